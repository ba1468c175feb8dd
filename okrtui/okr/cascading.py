"""How objectives come down and up: what was derived for a unit and waits there, and the share that is bottom-up.

Nobody is commanded: an objective derived for a unit is that unit's draft, in nobody's hands, until someone there
takes it on (method, Levels and alignment). About 60 % of objectives should come from those who own them.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Whose
from okrtui.okr.steps.rules import LEVELS, level_of

AIMED_AT = Decimal("0.6")
"""The share of objectives that should be bottom-up: told, never enforced."""


def waits(objective: Objective) -> bool:
    """Whether it was derived for somebody who has neither taken it on nor declined it."""
    is_derived = objective.origin == "top_down" and objective.parent is not None
    return is_derived and objective.state == "draft" and objective.owner is None


def derived_for(okrs: Okrs, source: str, whose: Whose) -> Objective | None:
    """What somebody was asked for already, from this objective or key result; declined ones do not count."""
    asked = (o for o in okrs.supporters_of.get(source, ()) if o.origin == "top_down" and o.for_ == whose)
    return next((objective for objective in asked if objective.state != "dropped"), None)


class Share(NamedTuple):
    """How many of some objectives are bottom-up."""

    bottom_up: int
    of: int

    @property
    def share(self) -> Decimal | None:
        """From 0 to 1; None of nothing."""
        return Decimal(self.bottom_up) / self.of if self.of else None

    @property
    def is_enough(self) -> bool:
        """Whether it is as much as is aimed at; so is nothing of nothing."""
        return self.share is None or self.share >= AIMED_AT


def share_of(objectives: Iterable[Objective]) -> Share:
    """The share of objectives that are pursued or about to be; what only waits to be taken on does not count yet."""
    counted = [o for o in objectives if o.state != "dropped" and not waits(o)]
    return Share(sum(objective.origin == "bottom_up" for objective in counted), len(counted))


def shares_by_unit(objectives: Iterable[Objective]) -> Mapping[str, Share]:
    """The share of each unit that has objectives of its own, by its id; people are not told apart."""
    found: dict[str, list[Objective]] = {}
    for objective in objectives:
        if (unit := objective.for_.unit) is not None:
            found.setdefault(unit, []).append(objective)
    return {unit: share_of(theirs) for unit, theirs in found.items()}


def may_be_asked(okrs: Okrs, source: Objective | KeyResult) -> list[Whose]:
    """For whom drafts may be derived: units of the same or a lower level, and the people of its own unit."""
    objective = okrs.objectives.get(source.objective or "") if isinstance(source, KeyResult) else source
    if objective is None:
        return []
    own, level = objective.for_.unit, level_of(okrs, objective.for_)
    below = [u for u in okrs.units.values() if u.space == source.space and u.id != own]
    fitting = [unit for unit in below if LEVELS.index(unit.level) >= level]
    fitting.sort(
        key=lambda unit: (unit.parent != own, LEVELS.index(unit.level), unit.name.casefold(), unit.id)
    )
    members = [p for p in okrs.people.values() if own is not None and own in p.units and p.left is None]
    members.sort(key=lambda person: (person.name.casefold(), person.id))
    return [*(Whose(unit=unit.id) for unit in fitting), *(Whose(person=person.id) for person in members)]
