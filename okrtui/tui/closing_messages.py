"""Wishes that go up from the pages about the end of a cycle; the app carries them out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from okrtui.tui.messages import CycleRequest, RecordRequest

if TYPE_CHECKING:
    from okrtui.okr.records import Whose

Told = Callable[[str], None]
"""Called with no fault once something is durable, or with the fault."""


class ObjectivesRequested(CycleRequest):
    """The objectives of a cycle are to be looked at."""


class MoveRequested(CycleRequest):
    """A cycle is to come into another phase."""


class NewCycleRequested(Message):
    """A space is to get another cycle."""

    def __init__(self, space: str) -> None:
        super().__init__()
        self.space = space


class PartWritten(CycleRequest):
    """A part of somebody's review is to say this."""

    def __init__(self, cycle: str, whose: "Whose", part: str, text: str, told: Told) -> None:
        super().__init__(cycle)
        self.whose, self.part, self.text, self.told = whose, part, text, told


class EditorRequested(Message):
    """A text is to be written on in the person's own editor; `take` gets it back."""

    def __init__(self, text: str, take: Callable[[str], None]) -> None:
        super().__init__()
        self.text, self.take = text, take


class GoesOn(RecordRequest):
    """An objective, a draft or an idea is to go into a cycle; perhaps edited, perhaps with the old starts."""

    def __init__(self, record: str, into: str, *, from_last: bool, is_edited: bool) -> None:
        super().__init__(record)
        self.into, self.from_last, self.is_edited = into, from_last, is_edited


class StaysBehind(RecordRequest):
    """An objective, a draft or an idea does not go into a cycle; or that is taken back."""

    def __init__(self, record: str, into: str, *, is_left: bool) -> None:
        super().__init__(record)
        self.into, self.is_left = into, is_left
