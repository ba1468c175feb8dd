"""Ids as people see them: their first characters, as many as it takes to tell them apart."""

from collections.abc import Iterable

SHORTEST = 4
"""Characters of an id that may stand for it."""


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """The shortest beginning of each id that no other has, at least four characters."""
    ordered = sorted(set(ids))
    neighbours = zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False)
    return {
        i: i[: max(SHORTEST, 1 + _alike(i, before), 1 + _alike(i, after))] for before, i, after in neighbours
    }


def _alike(one: str, other: str) -> int:
    """How many first characters two ids share; fewer than the shortest prefix do not matter."""
    if one[:SHORTEST] != other[:SHORTEST]:
        return 0
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
