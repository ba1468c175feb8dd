"""The lines of the map: the support tree without what is folded, then what supports nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple

from okrtui.okr.okrs import Okrs
from okrtui.okr.scope import in_scope
from okrtui.okr.support_tree import Branch, SupportTree, support_tree
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import CycleChoice, objectives_of
from okrtui.tui.views.map_folding import Fold

APART = "unaligned:"
"""The id of the heading above what supports nothing."""


class MapRow(NamedTuple):
    """One line: a branch of the tree, or the heading above those that hang apart."""

    id: str
    kind: Literal["objective", "key_result", "heading"]
    depth: int = 0
    above: str | None = None
    members: tuple[str, ...] = ()
    is_beyond: bool = False
    hidden: int = 0
    """How many objectives below it are folded away."""

    @property
    def is_folded(self) -> bool:
        """Whether something below it is not shown."""
        return self.hidden > 0


def tree_of(now: Now, choice: CycleChoice) -> SupportTree:
    """The support tree of whose OKRs are looked at, in a cycle."""
    objectives = in_scope(now.okrs, now.scope, now.me, objectives_of(now.okrs, choice))
    return support_tree(now.okrs, now.me, objectives)


def map_rows(tree: SupportTree, fold: Fold) -> list[MapRow]:
    """What is shown of a tree, from the top."""
    shown = _shown(tree, fold)
    hidden = _hidden(tree, shown)
    rows = [_row(branch, hidden) for branch in tree.aligned if branch.id in shown]
    if tree.unaligned:
        rows.append(MapRow(APART, "heading", members=tree.alone, hidden=hidden[APART]))
        rows += [_row(branch, hidden, APART) for branch in tree.unaligned if branch.id in shown]
    return rows


def _row(branch: Branch, hidden: Mapping[str, int], top: str | None = None) -> MapRow:
    above = branch.above or top
    return MapRow(
        branch.id, branch.kind, branch.depth, above, branch.below, branch.is_beyond, hidden[branch.id]
    )


def _shown(tree: SupportTree, fold: Fold) -> set[str]:
    """The branches that are shown: the roots of the tree always, what hangs from them as it is folded."""
    shown = set[str]()
    for branch in tree.aligned:
        if branch.above is None or (branch.above in shown and fold.shows(branch.above, branch.level)):
            shown.add(branch.id)
    for branch in tree.unaligned:
        above = branch.above or APART
        if (above == APART or above in shown) and fold.shows(above, branch.level):
            shown.add(branch.id)
    return shown


def _hidden(tree: SupportTree, shown: Collection[str]) -> Mapping[str, int]:
    """For each line how many objectives hang from it that are not shown, with all that hangs from those."""
    whole, hidden = defaultdict[str, int](int), defaultdict[str, int](int)
    for branch in reversed(tree.branches):
        whole[branch.id] += branch.kind == "objective"
        above = branch.above or APART
        whole[above] += whole[branch.id]
        hidden[above] += 0 if branch.id in shown else whole[branch.id]
    return hidden


def lines_above(tree: SupportTree, id_: str) -> Iterator[str]:
    """The lines that have to be open for a branch to be seen, from it upwards."""
    above = {branch.id: branch.above for branch in tree.branches}
    apart = {branch.id for branch in tree.unaligned}
    here = above.get(id_)
    while here is not None:
        yield here
        here = above.get(here)
    if id_ in apart:
        yield APART


def branch_for(okrs: Okrs, tree: SupportTree, id_: str) -> str | None:
    """The branch a record stands at: its own, else that of its objective; None where it has none."""
    known = {branch.id for branch in tree.branches}
    key_result = okrs.key_results.get(id_)
    wanted = (id_, key_result.objective or "") if key_result else (id_,)
    return next((each for each in wanted if each in known), None)
