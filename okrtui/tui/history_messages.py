"""Wishes that go up from the history; the app carries them out."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from okrtui.tui.messages import RecordRequest

if TYPE_CHECKING:
    from okrtui.tui.views.history_filter import Wanted
    from okrtui.workspace.annals import Annals, Read
    from okrtui.workspace.facts import Entry
    from okrtui.workspace.givers import Giver


class OlderRequested(Message):
    """Older steps are to be read, at most so many; from the newest on where nothing was read yet.

    `take` gets what was read on in, and nothing to read on in where that failed.
    """

    def __init__(
        self,
        annals: "Annals | None",
        wanted: "Wanted",
        most: int,
        take: Callable[["Annals | None", "Read"], None],
    ) -> None:
        super().__init__()
        self.annals, self.wanted, self.most, self.take = annals, wanted, most, take


class NewerRequested(Message):
    """What came since is to be read."""

    def __init__(self, annals: "Annals", wanted: "Wanted", take: Callable[[Sequence["Entry"]], None]) -> None:
        super().__init__()
        self.annals, self.wanted, self.take = annals, wanted, take


class ThrownRequested(Message):
    """Who put what lies in the trash there is to be found."""

    def __init__(self, take: Callable[[Mapping[str, "Giver"]], None]) -> None:
        super().__init__()
        self.take = take


class NarrowingRequested(RecordRequest):
    """It is to be chosen of whom or of what history tells, `at` chosen now.

    `record` is what the line one is at is about, `by` who did it; both may be empty.
    """

    def __init__(self, record: str, by: str, at: str, choose: Callable[[str], None]) -> None:
        super().__init__(record)
        self.by, self.at, self.choose = by, at, choose


class RestoreRequested(RecordRequest):
    """A record is to come back from the trash."""


class RecordOpened(RecordRequest):
    """A record of whatever kind is to be looked at where it stands."""
