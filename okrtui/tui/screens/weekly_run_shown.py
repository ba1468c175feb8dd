"""The weekly run on a screen: a panel at the bottom, above it the screen it was started on."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.screen import ModalScreen

from okrtui.okr.drafts import NOTHING, Draft, DraftOf
from okrtui.okr.run import Run, forward, is_asked
from okrtui.okr.run_asked import MetricAsked, Question
from okrtui.tui import messages
from okrtui.tui.commands import COMMANDS, footer
from okrtui.tui.now import Now
from okrtui.tui.screens.run_fields import FieldsOf, fields_of
from okrtui.tui.views import run_summary
from okrtui.tui.views import weekly_run as views
from okrtui.tui.views.facts import keys_line
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.views.readings import Asked, draft_told
from okrtui.tui.views.run_typed import as_typed
from okrtui.tui.widgets.answering import Answering
from okrtui.tui.widgets.focus import quiet_focus
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

FRAME = 4
LOW = 14
"""Below so many lines the panel says less."""


class ShownRun(ModalScreen[run_summary.Ending]):
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
        self._fields: FieldsOf = {}
        self._shown: views.QuestionView
        self._told: list[Line] = []
        self._draft: Draft | None = None
        self._fault = ""
        self._is_recording = False

    def compose(self) -> ComposeResult:
        """The panel, and its keys in the last line."""
        self._fields = fields_of(self.now, self._run, self._signs, decimal_comma=self._decimal_comma)
        with Vertical(id="run"):
            with Vertical(id="run-panel"):
                yield Painted(id="run-head")
                yield Painted(id="run-words")
                yield from self._fields.values()
                yield Lines[run_summary.Told](_drawn, mark=self._signs.cursor, id="run-summary")
            yield Painted(id="run-keys")

    def on_mount(self) -> None:
        """Ask for the first that is still to be asked."""
        if not is_asked(self._run, self.now.okrs, self._question, self.now.today):
            self._run = forward(self._run, self.now.okrs, self.now.today)
        self.go_on()

    # -- what is asked

    @property
    def is_over(self) -> bool:
        """Whether the last one was asked for."""
        return self._run.here is None

    @property
    def _question(self) -> Question:
        assert self._run.here is not None
        return self._run.here

    @property
    def fields(self) -> Answering[Any]:
        """Where the answer is typed."""
        return self._fields[type(self._question)]

    def go_on(self) -> None:
        """Ask what the run has come to; behind the last, the summary."""
        if self.is_over:
            self.show_summary()
        else:
            self.ask()

    def ask(self) -> None:
        """Ask the question that the run has come to."""
        question = self._question
        self._shown = views.asked(self.now, self._run, question, decimal_comma=self._decimal_comma)
        self._draft, self._fault = self._drafts(question.key), ""
        for kind, fields in self._fields.items():
            fields.display = kind is type(question)
        self.fields.ask(self._shown, self._draft or self.recorded)
        self.show_all()
        if not isinstance(question, MetricAsked):
            self.post_message(messages.KeyResultAsked(question.id))

    @property
    def recorded(self) -> Draft:
        """What this run recorded here, as it would be typed; nothing before that."""
        kept = self._run.kept.get(self._question)
        return NOTHING if kept is None else as_typed(self._shown, kept.answer)

    def watch_now(self, now: Now) -> None:
        """Something changed: say so, and leave alone what is typed."""
        if not self.is_mounted or self._is_recording or self.is_over:
            return
        self._shown = self._shown.follow(now)
        self.fields.follow(self._shown)
        self.show_all()

    # -- what is shown

    def on_resize(self) -> None:
        """The lines follow the width."""
        if self.is_mounted:
            self.show_all()

    @property
    def _width(self) -> int:
        return max(10, (self.size.width or self.app.size.width) - FRAME)

    @property
    def _has_steps(self) -> bool:
        return isinstance(self._shown, Asked) and self._shown.has_steps

    def show_all(self) -> None:
        """Head, words and keys."""
        is_low = self.app.size.height < LOW
        self.set_class(is_low, "low")
        if self.is_over:
            return
        most = 1 if self._has_steps or is_low else 2
        lines = views.head(self._shown, self._width, self._signs, most=most)
        self.query_one("#run-head", Painted).show(lines[:1] if is_low else lines)
        self._show_words()
        self._show_title(views.title(self._run, self.now), views.done(self._run))
        self._show_keys(("run",))

    def _show_words(self) -> None:
        words = (
            [Piece(self._fault, "bad")]
            if self._fault
            else views.meanwhile(self.now, self._run, self._question, self._width)
            or draft_told(self._draft, self.now.today)
        )
        is_close = not words and self._has_steps
        self.query_one("#run-words", Painted).show([] if is_close else [cut_line(words, self._width)])

    def say(self, sentence: str) -> None:
        """Say what is wrong, or with empty text that nothing is."""
        self._fault = sentence
        if not self.is_over:
            self._show_words()

    def _show_title(self, left: str, right: str) -> None:
        rule = max(1, self._width - len(left) - len(right) - 4)
        title = Content.assemble((left, "b"), (f" {self._signs.rule * rule} ", "$primary"), right)
        self.query_one("#run-panel").border_title = title

    def _show_keys(self, groups: Iterable[str]) -> None:
        help_ = next(command for command in COMMANDS if command.id == "help")
        commands = views.keys([*footer(groups), help_], self._run, self._signs, self._width + FRAME)
        self.query_one("#run-keys", Painted).show([keys_line(commands, self._width + FRAME)])

    # -- the end

    def summary(self) -> list[Line]:
        """What became of each."""
        keys = (question.key for question in self._run.asked)
        drafts = frozenset(key for key in keys if self._drafts(key) is not None)
        return run_summary.summary(self.now, self._run, drafts, self._monotonic() - self._begun)

    def show_summary(self) -> None:
        """What became of each, in the place of the fields."""
        for gone in (*self._fields.values(), self.query_one("#run-head"), self.query_one("#run-words")):
            gone.display = False
        self._told = self.summary()
        lines = self.query_one("#run-summary", Lines)
        lines.display = True
        lines.show(run_summary.as_rows(self._told))
        self._show_title("Weekly run", run_summary.of(self._run))
        self.query_one("#run-keys", Painted).show([views.CLOSING])
        self.set_focus(lines)


def _drawn(told: run_summary.Told, width: int) -> Line:
    return cut_line(told.line, width)
