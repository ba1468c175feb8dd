"""The month's report as a value: several weeks on the page for the monthly meeting (method.md, month view)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from okrtui.okr.belonging import week_start_of
from okrtui.okr.calendar import Week
from okrtui.okr.month import Month, ThenAndNow, month
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Win
from okrtui.okr.scope import Scope
from okrtui.okr.wins import wins_of
from okrtui.reports.parts import (
    CLOSELY,
    VERY_CLOSELY,
    CyclePart,
    KeyResultPart,
    LinePart,
    MetricPart,
    Whose,
    WinPart,
)
from okrtui.reports.taking import (
    cycle_parts,
    key_result_part,
    line_parts,
    metric_part,
    win_part,
)
from okrtui.reports.whose import whose_of


class ThenNow(Struct, frozen=True):
    """A key result with the confidence that stood before the weeks and at their end; None: none was given."""

    key_result: KeyResultPart
    then: int | None
    now: int | None
    change: int | None


class ObjectivePart(Struct, frozen=True):
    """An objective with its key results over the weeks."""

    id: str | None
    title: str
    key_results: tuple[ThenNow, ...]

    @property
    def stayed(self) -> list[KeyResultPart]:
        """The key results whose confidence is what it was."""
        return [told.key_result for told in self.key_results if told.change == 0]


class WeekMusts(Struct, frozen=True):
    """The musts of a week that were done, and how many were left open and live on nowhere."""

    week: str
    done: tuple[LinePart, ...]
    open: int


class MonthReport(Struct, frozen=True, kw_only=True):
    """Several weeks of a scope; its fields are the keys of `report month --json`."""

    report: str = "month"
    whose: Whose
    weeks: tuple[str, ...]
    first_day: date
    last_day: date
    cycles: tuple[CyclePart, ...]
    """Those of the last week."""
    rose: int
    fell: int
    same: int
    objectives: tuple[ObjectivePart, ...]
    musts: tuple[WeekMusts, ...]
    health: tuple[MetricPart, ...]
    wins: tuple[WinPart, ...]
    spaces: tuple[str, ...]
    """The spaces that what it says comes from."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        has_musts = any(week.done or week.open for week in self.musts)
        return not (self.objectives or has_musts or self.health or self.wins)

    @property
    def is_long(self) -> bool:
        """Whether the page has to be printed closely to stay one."""
        return self._key_results > CLOSELY

    @property
    def is_very_long(self) -> bool:
        """Whether it has to be printed as closely as can still be read."""
        return self._key_results > VERY_CLOSELY

    @property
    def _key_results(self) -> int:
        return sum(len(objective.key_results) for objective in self.objectives)


def month_report(
    okrs: Okrs, scope: Scope, me: Collection[str], weeks: Sequence[Week], today: date, *, team: str = ""
) -> MonthReport:
    """What there is to tell of a scope over weeks that follow each other.

    Everybody's page bears the name of the space `team`.
    """
    shown = month(okrs, scope, me, weeks, today)
    start, wins = week_start_of(okrs, scope, me), wins_of(okrs, scope, me, weeks)
    changes = [row.change for row in shown.key_results if row.change is not None]
    return MonthReport(
        whose=whose_of(okrs, scope, me, team),
        weeks=tuple(map(str, weeks)),
        first_day=weeks[0].first_day(start),
        last_day=weeks[-1].last_day(start),
        cycles=cycle_parts(okrs, shown.board),
        rose=sum(change > 0 for change in changes),
        fell=sum(change < 0 for change in changes),
        same=changes.count(0),
        objectives=tuple(_objectives(okrs, shown.key_results)),
        musts=tuple(WeekMusts(str(w.week), line_parts(okrs, w.done), w.open) for w in shown.musts),
        health=tuple(metric_part(okrs, row) for row in shown.health),
        wins=tuple(win_part(okrs, win) for win in wins),
        spaces=_spaces(shown, wins),
    )


def _objectives(okrs: Okrs, rows: Iterable[ThenAndNow]) -> Iterator[ObjectivePart]:
    for _, group in groupby(rows, key=lambda each: each.row.key_result.objective):
        key_results = tuple(
            ThenNow(key_result_part(okrs, each.row), each.then, each.now, each.change) for each in group
        )
        first = key_results[0].key_result
        yield ObjectivePart(first.objective, first.objective_title, key_results)


def _spaces(shown: Month, wins: Iterable[Win]) -> tuple[str, ...]:
    found = {each.row.key_result.space for each in shown.key_results} | {win.space for win in wins}
    found |= {line.record.space for week in shown.musts for line in week.done}
    return tuple(sorted(found | {row.metric.space for row in shown.health}))
