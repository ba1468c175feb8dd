"""What is known to be missing: operation numbers that later commits of the same replica come after."""

from collections.abc import Iterable

from msgspec import Struct

from okrtui.replica.commits import Commit


class Hole(Struct, frozen=True):
    """Operations a…b of a replica that have not arrived."""

    rid: str
    a: int
    b: int

    @property
    def size(self) -> int:
        """How many operations are waited for."""
        return self.b - self.a + 1


def holes(commits: Iterable[Commit]) -> list[Hole]:
    """The holes in what is held of any number of replicas, in any order."""
    found: list[Hole] = []
    ends: dict[str, int] = {}
    for rid, a, b in sorted((commit.rid, commit.opening.a, commit.opening.b) for commit in commits):
        end = ends.get(rid, 0)
        if a > end + 1:
            found.append(Hole(rid, end + 1, a - 1))
        ends[rid] = max(end, b)
    return found


def is_forked(commits: Iterable[Commit]) -> bool:
    """Whether two different commits, in any order, follow the same one of the same replica."""
    after: dict[tuple[str, str | None], str] = {}
    return any(
        after.setdefault((commit.rid, commit.opening.prev), commit.cid) != commit.cid for commit in commits
    )
