"""Taking in what other replicas did: their commits go to the end of their logs here, and are folded from there."""

from collections.abc import Iterable

from okrtui.replica.commits import Commit
from okrtui.share.arrivals import Arrival
from okrtui.workspace.held import Held
from okrtui.workspace.holdings import Appended, as_storage_error, collecting_nothing
from okrtui.workspace.workspace import Workspace


def absorb(here: Workspace, arrivals: Iterable[Arrival]) -> int:
    """Make what the logs lack of these durable, and fold it; how many changes that were.

    A commit of a replica this installation was shows that its data was put back from a backup: from then on
    it writes as a new one (share protocol §3).
    """
    with as_storage_error(), here.alone(), collecting_nothing():
        here.catch_up()
        here.identity.reload()
        is_new = not here.marks
        held = Held(here)
        appended = [news for each in arrivals if (news := _append(here, held, each)) is not None]
        if any(news.rid == here.identity.rid for news in appended):
            here.identity.renew()
        here.fold_appended(appended, is_opening=is_new)
        return sum(len(commit.operations) for news in appended for commit in news.commits)


def _append(here: Workspace, held: Held, arrival: Arrival) -> Appended | None:
    """Append what the log of one replica lacks; None where it lacks nothing."""
    lacking = _lacking(held, arrival)
    if not lacking:
        return None
    data = b"".join(commit.data for commit in lacking)
    before = here.logs.sizes().get(arrival.rid, 0)
    size = here.logs.append(arrival.rid, data if before else arrival.header + data)
    return Appended(arrival.rid, lacking, before, size)


def _lacking(held: Held, arrival: Arrival) -> list[Commit]:
    """The commits a log has not, each once, in the order of their numbers.

    The whole log is asked: after a hole was filled its end says nothing of what is in it.
    """
    unknown = {commit.cid: commit for commit in arrival.commits if not held.has(commit)}
    return sorted(unknown.values(), key=lambda commit: (commit.opening.a, commit.cid))
