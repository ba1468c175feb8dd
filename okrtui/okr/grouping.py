"""Whose objectives stand together, and in which order: company, departments, teams, me, others, nobody's."""

from collections.abc import Collection
from typing import Literal, NamedTuple

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Objective
from okrtui.okr.steps.rules import LEVELS


class Holder(NamedTuple):
    """Whom objectives stand with: a unit or a person by id, or nobody, by the space."""

    kind: Literal["unit", "person", "nobody"]
    id: str


def holder_of(okrs: Okrs, objective: Objective) -> Holder:
    """The unit or person an objective is for, else its owner."""
    whose = objective.for_
    if (unit := whose.unit or "") in okrs.units:
        return Holder("unit", unit)
    person = whose.person or objective.owner or ""
    return Holder("person", person) if person in okrs.people else Holder("nobody", objective.space)


def rank(okrs: Okrs, me: Collection[str], holder: Holder) -> tuple[int, int, str, str]:
    """Where a holder stands among all."""
    match holder.kind:
        case "unit":
            unit = okrs.units[holder.id]
            return 0, LEVELS.index(unit.level), unit.name.casefold(), holder.id
        case "person":
            name = okrs.people[holder.id].name.casefold()
            return (1 if holder.id in me else 2), 0, name, holder.id
        case _:
            return 3, 0, "", holder.id
