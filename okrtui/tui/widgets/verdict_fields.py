"""The fields of the question about an objective: go on, change or stop, and why."""

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from okrtui.okr.drafts import Draft
from okrtui.tui.views import grade_typed
from okrtui.tui.views.grading import AskedVerdict
from okrtui.tui.widgets.grading_fields import GradingFields
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.rows import row
from okrtui.tui.widgets.typed_line import TypedLine

UNDECIDED = "press g, c or x; enter once more goes on without"
OF_KEY_RESULTS = "the score of an objective is the mean of its key results: ↑ goes back to them"


class Decision(Painted, can_focus=True):
    """The line with the three answers: it has the focus while they are pressed."""

    class Settled(Message):
        """`enter` was pressed."""

    def on_key(self, event: events.Key) -> None:
        """`enter` answers; everything else goes on."""
        if event.key == "enter":
            event.stop()
            self.post_message(self.Settled())


class VerdictFields(GradingFields[AskedVerdict]):
    """What becomes of an objective that came out below 0.40; `enter` once more leaves it open."""

    _is_asked = False

    def compose(self) -> ComposeResult:
        """The decision, the reason, how the objective came out."""
        yield row("decide", Decision(id="decide"))
        yield row("why", TypedLine(id="because", placeholder="r  why?"))
        yield Painted(id="after")

    @property
    def first(self) -> Decision:
        """The decision."""
        return self.query_one(Decision)

    @property
    def order(self) -> list[Widget]:
        """Decision and reason."""
        return [self.first, self.line("because")]

    def ask(self, asked: AskedVerdict, typed: Draft) -> None:
        """Ask, with what was typed before."""
        self._is_asked = False
        super().ask(asked, typed)

    def set(self, typed: Draft) -> None:
        """What was typed before."""
        self._verdict = typed.verdict
        self.fill("because", typed.because)

    @property
    def typed(self) -> Draft:
        """What stands in the fields."""
        return Draft(verdict=self._verdict, because=self.said("because"))

    @property
    def is_asking_verdict(self) -> bool:
        """That is what it asks."""
        return True

    def tell(self) -> None:
        """What was decided and by whom, and how the objective came out."""
        self.tell_decision()
        given = self._asked.given
        self.query_one("#after", Painted).show([self._asked.after(), *([given] if given else [])])

    def open_reflection(self) -> None:
        """To the reason."""
        self.screen.set_focus(self.line("because"))

    def open_explanation(self) -> None:
        """The reason explains it."""
        self.open_reflection()

    def adjust(self, *, up: bool) -> None:
        """An objective is not adjusted."""
        self.say(OF_KEY_RESULTS)

    def give(self) -> None:
        """The answer; without one it is said once what to press."""
        answer = grade_typed.decided(self.typed)
        if answer is not None:
            self.post_message(self.Answered(answer))
        elif self._is_asked:
            self.post_message(self.Passed())
        else:
            self._is_asked = True
            self.say(UNDECIDED)
            self.screen.set_focus(self.first)

    def erase_first(self) -> None:
        """The decision."""
        self._verdict = None
        self.has_typed()

    def on_decision_settled(self) -> None:
        """`enter` answers."""
        self.give()
