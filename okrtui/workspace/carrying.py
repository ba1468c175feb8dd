"""One round between a space and its share: what is mine goes out, what is new comes in to be taken.

It reads logs and the share and changes nothing that others look at, so it may run in a thread of its own
while people work; a directory that hangs holds up nobody but itself.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import disk_usage
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct, field

from okrtui.replica.commits import read_header
from okrtui.replica.markers import marker_lines
from okrtui.share.arrivals import Collected
from okrtui.share.collect import collect
from okrtui.share.faults import ShareFault
from okrtui.share.listing import Listing, listing
from okrtui.share.publish import publish
from okrtui.share.quarantine import Seen
from okrtui.share.share import Log, Share, opened
from okrtui.workspace.carried import NO_ANSWER, Gitted
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.in_time import NoAnswerError, within
from okrtui.workspace.journal import Journal
from okrtui.workspace.seen import read_seen
from okrtui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrtui.workspace.git_round import GitRound

PATIENCE = 120.0
"""Seconds one round may take where somebody waits for it."""
FOR_GIT, MOST_FOR_GIT, GIT_SELDOM = 15.0, 60.0, 30.0
"""Seconds git has of a round and of one that somebody waits for; and between two looks at what others pushed."""


class Carriage(Struct):
    """What one round did: up to which of my numbers the share has all, what came, and what went wrong.

    `sent` counts the changes that went out.
    """

    published: dict[str, int] = field(default_factory=dict)
    sent: int = 0
    collected: Collected | None = None
    seen: Seen | None = None
    fault: str = ""
    cause: str = ""
    is_marker_changed: bool = False
    git: Gitted | None = None
    """How git's part went, None where it had none in this round."""

    @property
    def is_more(self) -> bool:
        """Whether another round would bring more at once."""
        return self.collected is not None and self.collected.is_more

    def blame(self, fault: ShareFault) -> None:
        """Remember the first thing that went wrong."""
        if not self.fault:
            self.fault, self.cause = str(fault), str(fault.cause)


class Memory(Struct):
    """How long my logs and how full my folders were when the share had all of mine; when git was run last."""

    own: dict[str, tuple[int, Listing]] = field(default_factory=dict)
    git_at: float | None = None

    @property
    def is_git_due(self) -> bool:
        """Whether git should look for what others pushed."""
        return self.git_at is None or monotonic() - self.git_at > GIT_SELDOM


class Held:
    """What the logs of a space hold, asked for by whoever collects."""

    def __init__(self, here: Workspace) -> None:
        self._logs = here.logs
        self._journal = Journal(here.logs, here.space, lambda _: None)
        self._known: dict[str, set[str]] = {}

    def has(self, rid: str, cid: str) -> bool:
        """Whether a replica's log holds this commit."""
        if rid not in self._known:
            self._known[rid] = {commit.cid for commit in self._journal.every_commit(rid)}
        return cid in self._known[rid]

    def size(self, rid: str) -> int:
        """The size of a replica's log in bytes."""
        return self._logs.sizes().get(rid, 0)

    def room(self) -> int:
        """How many bytes the disk of the logs has left."""
        return disk_usage(self._logs.directory).free

    def log(self, rid: str) -> Log | None:
        """A whole log, without what was never wholly written; None where there is none."""
        data = self._logs.read(rid)
        header = data[: data.find(b"\n") + 1]
        commits = list(self._journal.readable(rid, data))
        if not commits:
            return None
        read_header(header[:-1], self._journal.space, rid)
        return Log(rid, header, commits)


def carry_in_time(here: Workspace, *, fetches: bool = True, seconds: float = PATIENCE) -> Carriage:
    """One round for whoever can wait a while; a share that does not answer by then is out of reach."""
    try:
        return within(seconds, carry, here, fetches=fetches, git_seconds=min(MOST_FOR_GIT, 0.7 * seconds))
    except NoAnswerError:
        return unanswered()


def unanswered() -> Carriage:
    """How a round went that did not end in time."""
    return Carriage(fault=NO_ANSWER, cause="absent")


def carry(
    here: Workspace, *, fetches: bool = True, memory: Memory | None = None, git_seconds: float = FOR_GIT
) -> Carriage:
    """One round: publish what the share lacks of mine, collect what is not here; git pulls before, pushes between.

    With a memory of the round before it asks only what changed since: nothing new costs next to nothing.
    Faults are told, not raised; StorageError where this machine's own disk fails.
    """
    remembered, carriage, memory = here.identity.remembered, Carriage(), memory or Memory()
    assert remembered.share is not None
    git, is_due = _git_round(here, git_seconds), memory.is_git_due
    if git and fetches and is_due:
        _by_git(git.pull, git, carriage, memory)
    try:
        with as_storage_error(), opened(Path(remembered.share), here.space) as share:
            carriage.is_marker_changed = marker_lines(share.marker).decode() != remembered.marker
            _send(here, share, carriage, memory)
            if git and not carriage.fault and (is_due or carriage.sent):
                _by_git(git.push, git, carriage, memory)
            if fetches:
                _fetch(here, share, carriage)
    except ShareFault as fault:
        carriage.blame(fault)
    return carriage


def _git_round(here: Workspace, seconds: float) -> "GitRound | None":
    """git for this round, where a person let it carry the share."""
    from okrtui.workspace.git_allowed import agreed_now

    if not (agreed := agreed_now(here)):
        return None
    from okrtui.workspace.git_round import GitRound

    return GitRound(here, agreed, seconds)


def _by_git(deed: Callable[[], None], git: "GitRound", carriage: Carriage, memory: Memory) -> None:
    deed()
    carriage.git, memory.git_at = git.outcome, monotonic()


def _send(here: Workspace, share: Share, carriage: Carriage, memory: Memory) -> None:
    rids, sizes = here.identity.remembered.own, here.logs.sizes()
    try:
        if memory.own and memory.own == _as_they_are(share, rids, sizes):
            return
        own = list(logs_of(here, rids))
        carriage.sent = publish(share, own, _now(here)).operations
        memory.own = _as_they_are(share, rids, sizes)
    except ShareFault as fault:
        carriage.blame(fault)
    else:
        carriage.published = {log.rid: max(commit.opening.b for commit in log.commits) for log in own}


def _as_they_are(share: Share, rids: list[str], sizes: Mapping[str, int]) -> dict[str, tuple[int, Listing]]:
    return {rid: (sizes.get(rid, 0), listing(share, rid)) for rid in rids}


def _fetch(here: Workspace, share: Share, carriage: Carriage) -> None:
    carriage.seen = read_seen(here)
    carriage.collected = collect(share, carriage.seen, Held(here), _now(here))
    if carriage.collected.fault is not None:
        carriage.blame(carriage.collected.fault)


def logs_of(here: Workspace, rids: list[str]) -> Iterator[Log]:
    """These logs, one after the other, as far as they hold anything."""
    held = Held(here)
    return (log for rid in rids if (log := held.log(rid)) is not None)


def _now(here: Workspace) -> float:
    return here.clock().stamp.timestamp()
