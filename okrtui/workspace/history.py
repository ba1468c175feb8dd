"""What happened in a space, told from its commits."""

from collections.abc import Iterable

from okrtui.replica.commits import Commit
from okrtui.workspace.facts import Entry


def entries(space: str, commits: Iterable[Commit]) -> list[Entry]:
    """One entry a commit, the newest first."""
    return sorted((_entry(space, commit) for commit in commits), key=lambda e: (e.t, e.cid), reverse=True)


def _entry(space: str, commit: Commit) -> Entry:
    opening = commit.opening
    return Entry(
        cid=commit.cid,
        space=space,
        at=opening.at,
        by=opening.by,
        did=opening.did,
        touched=tuple(dict.fromkeys(getattr(operation, "e", "") for operation in commit.operations)),
        t=max((operation.t for operation in commit.operations), default=0),
        undoes=opening.undoes if isinstance(opening.undoes, str) else None,
    )
