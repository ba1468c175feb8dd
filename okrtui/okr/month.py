"""The month: the same board over several weeks, for the monthly meeting."""

from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct

from okrtui.okr.belonging import belonging
from okrtui.okr.board import Board, KeyResultRow, board
from okrtui.okr.calendar import Week, month_end, weeks_of
from okrtui.okr.confidences import confidences
from okrtui.okr.health import MetricRow, health_of, recent_weeks
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanLine, carried_on, lines_of, times_carried
from okrtui.okr.records import Priority, Span
from okrtui.okr.scope import Scope


class ThenAndNow(Struct, frozen=True):
    """A key result over the weeks: the confidence that stood before them, and how it stands at their end."""

    row: KeyResultRow
    then: int | None = None

    @property
    def now(self) -> int | None:
        """The confidence at the end of the weeks."""
        return self.row.confidences.number

    @property
    def change(self) -> int | None:
        """By how much it rose or fell; None when one of the two was not given."""
        return None if self.then is None or self.now is None else self.now - self.then


class WeekOfMusts(Struct, frozen=True):
    """The musts of one week that were done, and how many stayed open and live on nowhere."""

    week: Week
    done: tuple[PlanLine, ...] = ()
    open: int = 0


class Month(Struct, frozen=True):
    """Several weeks of a scope; `board` is that of the last."""

    weeks: tuple[Week, ...]
    board: Board
    key_results: tuple[ThenAndNow, ...]
    musts: tuple[WeekOfMusts, ...]
    health: tuple[MetricRow, ...]
    """Their recent line is as long as the weeks."""


def four_weeks(week: Week) -> tuple[Week, ...]:
    """The four weeks that end in one."""
    return recent_weeks(week, 4)


def weeks_of_month(day: date) -> tuple[Week, ...]:
    """The four or five weeks of the calendar month that holds a day: those with their Thursday in it."""
    return weeks_of(Span(day.replace(day=1), month_end(day)))


def month(okrs: Okrs, scope: Scope, me: Collection[str], weeks: Sequence[Week], today: date) -> Month:
    """The board over these weeks, which follow each other."""
    last = board(okrs, scope, me, weeks[-1], today)
    return Month(
        weeks=tuple(weeks),
        board=last,
        key_results=tuple(then_and_now(okrs, row, weeks) for row in last.key_results),
        musts=tuple(musts_of(okrs, scope, me, week) for week in weeks),
        health=health_of(okrs, scope, me, weeks),
    )


def then_and_now(okrs: Okrs, row: KeyResultRow, weeks: Sequence[Week]) -> ThenAndNow:
    """A key result over these weeks, `row` being how the last of them shows it."""
    return ThenAndNow(row, confidences(okrs, row.key_result, weeks[0].shifted(-1)).number)


def musts_of(okrs: Okrs, scope: Scope, me: Collection[str], week: Week) -> WeekOfMusts:
    """The musts of one week."""
    carried = carried_on(okrs)
    within = lines_of(okrs.lines_in.get(str(week), ()), belonging(okrs, scope, me), week)
    musts = [line for line in within if isinstance(line, Priority) and line.rank == "must"]
    return WeekOfMusts(
        week=week,
        done=tuple(PlanLine(line, times_carried(okrs, line)) for line in musts if line.state == "done"),
        open=sum(line.state == "open" and line.id not in carried for line in musts),
    )
