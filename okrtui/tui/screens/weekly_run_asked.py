"""What a run asks now: the question, its fields, and what is known and typed of it."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var

from okrtui.okr.drafts import NOTHING, Draft, DraftOf
from okrtui.okr.run import Run, forward, is_asked, still_there
from okrtui.okr.run_asked import MetricAsked, Question
from okrtui.tui import messages
from okrtui.tui.now import Now
from okrtui.tui.screens.run_fields import FieldsOf, fields_of
from okrtui.tui.views import run_summary
from okrtui.tui.views import weekly_run as views
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line
from okrtui.tui.views.run_ending import Ending
from okrtui.tui.views.run_typed import as_typed
from okrtui.tui.widgets.answering import Answering
from okrtui.tui.widgets.behind import OverScreen
from okrtui.tui.widgets.focus import quiet_focus
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted


class AskedRun(OverScreen[Ending]):
    """A panel at the bottom, wired to the run and to what is known now; above it the screen it was started on."""

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
        self.set_reactive(AskedRun.now, now)
        self._run, self._signs, self._drafts = run, signs, drafts
        self._decimal_comma, self._monotonic = decimal_comma, monotonic
        self._begun = monotonic()
        self._fields: FieldsOf = {}
        self._shown: views.QuestionView
        self._draft: Draft | None = None
        self._is_recording = False

    def compose(self) -> ComposeResult:
        """The panel, and its keys in the last line."""
        self._run = still_there(self._run, self.now.okrs)
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
        here = self._run.here
        if here is not None and not is_asked(self._run, self.now.okrs, here, self.now.today):
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
        self._draft = self._drafts(question.key)
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

    def show_all(self) -> None:
        """Show what is asked."""
        raise NotImplementedError

    def show_summary(self) -> None:
        """Show what became of each, in the place of the fields."""
        raise NotImplementedError


def _drawn(told: run_summary.Told, width: int) -> Line:
    return run_summary.narrowed(told.line, width)
