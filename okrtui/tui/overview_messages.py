"""Wishes that go up from the overview; the app carries them out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from okrtui.tui.messages import RecordRequest

if TYPE_CHECKING:
    from okrtui.okr.okrs import Okrs
    from okrtui.okr.overview import Overview, Wanted


class OverviewRequested(Message):
    """The figures of these OKRs are to be reckoned, in the background; `take` gets them."""

    def __init__(self, okrs: "Okrs", wanted: "Wanted", take: Callable[["Overview"], None]) -> None:
        super().__init__()
        self.okrs, self.wanted, self.take = okrs, wanted, take


class GoInRequested(RecordRequest):
    """A unit is to be looked at closely, or with an empty id all that is looked at now; on which screen is asked."""


class PersonRequested(RecordRequest):
    """What a person has is to be looked at."""


class OverviewCopied(Message):
    """A page of the overview is to be taken along as Markdown; `told` says what it is."""

    def __init__(self, text: str, told: str) -> None:
        super().__init__()
        self.text, self.told = text, told
