"""What all questions of a run share: fields that are asked, keep what is typed, and say when all is given."""

from typing import Generic, TypeVar

from textual.containers import Vertical
from textual.events import Resize
from textual.message import Message

from okrtui.okr.drafts import Draft
from okrtui.okr.run_asked import Answer

A = TypeVar("A")
"""What is asked, as its view tells it."""


class Answering(Vertical, Generic[A]):
    """The fields of one question; the keys of a run mean the same in all of them."""

    class Given(Message):
        """All is there."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    class Passed(Message):
        """Nothing is to be recorded, which is an answer here."""

    class Typed(Message):
        """Something was typed, toggled or erased."""

    class Said(Message):
        """Something is wrong, or with empty text nothing any more."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, asked: A, typed: Draft, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._asked, self._last = asked, typed
        self._told_width = 0

    # -- what each kind does in its own way

    def ask(self, asked: A, typed: Draft) -> None:
        """Ask, with what was typed before, and go to the first field."""
        raise NotImplementedError

    def follow(self, asked: A) -> None:
        """The same as it is known now; what was typed stays."""
        raise NotImplementedError

    def open_note(self) -> None:
        """The second thing that can be said, and back."""
        raise NotImplementedError

    def step_back(self) -> None:
        """One field back."""
        raise NotImplementedError

    @property
    def typed(self) -> Draft:
        """What stands in the fields."""
        raise NotImplementedError

    @property
    def is_writing(self) -> bool:
        """Whether `?` is text now."""
        raise NotImplementedError

    def tell(self) -> None:
        """Say how what is typed reads."""
        raise NotImplementedError

    # -- what all do alike

    def on_mount(self) -> None:
        """Typing begins where something is asked."""
        if self.display:
            self.ask(self._asked, self._last)

    def on_resize(self, event: Resize) -> None:
        """What is said beside a field is cut to the room there; another height leaves it alone."""
        if self.display and event.size.width != self._told_width:
            self._told_width = event.size.width
            self.tell()

    def has_typed(self) -> None:
        """What was wrong may be right now."""
        if not self.typed.says_as(self._last):
            self._last = self.typed
            self.tell()
            self.say("")
            self.post_message(self.Typed())

    def say(self, sentence: str) -> None:
        """Say what is wrong, or with empty text that nothing is."""
        self.post_message(self.Said(sentence))
