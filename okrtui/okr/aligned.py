"""What stands outside the support tree: objectives that support nothing, company objectives nobody supports.

Both are told only where there is more than one person and another level to tie to (method, O4 and A2).
"""

from collections.abc import Iterable, Mapping

from okrtui.okr.alignment import supported
from okrtui.okr.cascading import waits
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Objective
from okrtui.okr.steps.rules import level_of

COMPANY = 0


class Alignment:
    """Answers for the OKRs of one moment; what it needs of them is looked up once."""

    def __init__(self, okrs: Okrs) -> None:
        self._okrs = okrs
        self._shared = _of_several(okrs)
        self._highest = _highest(okrs, self._shared)

    def is_unaligned(self, objective: Objective) -> bool:
        """Whether it supports nothing although it could: something of a higher level is pursued meanwhile."""
        if objective.space not in self._shared or objective.state == "dropped" or self._is_tied(objective):
            return False
        level = level_of(self._okrs, objective.for_)
        return any(self._highest.get(here, level) < level for here in self._meanwhile(objective))

    def is_unsupported(self, objective: Objective) -> bool:
        """Whether it is a company's, pursued, and nobody supports it or one of its key results.

        A draft that waits to be taken on is no support yet.
        """
        okrs = self._okrs
        if objective.space not in self._shared or objective.state == "dropped":
            return False
        if level_of(okrs, objective.for_) != COMPANY:
            return False
        links = (objective.id, *(kr.id for kr in okrs.key_results_of.get(objective.id, ())))
        below = (each for link in links for each in okrs.supporters_of.get(link, ()))
        return all(each.state == "dropped" or waits(each) for each in below)

    def _is_tied(self, objective: Objective) -> bool:
        """Whether it supports something; what is not opened yet counts, what lies in the trash does not."""
        if supported(self._okrs, objective) is not None:
            return True
        parent, okrs = objective.parent, self._okrs
        key_result = okrs.key_results.get(parent or "")
        link = key_result.objective if key_result else parent
        return link is not None and objective.id not in okrs.cut and link not in okrs.trash

    def _meanwhile(self, objective: Objective) -> Iterable[tuple[str, str]]:
        """Where it could find something to support: in its own cycle, and in those that run at the same time."""
        own = self._okrs.cycles.get(objective.cycle or "")
        yield objective.space, objective.cycle or ""
        for cycle in self._okrs.cycles.values() if own else ():
            if cycle.space == objective.space and own is not None and _overlap(own, cycle):
                yield objective.space, cycle.id


def _of_several(okrs: Okrs) -> frozenset[str]:
    """The spaces of more than one person."""
    seen, shared = set[str](), set[str]()
    for person in okrs.people.values():
        if person.left is None:
            (shared if person.space in seen else seen).add(person.space)
    return frozenset(shared)


def _highest(okrs: Okrs, spaces: frozenset[str]) -> Mapping[tuple[str, str], int]:
    """The highest level that something is pursued at, in each cycle of these spaces."""
    found: dict[tuple[str, str], int] = {}
    for objective in okrs.objectives.values():
        if objective.space in spaces and objective.state != "dropped":
            here = objective.space, objective.cycle or ""
            found[here] = min(found.get(here, 3), level_of(okrs, objective.for_))
    return found


def _overlap(one: Cycle, other: Cycle) -> bool:
    ends = (one.span.start, one.span.end, other.span.start, other.span.end)
    if None in ends:
        return False
    first, last, begins, ends_on = (day for day in ends if day is not None)
    return first <= ends_on and begins <= last
