"""How many cells the columns of a list need for what stands in them, found once for a list."""

from functools import cached_property
from typing import NamedTuple

from okrtui.okr.measures import measure_text
from okrtui.okr.numbers import number_text
from okrtui.okr.records import KeyResult, Measure, Objective
from okrtui.okr.scope import in_scope
from okrtui.okr.text import cells, safe
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import CycleChoice, objectives_of

LEAST_NUMBER = 4
"""A value may have a digit or a point more than start and target."""


class Most(NamedTuple):
    """What columns need that hold anything."""

    value: int = 26

    def owner(self, most: int) -> int:
        """All there may be."""
        return most


class Needs:
    """What the objectives of a cycle need; values are looked at only where there is a column for them."""

    def __init__(self, now: Now, choice: CycleChoice) -> None:
        self.now, self.choice = now, choice

    @cached_property
    def _objectives(self) -> list[Objective]:
        now = self.now
        return list(in_scope(now.okrs, now.scope, now.me, objectives_of(now.okrs, self.choice)))

    @cached_property
    def _key_results(self) -> list[KeyResult]:
        return [
            kr for objective in self._objectives for kr in self.now.okrs.key_results_of.get(objective.id, ())
        ]

    @cached_property
    def value(self) -> int:
        """For `12 of 4 → 20 deploys`."""
        return max((_value_width(kr.measure) for kr in self._key_results), default=0)

    @cached_property
    def _names(self) -> frozenset[str]:
        okrs = self.now.okrs
        owners = {o.owner for o in self._objectives} | {okrs.owner_of(kr) for kr in self._key_results}
        return frozenset(safe(okrs.person_name(owner)) for owner in owners)

    def owner(self, most: int) -> int:
        """For names, or their first word where the whole takes more than there may be."""
        return min(most, max((cells(short_name(name, most)) for name in self._names), default=0))


def short_name(name: str, width: int) -> str:
    """The name, or its first word where the whole does not fit."""
    return name if cells(name) <= width else name.split(" ", maxsplit=1)[0]


def _value_width(measure: Measure) -> int:
    told = cells(safe(measure_text(measure)))
    if measure.kind in ("milestones", "yes_no"):
        return told
    ends = (end for end in (measure.start, measure.target) if end is not None)
    return max([LEAST_NUMBER, *(len(number_text(end)) for end in ends)]) + len(" of ") + told
