"""What belongs to a scope beside objectives: lines of plans, health metrics, wins."""

from collections.abc import Callable, Collection

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    HealthMetric,
    Idea,
    KeyResult,
    Objective,
    Order,
    Outlook,
    Priority,
    Record,
    Whose,
)
from okrtui.okr.rhythm import settings_of, start_of
from okrtui.okr.scope import Scope, people_of, unit_and_below

Belongs = Callable[[Whose, str | None], bool]
"""Whether something that is for somebody, and in somebody's hands, belongs to a scope."""


def belonging(okrs: Okrs, scope: Scope, me: Collection[str]) -> Belongs:
    """The question of a scope: a unit has what is for it or below it, a person what is theirs or for them."""
    match scope.kind:
        case "everybody":
            return lambda whose, person: True
        case "unit":
            units = unit_and_below(okrs, scope.id)
            return lambda whose, person: whose.unit in units
        case _:
            people = people_of(scope, me)
            return lambda whose, person: whose.person in people or person in people


def is_of(okrs: Okrs, belongs: Belongs, record: Record | None) -> bool:
    """Whether a record is among what a scope has; a key result is for whom its objective is, an idea whose."""
    match record:
        case KeyResult():
            objective = okrs.objectives.get(record.objective or "")
            return belongs(objective.for_ if objective else Whose(), okrs.owner_of(record))
        case Objective() | Priority() | Outlook():
            return belongs(record.for_, record.owner)
        case HealthMetric():
            return belongs(record.for_, record.keeper)
        case Idea():
            return belongs(Whose(person=record.author), record.author)
        case _:
            return False


def place_in(order: Order | None, parent: str) -> str:
    """The fractional index of a thing among those of its parent; behind all where it has none there."""
    return order[1] if order is not None and order[0] == parent else "~"


def spaces_of(okrs: Okrs, scope: Scope, me: Collection[str]) -> frozenset[str]:
    """The spaces a scope lies in: a unit's or person's own, mine, else all."""
    match scope.kind:
        case "unit" if (unit := okrs.units.get(scope.id)) is not None:
            return frozenset({unit.space})
        case "person" | "me":
            known = (okrs.people.get(id_) for id_ in people_of(scope, me))
            return frozenset(person.space for person in known if person is not None)
        case _:
            return frozenset(okrs.spaces)


def week_start_of(okrs: Okrs, scope: Scope, me: Collection[str]) -> int:
    """The weekday weeks begin on in a scope, as its spaces settled it; of several that differ, Monday.

    A space that settled nothing and goes by no other does not count.
    """
    starts = {start_of(okrs, space) for space in spaces_of(okrs, scope, me) if _has_weeks(okrs, space)}
    return starts.pop() if len(starts) == 1 else 0


def _has_weeks(okrs: Okrs, space: str) -> bool:
    return settings_of(okrs, space).week_start is not None or space in okrs.week_starts
