"""Wishes that go up from the page of units and people; the app carries them out."""

from textual.message import Message

from okrtui.tui.messages import RecordRequest


class LookedAt(RecordRequest):
    """A unit or person is to be looked at, on every screen."""


class EditMember(RecordRequest):
    """A unit or person is to be changed."""


class MoveMember(RecordRequest):
    """A unit is to stand below another, a person in another."""


class HandOver(RecordRequest):
    """What somebody has in hand is to go on."""


class Leaves(RecordRequest):
    """Somebody leaves."""


class AddMember(Message):
    """A unit or people are to come below a unit of a space, or to its top."""

    def __init__(self, space: str, below: str) -> None:
        super().__init__()
        self.space, self.below = space, below


class OutlineGiven(Message):
    """Indented lines are to become units and people of a space, once they were seen."""

    def __init__(self, space: str, text: str) -> None:
        super().__init__()
        self.space, self.text = space, text
