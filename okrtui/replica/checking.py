"""Many commits checked at once: the signature library lets other threads work while it reckons."""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from okrtui.replica.commits import BadCommitError, Commit, verify

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

FEW = 16
"""So many are checked sooner than others are asked to help."""

HELPERS = min(4, os.cpu_count() or 1)


def checked(commits: Sequence[Commit], space: str, key: str) -> Iterator[str]:
    """Why each of these commits of one replica is none, in their order; nothing where it is good."""
    if len(commits) <= FEW or HELPERS == 1:
        return _reasons(commits, space, key)
    size = -(-len(commits) // HELPERS)
    parts = [commits[start : start + size] for start in range(0, len(commits), size)]
    return chain.from_iterable(_helpers().map(lambda part: list(_reasons(part, space, key)), parts))


@cache
def _helpers() -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor  # where little is checked nobody waits for the import

    return ThreadPoolExecutor(HELPERS, "signatures")


def _reasons(commits: Sequence[Commit], space: str, key: str) -> Iterator[str]:
    for commit in commits:
        try:
            verify(commit, space, key)
        except BadCommitError as error:
            yield str(error)
        else:
            yield ""
