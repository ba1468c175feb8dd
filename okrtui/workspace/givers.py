"""Who gave an operation, and when: told from the commit that holds it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from okrtui.replica.commits import Commit
from okrtui.replica.operations import Reference
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.workspace import Workspace


class Giver(NamedTuple):
    """A person, the moment by their clock, and what they were doing."""

    by: str = ""
    at: datetime | None = None
    did: str = ""


def givers(workspace: Workspace, places: Iterable[Reference]) -> dict[Reference, Giver]:
    """For each operation whose commit is here who gave it; each log is read from its end, as far as is needed."""
    wanted: dict[str, set[Reference]] = {}
    for place in places:
        wanted.setdefault(place[0], set()).add(place)
    found: dict[Reference, Giver] = {}
    with as_storage_error():
        for rid, of_log in wanted.items():
            found |= _in_log(workspace, rid, of_log)
    return found


def _in_log(workspace: Workspace, rid: str, wanted: set[Reference]) -> dict[Reference, Giver]:
    mark = workspace.marks.get(rid)
    found: dict[Reference, Giver] = {}
    for commit in workspace.journal.newest_first(rid, mark.offset) if mark else ():
        here = {place for place in wanted if _holds(commit, place)}
        found |= dict.fromkeys(here, giver_of(commit))
        wanted = wanted - here
        if not wanted:
            break
    return found


def _holds(commit: Commit, place: Reference) -> bool:
    _, number, cid = place
    return commit.cid.startswith(cid) and commit.opening.a <= number <= commit.opening.b


def giver_of(commit: Commit) -> Giver:
    """Who made a commit."""
    return Giver(commit.opening.by, moment(commit.opening.at), commit.opening.did)


def moment(at: str) -> datetime | None:
    """The moment a commit names; None where it names none."""
    try:
        told = datetime.fromisoformat(at)
        return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
