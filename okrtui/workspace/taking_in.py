"""What a round with the share brought is taken in, and noted so that faces can tell how things stand."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from okrtui.replica.commits import Commit
from okrtui.share.arrivals import Arrival
from okrtui.share.holes import holes, is_forked
from okrtui.share.quarantine import Kind, Seen
from okrtui.workspace.absorbing import absorb
from okrtui.workspace.carried import Carried, Gitted, Hole, Trouble, read_carried, write_carried
from okrtui.workspace.carrying import Carriage, carry_in_time
from okrtui.workspace.facts import GIT_CHANGED
from okrtui.workspace.git_allowed import note_round
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.repairing import refused_files
from okrtui.workspace.seen import write_seen
from okrtui.workspace.share_status import git_standing
from okrtui.workspace.workspace import Workspace


class Brought(Struct, frozen=True):
    """What synchronising a space came to: changes sent and taken in, what was left and why, and a fault.

    `refused` names files that cannot be taken; `git` says what git could not do.
    """

    sent: int = 0
    taken: int = 0
    stopped: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    fault: str = ""
    git: str = ""


def synchronise(here: Workspace) -> Brought:
    """Rounds until the share has no more to give; for whoever can wait."""
    sent = taken = 0
    while True:
        carriage = carry_in_time(here)
        brought = take_in(here, carriage)
        sent, taken = sent + brought.sent, taken + brought.taken
        if not carriage.is_more or carriage.fault:
            return replace(brought, sent=sent, taken=taken)


def send(here: Workspace, seconds: float) -> None:
    """Publish what is mine, if the share takes it in this time; what it does not take waits here."""
    take_in(here, carry_in_time(here, fetches=False, seconds=seconds))


def take_in(here: Workspace, carriage: Carriage) -> Brought:
    """Make what a round brought durable, show it, and note how it went."""
    collected, ignored = carriage.collected, here.identity.remembered.ignored
    arrivals = [each for each in collected.arrivals.values() if each.rid not in ignored] if collected else []
    known = set(here.marks)
    taken = absorb(here, arrivals) if arrivals else 0
    if collected is not None and carriage.seen is not None:
        collected.remember(carriage.seen)
        write_seen(here, carriage.seen)
    if carriage.git is not None:
        note_round(here, carriage.git)
    _note(here, carriage, arrivals, known)
    stopped = tuple(collected.stopped) if collected else ()
    refused = tuple(refusal.why for refusal in refused_files(here))
    return Brought(carriage.sent, taken, stopped, refused, carriage.fault, _git_told(here, carriage.git))


def _git_told(here: Workspace, git: Gitted | None) -> str:
    if git_standing(here) == "changed":
        return GIT_CHANGED
    trouble = git.trouble if git else None
    return ": ".join(filter(None, ("git", trouble.what, trouble.why))) if trouble else ""


def _git_trouble(before: Trouble | None, git: Gitted | None, now: int) -> Trouble | None:
    """What git could not do, and since when it has trouble; as before where it had no part in the round."""
    if git is None or not (git.is_done or git.trouble):
        return before
    return replace(git.trouble, since=before.since if before else now) if git.trouble else None


def _note(here: Workspace, carriage: Carriage, arrivals: list[Arrival], known: set[str]) -> None:
    before = read_carried(here.identity.directory)
    now = int(here.clock().stamp.timestamp() * 1000)
    carried = replace(
        before,
        published={**before.published, **carriage.published},
        fault=carriage.fault,
        cause=carriage.cause,
        since=(before.since if before.fault else now) if carriage.fault else 0,
        is_marker_changed=carriage.is_marker_changed,
        git=_git_trouble(before.git, carriage.git, now),
    )
    for arrival in arrivals:
        is_whole = arrival.rid not in known  # all there is of a device never heard of before
        commits = arrival.commits if is_whole else here.journal.every_commit(arrival.rid)
        carried = _with_commits(carried, arrival.rid, commits, now)
    if carriage.seen is not None:
        carried = _with_verdicts(carried, carriage.seen, now / 1000)
    if carried != before:
        with as_storage_error():
            write_carried(here.identity.directory, carried)


def _with_commits(carried: Carried, rid: str, commits: Sequence[Commit], now: int) -> Carried:
    """Whether anything between what came from a device is missing now, and whether two write as it."""
    missing, known = sum(hole.size for hole in holes(commits)), carried.holes.get(rid)
    others = {each: hole for each, hole in carried.holes.items() if each != rid}
    kept = {**others, rid: Hole(missing, known.since if known else now)} if missing else others
    forked = {*carried.forked, rid} if is_forked(commits) else set(carried.forked)
    return replace(carried, holes=kept, forked=tuple(sorted(forked)))


def _with_verdicts(carried: Carried, seen: Seen, now: float) -> Carried:
    verdicts = seen.verdicts()
    newer = sorted({each.rid for each in verdicts if each.kind == Kind.NEWER})
    refused = sum(1 for each in verdicts if each.kind != Kind.NEWER and each.is_told(now))
    return replace(carried, newer=tuple(newer), refused=refused)
