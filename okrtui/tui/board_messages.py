"""Wishes that go up from the week board; the app carries them out."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.message import Message

from okrtui.tui.messages import RecordRequest

if TYPE_CHECKING:
    from okrtui.okr.calendar import Week
    from okrtui.okr.quick_add import QuickLine
    from okrtui.okr.records import Rank, Whose
    from okrtui.okr.scope import Scope

Verb = Literal["done", "rerank", "later", "earlier"]
Answer = Callable[[str, str], None]
"""Called with what was done and no fault once it is durable, or with nothing done and the fault."""


class LinePlace(NamedTuple):
    """Where a new line of a plan goes: its week, its rank where the cursor says one, for whom, in which space."""

    week: "Week"
    rank: "Rank | None"
    whose: "Whose | None"
    space: str

    def said_by(self, line: "QuickLine") -> "LinePlace":
        """Where a line goes that may say another rank, and so many weeks later."""
        return self._replace(week=self.week.shifted(line.weeks), rank=line.rank or self.rank)


class LineChangeRequested(RecordRequest):
    """A line of a plan is to be done, of the other rank, or in another week."""

    def __init__(self, record: str, verb: Verb) -> None:
        super().__init__(record)
        self.verb = verb


class OrderRequested(RecordRequest):
    """A line is to stand at another place among others."""

    def __init__(self, record: str, among: Sequence[str], place: int) -> None:
        super().__init__(record)
        self.among, self.place = among, place


class CarryRequested(Message):
    """Lines that earlier weeks left open are to be taken into this one."""

    def __init__(self, records: Sequence[str]) -> None:
        super().__init__()
        self.records = records


class LineTyped(Message):
    """A line was typed; `answer` is told when it is durable, or why it cannot be."""

    def __init__(self, text: str, place: LinePlace, answer: Answer) -> None:
        super().__init__()
        self.text, self.place, self.answer = text, place, answer


class PlanPasted(Message):
    """Several lines were pasted where lines of a plan go; a field would `take` them as one."""

    def __init__(self, text: str, place: LinePlace, take: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.text, self.place, self.take = text, place, take


class MetricRequested(Message):
    """Another health metric is to be watched, for whom, in which space, beside which objective."""

    def __init__(self, whose: "Whose | None", space: str, objective: str | None = None) -> None:
        super().__init__()
        self.whose, self.space, self.objective = whose, space, objective


class ReadingRequested(RecordRequest):
    """This week's reading of a health metric is to be recorded."""


class WinRequested(Message):
    """A win is to be noted, about a unit, an objective or a key result, or about none."""

    def __init__(self, about: str | None, space: str) -> None:
        super().__init__()
        self.about, self.space = about, space


class PassByRequested(Message):
    """Somebody's board is to be looked at for a while; None: the one that was chosen."""

    def __init__(self, scope: "Scope | None") -> None:
        super().__init__()
        self.scope = scope


class SearchRequested(Message):
    """Something is to be looked for on the boards of all weeks."""


class NewsRequested(Message):
    """What others changed since I looked last is to be listed."""


class ReportRequested(Message):
    """The report of these weeks, one or several that follow each other, is to be copied as Markdown."""

    def __init__(self, weeks: Sequence["Week"]) -> None:
        super().__init__()
        self.weeks = weeks
