"""The support tree: who supports whom, from the company to each person, as branches from the top."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from okrtui.okr.aligned import Alignment
from okrtui.okr.alignment import supported, upwards
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Objective
from okrtui.okr.scope import place_of
from okrtui.okr.steps.rules import level_of


class Branch(NamedTuple):
    """An objective of the tree, or one of its key results that something supports."""

    id: str
    kind: Literal["objective", "key_result"]
    depth: int
    """How many branches lie above it, key results counted."""
    level: int
    """0 company, 1 department, 2 team, 3 person; of a key result the highest of those that support it."""
    above: str | None = None
    """The branch it hangs from."""
    below: tuple[str, ...] = ()
    """The branches that hang from it."""
    is_beyond: bool = False
    """Whether it is not of those that were asked for, and stands there for what supports it."""


class SupportTree(NamedTuple):
    """Each objective once: hanging from what it supports, or apart where it supports nothing."""

    aligned: tuple[Branch, ...] = ()
    unaligned: tuple[Branch, ...] = ()
    unsupported: frozenset[str] = frozenset()
    """The company objectives that nobody supports."""

    @property
    def branches(self) -> tuple[Branch, ...]:
        """All, those that hang apart last."""
        return (*self.aligned, *self.unaligned)

    @property
    def alone(self) -> tuple[str, ...]:
        """The objectives that support nothing."""
        return tuple(branch.id for branch in self.unaligned if branch.above is None)


def support_tree(okrs: Okrs, me: Collection[str], objectives: Iterable[Objective]) -> SupportTree:
    """The tree of these objectives with all that they support, in whatever cycle; dropped ones are left out."""
    asked = {objective.id: objective for objective in objectives if objective.state != "dropped"}
    every = dict(asked)
    for objective in asked.values():
        every.update((above.id, above) for above in upwards(okrs, objective))
    growth = _Growth(okrs, me, every, asked)
    alignment = Alignment(okrs)
    alone = [root for root in growth.roots if root.id in asked and alignment.is_unaligned(root)]
    apart = {root.id for root in alone}
    return SupportTree(
        tuple(growth.grown(root for root in growth.roots if root.id not in apart)),
        tuple(growth.grown(alone)),
        frozenset(objective.id for objective in asked.values() if alignment.is_unsupported(objective)),
    )


class _Growth:
    """Grows branches out of objectives, siblings in the order of lists."""

    def __init__(
        self, okrs: Okrs, me: Collection[str], every: Mapping[str, Objective], asked: Collection[str]
    ) -> None:
        self._okrs, self._asked = okrs, asked
        self._hanging = defaultdict[str | None, list[Objective]](list)
        for objective in sorted(every.values(), key=lambda each: place_of(okrs, me, each)):
            self._hanging[objective.parent if supported(okrs, objective) else None].append(objective)

    @property
    def roots(self) -> list[Objective]:
        """What hangs from nothing."""
        return self._hanging.get(None, [])

    def grown(self, roots: Iterable[Objective]) -> Iterator[Branch]:
        """The branches from these roots on, each before what hangs from it."""
        waiting = [self._objective(root, None, 0) for root in reversed(list(roots))]
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting += reversed(list(self._below(branch)))

    def _objective(self, objective: Objective, above: str | None, depth: int) -> Branch:
        level, is_beyond = level_of(self._okrs, objective.for_), objective.id not in self._asked
        key_results = (
            kr.id for kr in self._okrs.key_results_of.get(objective.id, ()) if kr.id in self._hanging
        )
        below = (*key_results, *(other.id for other in self._hanging.get(objective.id, ())))
        return Branch(objective.id, "objective", depth, level, above, below, is_beyond)

    def _below(self, branch: Branch) -> Iterator[Branch]:
        for id_ in branch.below:
            if (objective := self._okrs.objectives.get(id_)) is not None:
                yield self._objective(objective, branch.id, branch.depth + 1)
            else:
                yield self._key_result(id_, branch)

    def _key_result(self, id_: str, above: Branch) -> Branch:
        supporters = self._hanging[id_]
        level = min(level_of(self._okrs, each.for_) for each in supporters)
        below = tuple(each.id for each in supporters)
        return Branch(id_, "key_result", above.depth + 1, level, above.id, below, above.is_beyond)
