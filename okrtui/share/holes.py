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
    raise NotImplementedError


def is_forked(commits: Iterable[Commit]) -> bool:
    """Whether a replica's commits, in any order, show two different ones with one number."""
    raise NotImplementedError
