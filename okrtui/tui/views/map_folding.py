"""What of the support tree is folded: to a level, and branch by branch."""

from typing import NamedTuple

from okrtui.okr.support_tree import SupportTree

EVERYTHING = 3
LEVELS = ("companies", "departments", "teams", "people")


class Fold(NamedTuple):
    """Down to which level is shown, which branches are folded all the same, and which are opened."""

    level: int = EVERYTHING
    folded: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    def shows(self, above: str, level: int) -> bool:
        """Whether what stands at a level below a line is shown."""
        return above not in self.folded and (level <= self.level or above in self.opened)

    def folding(self, id_: str) -> "Fold":
        """With a line folded."""
        return self._replace(folded=self.folded | {id_}, opened=self.opened - {id_})

    def opening(self, *ids: str) -> "Fold":
        """With all that hangs from lines shown."""
        return self._replace(folded=self.folded.difference(ids), opened=self.opened.union(ids))


def next_level(tree: SupportTree, fold: Fold) -> Fold:
    """Folded to the next higher level that something stands at; after the highest all is shown."""
    levels = sorted({branch.level for branch in tree.branches if branch.kind == "objective"})
    higher = [level for level in levels[:-1] if level < fold.level]
    return Fold(higher[-1] if higher else EVERYTHING)


def level_told(fold: Fold) -> str:
    """`down to teams`; empty where everything is shown."""
    return f"down to {LEVELS[fold.level]}" if fold.level < EVERYTHING else ""
