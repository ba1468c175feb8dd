"""Wishes that go up from screens; the app carries them out."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from okrtui.okr.conflicts import Choice, Conflict, Remark
    from okrtui.okr.drafts import Draft
    from okrtui.okr.filters import Filter
    from okrtui.okr.okrs import Okrs
    from okrtui.okr.records import Whose
    from okrtui.okr.run_asked import Answer, Question
    from okrtui.tui.views.choices import Choice as Offered
    from okrtui.tui.views.conflict_rows import Found
    from okrtui.tui.views.cycles import CycleChoice
    from okrtui.workspace.remembered import Grouping


class RecordRequest(Message):
    """A wish about one record."""

    def __init__(self, record: str) -> None:
        super().__init__()
        self.record = record


class CheckInRequested(RecordRequest):
    """A key result is to be checked in."""


class DetailsRequested(RecordRequest):
    """A key result is to be read closely; `among` are those of its list, in their order."""

    def __init__(self, record: str, among: Sequence[str] = ()) -> None:
        super().__init__(record)
        self.among = among


class ShowRequested(RecordRequest):
    """An objective is to be looked at among the objectives."""


class BackRequested(RecordRequest):
    """A screen is to be left; the one below it points at the record."""


class CommentRequested(RecordRequest):
    """Something is to be said about a record."""


class DecisionRequested(RecordRequest):
    """Something is decided about an objective, or about that of a key result."""


class WatchRequested(RecordRequest):
    """A metric is to be watched beside an objective, or beside that of a key result."""


class CorrectionRequested(RecordRequest):
    """A check-in of a key result is to be corrected."""

    def __init__(self, record: str, check_in: str) -> None:
        super().__init__(record)
        self.check_in = check_in


class MeasureByRequested(RecordRequest):
    """A key result is to be measured by a command of this machine, by another, or by none any more."""


class KeyResultRequested(RecordRequest):
    """An objective is to get another key result."""


class EditRequested(RecordRequest):
    """An objective or key result is to be changed."""


class RecordsRequest(Message):
    """A wish about one or several records, in one step."""

    def __init__(self, records: Sequence[str]) -> None:
        super().__init__()
        self.records = records


class DropRequested(RecordsRequest):
    """Objectives or key results are no longer to be pursued, or again where all of them are dropped."""


class DeleteRequested(RecordsRequest):
    """Objectives or key results are to go to the trash."""


class OwnerRequested(RecordsRequest):
    """Objectives or key results are to be handed over."""


class TieRequested(RecordsRequest):
    """Objectives are to support something else."""


class DeriveRequested(RecordRequest):
    """Drafts that support an objective or key result are to be made for others."""


class AnswerRequested(RecordRequest):
    """A draft that was derived for somebody is to be accepted or declined."""


class PlaceRequested(RecordRequest):
    """An objective or key result is to stand at another place among others of its kind."""

    def __init__(self, record: str, among: Sequence[str], place: int) -> None:
        super().__init__(record)
        self.among, self.place = among, place


class CopyRequested(RecordsRequest):
    """Objectives or key results are to be copied as Markdown."""


class ShareObjectiveRequested(RecordRequest):
    """A private objective is to go on in a team's space."""


class LinkRequested(RecordRequest):
    """The link of an objective or key result is to be opened."""


class GroupingChosen(Message):
    """Objectives are looked at by unit or flat from now on."""

    def __init__(self, grouping: "Grouping") -> None:
        super().__init__()
        self.grouping = grouping


class FilterRequested(Message):
    """What is to be shown alone is to be typed or chosen, at first as it is; `count` says what a filter finds.

    `choose` is told what is wanted.
    """

    def __init__(
        self,
        at: str,
        choices: "Sequence[Offered]",
        count: Callable[[str], str],
        choose: Callable[["Filter"], None],
    ) -> None:
        super().__init__()
        self.at, self.choices, self.count, self.choose = at, choices, count, choose


class SavedFiltersRequested(Message):
    """One of the saved filters is to be used, or the present one, as it was typed, saved."""

    def __init__(self, at: str, choose: Callable[["Filter"], None]) -> None:
        super().__init__()
        self.at, self.choose = at, choose


class ObjectiveRequested(Message):
    """A new objective, for whom, in which space and cycle (None: the backlog)."""

    def __init__(self, whose: "Whose | None", space: str, cycle: str | None) -> None:
        super().__init__()
        self.whose, self.space, self.cycle = whose, space, cycle


class ListTextRequested(Message):
    """The objectives of a cycle are to be written on as text, in the person's own editor."""

    def __init__(self, choice: "CycleChoice") -> None:
        super().__init__()
        self.choice = choice


class CyclesRequested(Message):
    """Older cycles, or weeks of other years, are looked at and have to be opened; `then` is called when they are."""

    def __init__(
        self,
        cycles: frozenset[str],
        then: Callable[[], None] | None = None,
        *,
        years: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__()
        self.cycles, self.then, self.years = cycles, then, years


class LinesPasted(Message):
    """Several lines were pasted into a field, which takes them as one when told to by `take`."""

    def __init__(self, text: str, take: Callable[[str], None]) -> None:
        super().__init__()
        self.text, self.take = text, take


class ConflictsRequested(Message):
    """What is in conflict is to be found anew; `take` gets it, `fail` is called where it cannot be found."""

    def __init__(self, take: "Callable[[Found], None]", fail: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.take, self.fail = take, fail


class RemarksRequested(Message):
    """What is only to be known is to be found; `take` gets it."""

    def __init__(self, take: Callable[[Sequence["Remark"]], None]) -> None:
        super().__init__()
        self.take = take


class SettleRequested(Message):
    """A conflict is to be settled by one of its choices, or None: by a value yet to be typed.

    `okrs` are those that it was shown of.
    """

    def __init__(self, okrs: "Okrs", conflict: "Conflict", choice: "Choice | None") -> None:
        super().__init__()
        self.okrs, self.conflict, self.choice = okrs, conflict, choice


class HelpRequested(Message):
    """All keys are to be shown."""


class Drafted(Message):
    """Something was typed and is not recorded; None when nothing is left of it. `key` as drafts are kept by."""

    def __init__(self, key: str, draft: "Draft | None") -> None:
        super().__init__()
        self.key, self.draft = key, draft


class AnswerGiven(Message):
    """A question of a run is answered, and who asked is told when that is durable.

    `replaces` is the record of the same run that it takes the place of. `told` is called with the id of the
    record made or changed and no fault, or with none and why it could not be.
    """

    def __init__(
        self,
        question: "Question",
        answer: "Answer",
        replaces: str | None,
        told: Callable[[str | None, str], None],
    ) -> None:
        super().__init__()
        self.question, self.answer, self.replaces, self.told = question, answer, replaces, told


class KeyResultAsked(RecordRequest):
    """A run asks about a key result now: the screen below shows where it stands."""


class CycleRequest(Message):
    """A wish about one cycle."""

    def __init__(self, cycle: str) -> None:
        super().__init__()
        self.cycle = cycle


class SummaryRequested(CycleRequest):
    """How a cycle came out is to be looked at."""


class ReviewRequested(CycleRequest):
    """What went well and badly in a cycle is to be said, and then the cycle closed."""


class NextCycleRequested(CycleRequest):
    """Of each objective of a cycle it is to be chosen whether it goes on into the next."""
