"""What a grading run asks now: the question, its fields, what is known and typed of it."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.reactive import var
from textual.screen import ModalScreen

from okrtui.okr.drafts import Draft, DraftOf
from okrtui.okr.grading_asked import GradingQuestion
from okrtui.okr.grading_run import GradingRun, forward, is_asked
from okrtui.okr.records import Grade
from okrtui.tui.now import Now
from okrtui.tui.views import grading as views
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.grading_ending import GradingEnding, finished
from okrtui.tui.widgets.focus import quiet_focus
from okrtui.tui.widgets.grade_fields import GradeFields
from okrtui.tui.widgets.grading_fields import GradingFields
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.verdict_fields import VerdictFields

Fields = GradingFields[Any]


class AskedGrading(ModalScreen[GradingEnding]):
    """The whole screen, wired to the run and to what is known now."""

    CSS_PATH = "grading.tcss"
    now: var[Now] = var(Now(), init=False)
    focused = quiet_focus()
    MAY_ASK: ClassVar[bool] = True
    """Whether a dialog may open over it, such as the help."""
    HIDES: ClassVar[bool] = True
    """Whether it leaves nothing to be seen of what stands behind it."""

    def __init__(
        self, now: Now, run: GradingRun, signs: Glyphs, drafts: DraftOf, *, monotonic: Callable[[], float]
    ) -> None:
        super().__init__()
        self.set_reactive(AskedGrading.now, now)
        self._run, self._signs, self._drafts, self._monotonic = run, signs, drafts, monotonic
        self._begun = monotonic()
        self._fields: dict[type[GradingQuestion], Fields] = {}
        self._shown: views.QuestionView
        self._draft: Draft | None = None
        self._first: Grade | None = None
        """The grade there was when the question was asked."""
        self._is_recording = False

    def compose(self) -> ComposeResult:
        """Evidence, answers, how far the run has come; its keys in the last line."""
        self._fields = self._made()
        with Vertical(id="grading"):
            with Container(id="grading-body"):
                with Vertical(id="grading-evidence"):
                    yield Painted(id="grading-told")
                    yield Painted(id="grading-chart")
                with Vertical(id="grading-answers"):
                    yield Painted(id="grading-words")
                    yield from self._fields.values()
            yield Painted(id="grading-tally")
        yield Painted(id="grading-keys")

    def _made(self) -> dict[type[GradingQuestion], Fields]:
        """Fields for each kind of question, with the first of its kind in them, hidden until it is asked."""
        there = [each for each in reversed(self._run.asked) if self.now.okrs.get(each.id)]
        first = {type(question): views.asked(self.now, question) for question in there}
        made = {kind: _fields(shown) for kind, shown in first.items()}
        for fields in made.values():
            fields.display = False
        return made

    def on_mount(self) -> None:
        """Ask for the first that is still to be asked."""
        here = self._run.here
        if here is not None and not is_asked(self.now.okrs, here):
            self._run = forward(self._run, self.now.okrs)
        self.go_on()

    # -- what is asked

    @property
    def _question(self) -> GradingQuestion:
        assert self._run.here is not None
        return self._run.here

    @property
    def fields(self) -> Fields:
        """Where the answer is typed."""
        return self._fields[type(self._question)]

    def go_on(self) -> None:
        """Ask what the run has come to; behind the last one it is over."""
        if self._run.here is None:
            self.dismiss(finished(self.now, self._run, self._monotonic() - self._begun))
        else:
            self.ask()

    def ask(self) -> None:
        """Ask the question that the run has come to."""
        question = self._question
        self._shown = views.asked(self.now, question)
        self._first = self._grade
        self._draft = self._drafts(question.key)
        for kind, fields in self._fields.items():
            fields.display = kind is type(question)
        self.fields.ask(self._shown, self._draft or self._shown.recorded)
        self.show_all()

    @property
    def _grade(self) -> Grade | None:
        found = self.now.okrs.key_results.get(self._question.id)
        return found.grade if found else None

    def watch_now(self, now: Now) -> None:
        """Something changed: say so, and leave alone what is typed."""
        if not self.is_mounted or self._is_recording or self._run.here is None:
            return
        self._shown = self._shown.follow(now)
        self.fields.follow(self._shown)
        self.show_all()

    # -- what is shown

    def show_all(self) -> None:
        """Show what is asked."""
        raise NotImplementedError


def _fields(shown: views.QuestionView) -> Fields:
    match shown:
        case views.AskedGrade():
            return GradeFields(shown, shown.recorded, "flat")
        case views.AskedVerdict():
            return VerdictFields(shown, shown.recorded, "flat")
