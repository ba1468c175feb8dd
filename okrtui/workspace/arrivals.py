"""What colleagues did that has just come, a short line for each step."""

from collections.abc import Iterable

from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New
from okrtui.workspace.carrying import Carriage, unanswered
from okrtui.workspace.home import Home
from okrtui.workspace.taking_in import take_in
from okrtui.workspace.workspace import Workspace


def taken_in(home: Home, here: Workspace, carriage: Carriage | None) -> list[str]:
    """Take in and show what a round brought, None where it did not end in time; what colleagues did."""
    before, carriage = home.okrs, carriage or unanswered()
    brought = take_in(here, carriage)
    if brought.taken or brought.sent:
        home.show()
    if not brought.taken or carriage.collected is None:
        return []
    own = here.identity.remembered.own
    commits = [
        c for each in carriage.collected.arrivals.values() if each.rid not in own for c in each.commits
    ]
    return arrivals_told(before, home.okrs, commits)


def arrivals_told(before: Okrs, after: Okrs, commits: Iterable[Commit]) -> list[str]:
    """`Ken: Failure rate confidence 4 → 6`; of other steps what their author did."""
    return [f"{after.person_name(commit.opening.by)}: {_deed(before, after, commit)}" for commit in commits]


def _deed(before: Okrs, after: Okrs, commit: Commit) -> str:
    match commit.operations:
        case (New(y=CheckIn.KIND, b={"key_result": str(id_), "confidence": int()}),):
            now = after.key_results.get(id_)
            return commit.opening.did if now is None else _confidence(before, after, now)
        case _:
            return commit.opening.did


def _confidence(before: Okrs, after: Okrs, key_result: KeyResult) -> str:
    known = before.key_results.get(key_result.id)
    old = standing(before, known).confidence if known else None
    new = standing(after, key_result).confidence
    return (
        f"{key_result.title} confidence {new}"
        if old is None
        else f"{key_result.title} confidence {old} → {new}"
    )
