"""The weekly plan: this week's musts and shoulds, what is offered from before, the next four weeks."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from msgspec import Struct

from okrtui.okr.belonging import Belongs, belonging, place_in, week_start_of
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Outlook, Priority
from okrtui.okr.rhythm import start_of
from okrtui.okr.scope import Scope

AHEAD = 4
"""How many weeks quadrant 3 shows."""
OFFERED_BACK = 4
"""How many weeks back unfinished lines are looked for, so that a holiday loses none."""
PlanRecord = Priority | Outlook
_RANKS = {"must": 0, "should": 1}


class PlanLine(Struct, frozen=True):
    """One line of a plan, and how often it was carried."""

    record: PlanRecord
    carried: int = 0

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id


class Plan(Struct, frozen=True):
    """Quadrant 2: the lines of a week by rank, in order, and those offered for carrying into it."""

    week: Week
    must: tuple[PlanLine, ...] = ()
    should: tuple[PlanLine, ...] = ()
    offered: tuple[PlanLine, ...] = ()
    is_folded: bool = False
    """Whether what is offered stands in one line: from the second day of the week."""

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """All lines of the week, the musts first."""
        return self.must + self.should


class WeekAhead(Struct, frozen=True):
    """Quadrant 3: outlook lines and open priorities of one of the next weeks."""

    week: Week
    lines: tuple[PlanLine, ...] = ()


def plan_of(okrs: Okrs, scope: Scope, me: Collection[str], week: Week, today: date) -> Plan:
    """The plan of a week; only the week that runs today is offered what others left open."""
    belongs = belonging(okrs, scope, me)
    here = (line for line in okrs.lines_in.get(str(week), ()) if isinstance(line, Priority))
    lines = [PlanLine(p, times_carried(okrs, p)) for p in lines_of(here, belongs, week)]
    start = week_start_of(okrs, scope, me)
    return Plan(
        week=week,
        must=tuple(line for line in lines if line.record.rank == "must"),
        should=tuple(line for line in lines if line.record.rank != "must"),
        offered=tuple(
            PlanLine(line, times_carried(okrs, line)) for line in _offered(okrs, belongs, week, today)
        ),
        is_folded=today > week.first_day(start),
    )


def weeks_ahead(okrs: Okrs, scope: Scope, me: Collection[str], week: Week) -> tuple[WeekAhead, ...]:
    """The four weeks after one, each with its outlook lines that are not dropped and its open priorities."""
    belongs = belonging(okrs, scope, me)
    following = (week.shifted(number) for number in range(1, AHEAD + 1))
    return tuple(
        WeekAhead(w, tuple(PlanLine(line, times_carried(okrs, line)) for line in _kept(okrs, belongs, w)))
        for w in following
    )


def _kept(okrs: Okrs, belongs: Belongs, week: Week) -> list[PlanRecord]:
    """What is shown of a week to come: outlook lines that are not dropped, priorities that are still open there."""
    here = okrs.lines_in.get(str(week), ())
    return lines_of((line for line in here if _is_shown_ahead(okrs, line)), belongs, week)


def _is_shown_ahead(okrs: Okrs, line: PlanRecord) -> bool:
    return is_unfinished(okrs, line) if isinstance(line, Priority) else line.state != "dropped"


def lines_of(records: Iterable[PlanRecord], belongs: Belongs, week: Week) -> list[PlanRecord]:
    """Those of the lines that stand in a week and belong to a scope, in their order."""
    name = str(week)
    return sorted((r for r in records if r.week == name and belongs(r.for_, r.owner)), key=standing_order)


def standing_order(line: PlanRecord) -> tuple[int, str, str]:
    """Where a line stands in its week: by rank, by its fractional index, by id for good."""
    return (_RANKS.get(line.rank or "", 2), place_in(line.order, line.week), line.id)


def carried_on(okrs: Okrs) -> frozenset[str]:
    """The priorities that live on in another week; they stay as they were, as history."""
    return okrs.carried_on


def times_carried(okrs: Okrs, line: PlanRecord) -> int:
    """How often a line was carried from one week into another."""
    return len(list(_origins(okrs, line)))


def _origins(okrs: Okrs, line: PlanRecord) -> Iterator[str]:
    """The lines it was carried from, the nearest first; a circle is walked once."""
    seen, here = {line.id}, line
    while isinstance(here, Priority) and here.carried_from and here.carried_from not in seen:
        seen.add(here.carried_from)
        yield here.carried_from
        before = okrs.priorities.get(here.carried_from) or okrs.trash.get(here.carried_from)
        if not isinstance(before, Priority):
            return
        here = before


def is_unfinished(okrs: Okrs, line: PlanRecord) -> bool:
    """Whether a line is open and does not live on in another week."""
    return line.state == "open" and line.id not in carried_on(okrs)


def _offered(okrs: Okrs, belongs: Belongs, week: Week, today: date) -> list[PlanRecord]:
    """Open lines of the weeks before, and outlook lines whose week has come; the latest week first."""
    recent = {str(week.shifted(-back)): back for back in range(OFFERED_BACK + 1)}
    found = [
        line
        for name in recent
        for line in okrs.lines_in.get(name, ())
        if (is_unfinished(okrs, line) if isinstance(line, Priority) else line.state == "open")
        and (line.week != str(week) or isinstance(line, Outlook))
        and belongs(line.for_, line.owner)
        and week_of(today, start_of(okrs, line.space)) == week
    ]
    return sorted(found, key=lambda line: (recent[line.week], standing_order(line)))
