"""Which cycles should move by their days, and which should begin: offered, never done by themselves."""

from datetime import date

from msgspec import Struct

from okrtui.okr.calendar import (
    StandardCycle,
    days_left,
    following,
    moved,
    quarter_of,
    standard_cycle,
    weeks_of,
)
from okrtui.okr.grading import in_earnest, ungraded
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Phase
from okrtui.okr.rhythm import settings_of, start_of
from okrtui.okr.steps.founding import NEARLY_OVER


class Move(Struct, frozen=True):
    """A cycle that should come into another phase."""

    cycle: Cycle
    phase: Phase


def moves_due(okrs: Okrs, today: date) -> tuple[Move, ...]:
    """The cycles that should move today, what ends first before what ends later.

    A planned one begins on its first day, an active one is graded from its last week on; a graded one is closed
    once it is over and nothing in it is without a score.
    """
    cycles = sorted(okrs.cycles.values(), key=lambda c: (c.span.end or date.max, c.name, c.id))
    moves = ((cycle, _due_phase(okrs, cycle, today)) for cycle in cycles)
    return tuple(Move(cycle, phase) for cycle, phase in moves if phase is not None)


def _due_phase(okrs: Okrs, cycle: Cycle, today: date) -> Phase | None:
    start, end = cycle.span.start, cycle.span.end
    match cycle.phase:
        case "planning" if start is not None and today >= start:
            return "active"
        case "active" if (first := first_day_of_last_week(okrs, cycle)) is not None and today >= first:
            return "grading"
        case "grading" if end is not None and today > end and _is_graded(okrs, cycle):
            return "closed"
        case _:
            return None


def _is_graded(okrs: Okrs, cycle: Cycle) -> bool:
    return next(ungraded(okrs, in_earnest(okrs, cycle)), None) is None


def first_day_of_last_week(okrs: Okrs, cycle: Cycle) -> date | None:
    """From when on grading is offered: the first day of the cycle's last week, its first day where it has none."""
    if cycle.span.end is None:
        return None
    weeks = weeks_of(cycle.span)
    first = weeks[-1].first_day(start_of(okrs, cycle.space)) if weeks else moved(cycle.span.end, -6)
    return max(first, cycle.span.start or first)


def cycles_to_begin(okrs: Okrs, space: str, today: date) -> tuple[StandardCycle, ...]:
    """The cycles to plan now: those that follow one of a standard name with under three weeks left.

    Where no cycle of a space holds today and none does so, the quarter that runs.
    """
    fiscal_month = settings_of(okrs, space).fiscal_year_month or 1
    here = [cycle for cycle in okrs.cycles.values() if cycle.space == space]
    ending = [cycle for cycle in here if days_left(cycle.span, today) < NEARLY_OVER]
    standard = (standard_cycle(cycle.name, fiscal_month) for cycle in ending)
    after = sorted({following(each) for each in standard if each is not None})
    names = {cycle.name.casefold() for cycle in here}
    wanted = tuple(each for each in after if each.last_day >= today and each.name.casefold() not in names)
    holds = any(c.span.start and c.span.start <= today <= (c.span.end or date.max) for c in here)
    return wanted if wanted or holds else (quarter_of(today, fiscal_month),)
