"""What the fields of both questions of a grading run share: text lines beside the first field, and a decision."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Generic, TypeVar

from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from okrtui.okr.drafts import Draft
from okrtui.okr.grading_asked import GradingAnswer
from okrtui.okr.records import Verdict
from okrtui.okr.text import safe
from okrtui.tui.views.grade_told import decision_line
from okrtui.tui.views.grading import QuestionView
from okrtui.tui.widgets.answering import Answering
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.rows import LABEL, fill
from okrtui.tui.widgets.typed_line import TypedLine

Q = TypeVar("Q", bound=QuestionView)
ROOM = 60


class GradingFields(Answering[Q], Generic[Q]):
    """Fields in the order of `tab`; `enter` in each of them gives the answer."""

    _verdict: Verdict | None = None
    _filled: Mapping[str, str] = MappingProxyType({})
    """What was put into the fields for text."""

    class Answered(Message):
        """All is there, or goes without."""

        def __init__(self, answer: GradingAnswer) -> None:
            super().__init__()
            self.answer = answer

    # -- what each kind does in its own way

    @property
    def first(self) -> Widget:
        """Where answering begins."""
        raise NotImplementedError

    @property
    def order(self) -> list[Widget]:
        """The fields as `tab` goes through them."""
        raise NotImplementedError

    def set(self, typed: Draft) -> None:
        """Put into the fields what was typed before."""
        raise NotImplementedError

    def give(self) -> None:
        """Answer with what stands in the fields, or ask for what is missing."""
        raise NotImplementedError

    def adjust(self, *, up: bool) -> None:
        """A hundredth up or down."""
        raise NotImplementedError

    def open_reflection(self) -> None:
        """To what was learnt, or why it was decided so."""
        raise NotImplementedError

    def open_explanation(self) -> None:
        """To why it was not kept."""
        raise NotImplementedError

    @property
    def is_asking_verdict(self) -> bool:
        """Whether go on, change or stop is asked."""
        raise NotImplementedError

    # -- what both do alike

    def ask(self, asked: Q, typed: Draft) -> None:
        """Ask, with what was typed before."""
        self._asked = asked
        self.set(typed)
        self._last = self.typed
        self.tell()
        self.screen.set_focus(self.first)

    def follow(self, asked: Q) -> None:
        """The same as it is known now; what was typed stays, what was not follows."""
        is_touched = not self.typed.says_as(self._asked.recorded)
        self._asked = asked
        if not is_touched:
            self.set(asked.recorded)
            self._last = self.typed
        self.tell()

    def step(self, by: int) -> None:
        """So many fields on or back, around."""
        fields = self.order
        at = next((place for place, field in enumerate(fields) if field.has_focus), 0)
        self.screen.set_focus(fields[(at + by) % len(fields)])

    def open_note(self) -> None:
        """The next field."""
        self.step(1)

    def step_back(self) -> None:
        """The field before; the first has none."""
        if not self.first.has_focus:
            self.step(-1)

    def erase_first(self) -> None:
        """Erase in the first field."""
        raise NotImplementedError

    def erase(self) -> None:
        """Erase where one writes, else in the first field."""
        if (line := self.writing) is not None:
            line.action_delete_left()
        else:
            self.erase_first()

    def decide(self, verdict: Verdict) -> None:
        """Go on, change or stop; the same key takes it back."""
        if not self.is_asking_verdict and verdict != self._verdict:
            self.say("go on, change or stop is asked below 0.40")
            return
        self._verdict = None if self._verdict == verdict else verdict
        self.has_typed()

    @property
    def is_writing(self) -> bool:
        """Whether letters are text now."""
        return self.writing is not None

    def line(self, name: str) -> TypedLine:
        """One of the fields for text."""
        return self.query_one(f"#{name}", TypedLine)

    def fill(self, name: str, text: str) -> None:
        """Put a text into one of them."""
        self._filled = {**self._filled, name: text}
        fill(self.line(name), text)

    def said(self, name: str) -> str:
        """The text in one of them; where nobody changed it as it was, of several lines perhaps."""
        value, filled = self.line(name).value, self._filled.get(name, "")
        return filled if value == safe(filled) else value

    @property
    def writing(self) -> TypedLine | None:
        """The field for text that has the focus."""
        return next((line for line in self.query(TypedLine) if line.has_focus), None)

    def tell_decision(self) -> None:
        """What was decided, and the keys that decide."""
        painted = self.query_one("#decide", Painted)
        is_asked, given = self.is_asking_verdict, self._verdict
        painted.show([decision_line(given, is_asked=is_asked, width=max(LABEL, painted.size.width or ROOM))])

    # -- keys

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is a draft."""
        event.stop()
        self.has_typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """`enter` in a text answers as it does in the first field."""
        event.stop()
        self.give()

    def on_typed_line_back(self) -> None:
        """From an empty text one field back."""
        self.step_back()
