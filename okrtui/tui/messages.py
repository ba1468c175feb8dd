"""Wishes that go up from screens; the app carries them out."""

from textual.message import Message

from okrtui.okr.records import Whose


class RecordRequest(Message):
    """A wish about one record."""

    def __init__(self, record: str) -> None:
        super().__init__()
        self.record = record


class CheckInRequested(RecordRequest):
    """A key result is to be checked in."""


class DetailsRequested(RecordRequest):
    """A key result is to be read closely."""


class KeyResultRequested(RecordRequest):
    """An objective is to get another key result."""


class EditRequested(RecordRequest):
    """An objective or key result is to be changed."""


class DropRequested(RecordRequest):
    """An objective or key result is no longer to be pursued."""


class DeleteRequested(RecordRequest):
    """An objective or key result is to go to the trash."""


class ObjectiveRequested(Message):
    """A new objective, for whom, in which space and cycle (None: the backlog)."""

    def __init__(self, whose: Whose | None, space: str, cycle: str | None) -> None:
        super().__init__()
        self.whose, self.space, self.cycle = whose, space, cycle


class CyclesRequested(Message):
    """Older cycles are looked at and have to be opened."""

    def __init__(self, cycles: frozenset[str]) -> None:
        super().__init__()
        self.cycles = cycles
