"""The weekly run on a screen: a panel at the bottom, above it the screen it was started on."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.screen import ModalScreen

from okrtui.okr.drafts import NOTHING, Draft, DraftOf
from okrtui.okr.measures import Value
from okrtui.okr.records import KeyResult
from okrtui.okr.run import Kept, Run
from okrtui.tui import messages
from okrtui.tui.commands import COMMANDS, footer
from okrtui.tui.now import Now
from okrtui.tui.views import weekly_run as views
from okrtui.tui.views.facts import keys_line
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.views.readings import Asked, draft_told
from okrtui.tui.widgets.focus import quiet_focus
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.reading_fields import ReadingFields

FRAME = 4
STEPS_SHOWN = 3


class ShownRun(ModalScreen[None]):
    """Wires head, fields and summary to the run and to what is known now."""

    now: var[Now] = var(Now(), init=False)
    focused = quiet_focus()
    MAY_ASK: ClassVar[bool] = True
    """Whether a dialog may open over it, such as the help."""

    def __init__(
        self,
        now: Now,
        run: Run,
        signs: Glyphs,
        drafts: DraftOf,
        *,
        decimal_comma: bool,
        monotonic: Callable[[], float],
    ) -> None:
        super().__init__()
        self.set_reactive(ShownRun.now, now)
        self._run, self._signs, self._drafts = run, signs, drafts
        self._decimal_comma, self._monotonic = decimal_comma, monotonic
        self._begun = monotonic()
        self._key_result = now.okrs.find(KeyResult, run.here)
        self._draft: Draft | None = None
        self._fault = ""
        self._is_recording = False

    def compose(self) -> ComposeResult:
        """The panel, and its keys in the last line."""
        with Vertical(id="run"):
            with Vertical(id="run-panel"):
                yield Painted(id="run-head")
                yield Painted(id="run-words")
                yield ReadingFields(self._asked(), NOTHING, self._signs, is_flat=True, most_steps=STEPS_SHOWN)
                yield Lines[views.Told](_drawn, mark=self._signs.cursor, id="run-summary")
            yield Painted(id="run-keys")

    def on_mount(self) -> None:
        """Ask for the first."""
        self.ask()

    # -- what is asked

    @property
    def fields(self) -> ReadingFields:
        """Where the answers are typed."""
        return self.query_one(ReadingFields)

    @property
    def is_over(self) -> bool:
        """Whether the last one was asked for."""
        return self._run.here is None

    def _asked(self) -> Asked:
        return Asked.of(self.now, self._key_result, decimal_comma=self._decimal_comma)

    def ask(self) -> None:
        """Ask for the key result that the run has come to."""
        id_ = self._run.here or ""
        self._key_result = self.now.okrs.find(KeyResult, id_)
        self._draft, self._fault = self._drafts(id_), ""
        self.fields.ask(self._asked(), self._draft or self.recorded)
        self.show_all()
        self.post_message(messages.KeyResultAsked(id_))

    @property
    def recorded(self) -> Draft:
        """What this run recorded of the key result here, as it would be typed; nothing before that."""
        kept = self._run.kept.get(self._key_result.id)
        return NOTHING if kept is None else self._as_typed(kept)

    def _as_typed(self, kept: Kept) -> Draft:
        reading = kept.reading
        value = self._value_as_typed(reading.value)
        on = reading.on.isoformat() if reading.on else ""
        return Draft(value, reading.confidence, reading.note or "", forecast=kept.forecast, on=on)

    def _value_as_typed(self, value: Value | None) -> str:
        if value is None or isinstance(value, tuple):
            return ""
        if self._key_result.measure.kind == "yes_no":
            return "y" if value else "n"
        return f"{value:f}".replace(".", "," if self._decimal_comma else ".")

    def watch_now(self, now: Now) -> None:
        """Something changed: say so, and leave alone what is typed."""
        if not self.is_mounted or self._is_recording or self.is_over:
            return
        self._key_result = now.okrs.key_results.get(self._key_result.id, self._key_result)
        self.fields.follow(self._asked())
        self.show_all()

    # -- what is shown

    def on_resize(self) -> None:
        """The lines follow the width."""
        if self.is_mounted:
            self.show_all()

    @property
    def _width(self) -> int:
        return max(10, (self.size.width or self.app.size.width) - FRAME)

    def show_all(self) -> None:
        """Head, words and keys."""
        if self.is_over:
            return
        most = 1 if self._asked().has_steps else 2
        self.query_one("#run-head", Painted).show(
            views.head(self.now, self._key_result, self._width, self._signs, most=most)
        )
        self._show_words()
        self._show_title(views.title(self._run), f"{len(self._run.kept)} done")
        self._show_keys(("run",))

    def _show_words(self) -> None:
        words = (
            [Piece(self._fault, "bad")]
            if self._fault
            else views.meanwhile(self.now, self._run, self._key_result, self._width)
            or draft_told(self._draft, self.now.today)
        )
        is_close = not words and self._asked().has_steps
        self.query_one("#run-words", Painted).show([] if is_close else [cut_line(words, self._width)])

    def say(self, sentence: str) -> None:
        """Say what is wrong, or with empty text that nothing is."""
        self._fault = sentence
        self._show_words()

    def _show_title(self, left: str, right: str) -> None:
        rule = max(1, self._width - len(left) - len(right) - 4)
        title = Content.assemble((left, "b"), (f" {self._signs.rule * rule} ", "$primary"), right)
        self.query_one("#run-panel").border_title = title

    def _show_keys(self, groups: Iterable[str]) -> None:
        help_ = next(command for command in COMMANDS if command.id == "help")
        commands = views.keys([*footer(groups), help_], self._run, self._signs, self._width + FRAME)
        self.query_one("#run-keys", Painted).show([keys_line(commands, self._width + FRAME)])

    def show_summary(self) -> None:
        """What became of each, in the place of the fields."""
        seconds = self._monotonic() - self._begun
        drafts = frozenset(id_ for id_ in self._run.asked if self._drafts(id_) is not None)
        for gone in (self.fields, self.query_one("#run-head"), self.query_one("#run-words")):
            gone.display = False
        lines = self.query_one("#run-summary", Lines)
        lines.display = True
        lines.show(views.summary(self.now, self._run, drafts, seconds))
        self._show_title("Weekly run", f"{len(self._run.kept)} of {len(self._run.asked)} done")
        self.query_one("#run-keys", Painted).show([views.CLOSING])
        self.set_focus(lines)


def _drawn(told: views.Told, width: int) -> Line:
    return cut_line(told.line, width)
