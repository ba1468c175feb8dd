"""Taking in what other replicas did: their commits go to the end of their logs here, and are folded from there."""

from collections.abc import Iterable

from okrtui.replica.commits import Commit
from okrtui.share.arrivals import Arrival
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.workspace import Workspace


def absorb(here: Workspace, arrivals: Iterable[Arrival]) -> int:
    """Make what the logs lack of these durable, and fold it; how many changes that were.

    A commit of a replica this installation was shows that its data was put back from a backup: from then on
    it writes as a new one (share protocol §3).
    """
    with as_storage_error(), here.alone():
        here.catch_up()
        here.identity.reload()
        is_new = not here.marks
        taken = {arrival.rid: _append(here, arrival) for arrival in arrivals}
        if taken.get(here.identity.rid):
            here.identity.renew()
        if any(taken.values()):
            here.catch_up(is_opening=is_new)
        return sum(taken.values())


def _append(here: Workspace, arrival: Arrival) -> int:
    """Append what the log of one replica lacks; how many changes that were."""
    lacking = _lacking(here, arrival)
    if not lacking:
        return 0
    data = b"".join(commit.data for commit in lacking)
    is_begun = bool(here.logs.sizes().get(arrival.rid))
    here.logs.append(arrival.rid, data if is_begun else arrival.header + data)
    return sum(len(commit.operations) for commit in lacking)


def _lacking(here: Workspace, arrival: Arrival) -> list[Commit]:
    """The commits a log has not, each once, in the order of their numbers.

    The whole log is asked: after a hole was filled its end says nothing of what is in it.
    """
    known = {commit.cid for commit in here.journal.every_commit(arrival.rid)}
    unknown = {commit.cid: commit for commit in arrival.commits if commit.cid not in known}
    return sorted(unknown.values(), key=lambda commit: (commit.opening.a, commit.cid))
