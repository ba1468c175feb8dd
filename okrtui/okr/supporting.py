"""What an objective may support: of the same or a higher level, and never in a circle."""

from collections import defaultdict
from collections.abc import Iterator

from okrtui.okr.alignment import supported
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.steps.rules import level_of


def may_support(okrs: Okrs, objective: Objective) -> Iterator[Objective | KeyResult]:
    """The objectives and key results of its space that it could be tied to, those of its own cycle first."""
    below, level = supporters_of_all(okrs, objective.id), level_of(okrs, objective.for_)
    fitting = [
        other
        for other in okrs.objectives.values()
        if other.space == objective.space
        and other.state != "dropped"
        and other.id not in below
        and level_of(okrs, other.for_) <= level
    ]
    fitting.sort(key=lambda other: (other.cycle != objective.cycle, level_of(okrs, other.for_)))
    for other in fitting:
        yield other
        yield from (kr for kr in okrs.key_results_of.get(other.id, ()) if kr.state != "dropped")


def supporters_of_all(okrs: Okrs, id_: str) -> frozenset[str]:
    """An objective with all that support it, directly or through others."""
    supporters = defaultdict[str, list[str]](list)
    for objective in okrs.objectives.values():
        if (above := supported(okrs, objective)) is not None:
            supporters[above.id].append(objective.id)
    found, waiting = set[str](), [id_]
    while waiting:
        found.add(here := waiting.pop())
        waiting += (each for each in supporters[here] if each not in found)
    return frozenset(found)


def supporters(okrs: Okrs, id_: str) -> Iterator[Objective]:
    """What supports an objective or key result itself; of an objective also what supports its key results."""
    yield from okrs.supporters_of.get(id_, ())
    for key_result in okrs.key_results_of.get(id_, ()):
        yield from okrs.supporters_of.get(key_result.id, ())
