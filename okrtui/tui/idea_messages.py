"""Wishes that go up from the ideas; the app carries them out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from okrtui.tui.messages import RecordRequest

if TYPE_CHECKING:
    from okrtui.okr.records import IdeaState


class SupportRequested(RecordRequest):
    """I am for an idea, or no longer."""


class AdoptRequested(RecordRequest):
    """An idea is to become an objective."""


class DeclineRequested(RecordRequest):
    """An idea is to be declined, or opened again where it is."""


class EditIdea(RecordRequest):
    """An idea is to be put into other words."""


class CopyIdea(RecordRequest):
    """An idea is to be copied as Markdown."""


class GrownRequested(RecordRequest):
    """What an idea became is to be looked at."""


class IdeaTyped(Message):
    """An idea was typed for a space; `answer` is told what was done and no fault, or why nothing was."""

    def __init__(self, text: str, space: str, answer: Callable[[str, str], None]) -> None:
        super().__init__()
        self.text, self.space, self.answer = text, space, answer


class IdeasPasted(Message):
    """Several lines were pasted where ideas go, for a space; a field would `take` them as one."""

    def __init__(self, text: str, space: str, take: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.text, self.space, self.take = text, space, take


class StateRequested(Message):
    """One state of ideas is to be chosen, or all; `choose` is told which."""

    def __init__(self, at: "IdeaState | None", choose: Callable[["IdeaState | None"], None]) -> None:
        super().__init__()
        self.at, self.choose = at, choose
