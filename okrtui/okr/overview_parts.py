"""What the lines of an overview are put together from: figures and findings of each unit by itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Objective
from okrtui.okr.tally import Tally, together
from okrtui.okr.tallying import Tallying, counts_of

PEOPLE = ""
"""Stands for the unit of what is for people, or for nobody yet."""


class Part(NamedTuple):
    """Figures, and what the guidelines say of what they are of."""

    tally: Tally
    findings: tuple[Finding, ...] = ()


class Parts:
    """Each objective is looked at once, whatever lines it is told in."""

    def __init__(
        self, okrs: Okrs, today: date, objectives: Iterable[Objective], cycles: Iterable[Cycle]
    ) -> None:
        tallying = Tallying(okrs, today)
        self._own: dict[tuple[str, str], list[Part]] = defaultdict(list)
        self._unit_of: dict[str, str] = {}
        for objective in objectives:
            unit = unit_of(okrs, objective)
            self._unit_of[objective.id] = unit
            self._own[objective.space, unit].append(Part(*tallying.of(objective)))
        self._general: dict[str, list[Finding]] = defaultdict(list)
        """What is said of cycles, units, people, and of objectives nobody supports."""
        for cycle in cycles:
            survey = tallying.survey
            self._general[cycle.space] += (*survey.of_cycle(cycle), *survey.of_what_runs(cycle))

    def of_units(self, space: str, units: Collection[str]) -> Part:
        """All that is for these units, and what is said of the units themselves."""
        own = [part for unit in sorted(units) for part in self._own.get((space, unit), ())]
        about = (f for f in self._general[space] if self._unit_of.get(f.record, f.record) in units)
        return _added(own, tuple(about))

    def of_all(self, space: str, about: Collection[str] | None = None) -> Part:
        """All there is in a space; of what is said generally only what is `about` these, where they are named."""
        own = [part for (there, _), parts in self._own.items() if there == space for part in parts]
        said = (f for f in self._general[space] if about is None or f.record in {*about, *self._unit_of})
        return _added(own, tuple(said))


def unit_of(okrs: Okrs, objective: Objective) -> str:
    """The unit an objective is for, `PEOPLE` where it is for none that is known."""
    unit = okrs.units.get(objective.for_.unit or "")
    return unit.id if unit is not None and unit.space == objective.space else PEOPLE


def _added(own: Sequence[Part], general: tuple[Finding, ...]) -> Part:
    tally = together([*(part.tally for part in own), Tally(counts_of(general))])
    return Part(tally, (*general, *(found for part in own for found in part.findings)))
