"""What lies in the trash only because the step that brought it in was undone: nobody threw it away."""

from collections.abc import Iterable

from okrtui.replica.commits import Commit
from okrtui.replica.operations import DELETED, Set
from okrtui.workspace.undoing import Past, made_by, steps_of
from okrtui.workspace.workspace import Workspace


def put_away(workspace: Workspace) -> frozenset[str]:
    """The ids of what an undo of mine put into the trash, where it was new or had been put away so before."""
    return frozenset(_put_away(workspace.own_commits()) & workspace.okrs.trash.keys())


def _put_away(commits: Iterable[Commit]) -> set[str]:
    away: set[str] = set()
    brought: dict[str, set[str]] = {}
    roots: dict[str, str] = {}
    for step in steps_of(commits):
        undoes = step.commits[0].opening.undoes
        hidden, shown = _hidden(step), _shown(step)
        if isinstance(undoes, str):
            roots[step.cid] = roots.get(undoes, undoes)
            away |= hidden & brought.get(roots[step.cid], set())
        else:
            brought[step.cid] = made_by(step) | (shown & away)
            away -= hidden
        away -= shown
    return away


def _hidden(step: Past) -> set[str]:
    return {e for e, is_hidden in _deletions(step) if is_hidden}


def _shown(step: Past) -> set[str]:
    return {e for e, is_hidden in _deletions(step) if not is_hidden}


def _deletions(step: Past) -> Iterable[tuple[str, bool]]:
    operations = (o for commit in step.commits for o in commit.operations)
    return ((o.e, o.v is not None) for o in operations if isinstance(o, Set) and o.f == DELETED)
