"""The weekly board: the four quadrants of a scope in any week (method.md, "The weekly board")."""

from collections.abc import Collection, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from okrtui.okr.belonging import spaces_of
from okrtui.okr.calendar import Week, week_in_cycle, week_of, weeks_of
from okrtui.okr.confidences import Confidences, confidences
from okrtui.okr.course import measure_on, target_changes
from okrtui.okr.health import MetricRow, health_of, recent_weeks
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import Plan, WeekAhead, plan_of, weeks_ahead
from okrtui.okr.progress import Standing, Status, shown, standing_by, status
from okrtui.okr.records import Cycle, KeyResult, Objective
from okrtui.okr.rhythm import is_due, start_of
from okrtui.okr.scope import Scope, in_scope, people_of, place_of


class CyclePlace(Struct, frozen=True):
    """A cycle that holds the week: `week 8 of 14`."""

    cycle: Cycle
    number: int
    of: int


class KeyResultRow(Struct, frozen=True):
    """A key result as a week shows it."""

    key_result: KeyResult
    owner: str | None
    """Its own, else its objective's; None is marked."""
    confidences: Confidences
    at: Standing
    status: Status
    is_due: bool = False

    @property
    def id(self) -> str:
        """The id of the key result."""
        return self.key_result.id


class ObjectiveRow(Struct, frozen=True):
    """An objective with those of its key results that the scope shows."""

    objective: Objective
    key_results: tuple[KeyResultRow, ...] = ()


class Board(Struct, frozen=True):
    """The four quadrants of a scope in a week."""

    scope: Scope
    week: Week
    cycles: tuple[CyclePlace, ...]
    """Those that hold the week's Thursday, the shortest first; alike ones of several spaces once."""
    plan: Plan
    objectives: tuple[ObjectiveRow, ...]
    ahead: tuple[WeekAhead, ...]
    health: tuple[MetricRow, ...]

    @property
    def key_results(self) -> tuple[KeyResultRow, ...]:
        """All key results, in the order they stand."""
        return tuple(row for objective in self.objectives for row in objective.key_results)


def board(okrs: Okrs, scope: Scope, me: Collection[str], week: Week, today: date) -> Board:
    """The board of a scope in a week, past, present or to come."""
    spaces = spaces_of(okrs, scope, me)
    cycles = [cycle for cycle in cycles_of(okrs, week) if cycle.space in spaces]
    return Board(
        scope=scope,
        week=week,
        cycles=_places(cycles, week),
        plan=plan_of(okrs, scope, me, week, today),
        objectives=tuple(
            ObjectiveRow(objective, tuple(key_result_row(okrs, kr, week, today) for kr in key_results))
            for objective, key_results in _pursued(okrs, scope, me, cycles)
        ),
        ahead=weeks_ahead(okrs, scope, me, week),
        health=health_of(okrs, scope, me, recent_weeks(week)),
    )


def cycles_of(okrs: Okrs, week: Week) -> list[Cycle]:
    """The cycles that hold a week's Thursday, in whatever phase, the shortest first."""
    holding = [cycle for cycle in okrs.cycles.values() if week_in_cycle(cycle.span, week) is not None]
    return sorted(holding, key=lambda cycle: (len(weeks_of(cycle.span)), cycle.name, cycle.id))


def _places(cycles: list[Cycle], week: Week) -> tuple[CyclePlace, ...]:
    alike = {(cycle.name, cycle.span): cycle for cycle in reversed(cycles)}
    return tuple(
        CyclePlace(cycle, week_in_cycle(cycle.span, week) or 0, len(weeks_of(cycle.span)))
        for cycle in cycles
        if alike[cycle.name, cycle.span] is cycle
    )


def pursued_in(
    okrs: Okrs, scope: Scope, me: Collection[str], week: Week
) -> list[tuple[Objective, list[KeyResult]]]:
    """Quadrant 1 without its figures: each objective of a week with the key results that the scope shows."""
    spaces = spaces_of(okrs, scope, me)
    return list(_pursued(okrs, scope, me, [c for c in cycles_of(okrs, week) if c.space in spaces]))


def places_of(okrs: Okrs, scope: Scope, me: Collection[str], week: Week) -> tuple[CyclePlace, ...]:
    """Where a week stands in each cycle of a scope that holds it, the shortest cycle first."""
    spaces = spaces_of(okrs, scope, me)
    return _places([c for c in cycles_of(okrs, week) if c.space in spaces], week)


def _pursued(
    okrs: Okrs, scope: Scope, me: Collection[str], cycles: list[Cycle]
) -> Iterator[tuple[Objective, list[KeyResult]]]:
    """What is pursued in these cycles, in the order of the weekly run, with the key results that the scope shows."""
    here = [o for cycle in cycles for o in okrs.objectives_in.get(cycle.id, ()) if _is_shown(o, cycle)]
    for objective in sorted(in_scope(okrs, scope, me, here), key=lambda o: place_of(okrs, me, o)):
        yield objective, _key_results(okrs, scope, me, objective)


def _is_shown(objective: Objective, cycle: Cycle) -> bool:
    return objective.state == "active" or (objective.state == "draft" and cycle.phase == "planning")


def _key_results(okrs: Okrs, scope: Scope, me: Collection[str], objective: Objective) -> list[KeyResult]:
    every = [kr for kr in okrs.key_results_of.get(objective.id, ()) if kr.state != "dropped"]
    if scope.kind in ("everybody", "unit"):
        return every
    people = people_of(scope, me)
    return [kr for kr in every if okrs.owner_of(kr) in people]


def key_result_row(okrs: Okrs, key_result: KeyResult, week: Week, today: date) -> KeyResultRow:
    """A key result as it stood at the end of a week, or stands today; due in the week that runs only."""
    start = start_of(okrs, key_result.space)
    last_day = week.last_day(start)
    as_it_was = replace(
        key_result, measure=measure_on(key_result, target_changes(okrs, key_result), last_day)
    )
    at = standing_on(okrs, as_it_was, last_day)
    return KeyResultRow(
        key_result=as_it_was,
        owner=okrs.owner_of(key_result),
        confidences=confidences(okrs, key_result, week),
        at=at,
        status=status(okrs, as_it_was, min(today, last_day), at),
        is_due=week == week_of(today, start) and is_due(okrs, key_result, today),
    )


def standing_on(okrs: Okrs, key_result: KeyResult, day: date) -> Standing:
    """Where a key result stood at the end of a day, by the check-ins dated up to it."""
    counted = shown(okrs.check_ins.get(key_result.id, ()))
    return standing_by(key_result.measure, tuple(c for c in counted if (c.on or date.min) <= day))
