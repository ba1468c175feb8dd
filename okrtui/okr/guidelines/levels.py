"""Who stands above whom in a space: what O2, O4, A1 and A2 ask before they speak."""

from collections.abc import Iterator
from datetime import date

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Objective, Unit, Whose
from okrtui.okr.steps.rules import level_of

NOBODY = 9
"""Below every level: nothing stands above anything."""


def are_several(okrs: Okrs, space: str) -> bool:
    """Whether more than one person works in a space."""
    return sum(person.space == space and person.left is None for person in okrs.people.values()) > 1


def open_cycles(okrs: Okrs, space: str) -> Iterator[Cycle]:
    """The cycles of a space that are not closed: in a closed one there is nothing left to do."""
    return (cycle for cycle in okrs.cycles.values() if cycle.space == space and cycle.phase != "closed")


def objectives_in(okrs: Okrs, cycle: Cycle) -> list[Objective]:
    """The objectives of a cycle that are not dropped."""
    return [objective for objective in okrs.objectives_in.get(cycle.id, ()) if objective.state != "dropped"]


def highest_level(okrs: Okrs, cycle: Cycle) -> int:
    """The highest level with objectives while a cycle runs, 0 being the company; `NOBODY` where one person is alone."""
    if not are_several(okrs, cycle.space):
        return NOBODY
    beside = (other for other in open_cycles(okrs, cycle.space) if _overlap(cycle, other))
    held = (objective for other in beside for objective in objectives_in(okrs, other))
    return min((level_of(okrs, objective.for_) for objective in held), default=NOBODY)


def _overlap(one: Cycle, other: Cycle) -> bool:
    first, last = one.span.start or date.min, one.span.end or date.max
    return first <= (other.span.end or date.max) and (other.span.start or date.min) <= last


def units_below(okrs: Okrs, space: str) -> list[Unit]:
    """The units that have a level above them; none where one person is alone."""
    units = [unit for unit in okrs.units.values() if unit.space == space]
    if not units or not are_several(okrs, space):
        return []
    levels = {unit.id: unit_level(okrs, unit) for unit in units}
    top = min(levels.values())
    return [unit for unit in units if levels[unit.id] > top]


def unit_level(okrs: Okrs, unit: Unit) -> int:
    """0 company, 1 department, 2 team."""
    return level_of(okrs, Whose(unit=unit.id))
