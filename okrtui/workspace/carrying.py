"""One round between a space and its share: what is mine goes out, what is new comes in to be taken.

It reads logs and the share and changes nothing that others look at, so it may run in a thread of its own
while people work; a directory that hangs holds up nobody but itself.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from okrtui.replica.commits import Commit, read_header
from okrtui.replica.markers import marker_lines
from okrtui.share.arrivals import Collected
from okrtui.share.collect import collect
from okrtui.share.faults import ShareFault
from okrtui.share.listing import Listing, listing
from okrtui.share.publish import publish
from okrtui.share.quarantine import Seen
from okrtui.share.share import Log, Share, opened
from okrtui.store import newer
from okrtui.workspace.carried import NO_ANSWER
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.in_time import NoAnswerError, within
from okrtui.workspace.journal import BEGINNING, TAIL, Journal
from okrtui.workspace.published import Whole, read_published, write_published
from okrtui.workspace.seen import read_seen
from okrtui.workspace.workspace import Workspace

FEW = 8
"""Of so many commits of one log it is asked whether it holds them before it is read for that."""

PATIENCE = 120.0
"""Seconds one round may take where somebody waits for it."""


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

    @property
    def is_more(self) -> bool:
        """Whether another round would bring more at once."""
        return self.collected is not None and self.collected.is_more

    def blame(self, fault: ShareFault) -> None:
        """Remember the first thing that went wrong."""
        if not self.fault:
            self.fault, self.cause = str(fault), str(fault.cause)


class Memory(Struct):
    """How my logs and folders were when the share had all of mine; None before anybody asked."""

    own: dict[str, Whole] | None = None


class Held:
    """What the logs of a space hold, asked for by whoever collects."""

    def __init__(self, here: Workspace) -> None:
        self._logs = here.logs
        self._journal = Journal(here.logs, here.space, lambda _: None)
        self._known: dict[str, set[str]] = {}
        self._data: dict[str, bytes] = {}
        self._asked: Counter[str] = Counter()
        self._sizes = Counter(here.logs.sizes())
        for rid, path in newer.kept(here.logs.directory.parent):
            self._sizes[rid] += path.stat().st_size

    def has(self, commit: Commit) -> bool:
        """Whether the log of its replica holds this commit.

        Where little is asked, a commit whose lines are nowhere in the log is not in it, which costs less to
        find out than reading every other one.
        """
        rid = commit.rid
        if rid not in self._known:
            self._asked[rid] += 1
            if self._asked[rid] <= FEW and commit.signed_lines not in self._bytes(rid):
                return False
            self._known[rid] = {each.cid for each in self._journal.every_commit(rid)}
            self._data.pop(rid, None)
        return commit.cid in self._known[rid]

    def _bytes(self, rid: str) -> bytes:
        if rid not in self._data:
            self._data[rid] = self._logs.read(rid)
        return self._data[rid]

    def size(self, rid: str) -> int:
        """How many bytes were held of a replica when the round began: its log, and what waits for a newer version."""
        return self._sizes[rid]

    def room(self) -> int:
        """How many bytes the disk of the logs has left."""
        from shutil import disk_usage  # whoever only sends does not wait for the import

        return disk_usage(self._logs.directory).free

    def log(self, rid: str) -> Log | None:
        """A whole log, without what was never wholly written; None where there is none."""
        return self._parsed(rid, self._logs.read(rid))

    def log_since(self, rid: str, whole: Whole) -> Log | None:
        """What came to a log since, None where that is nothing; the whole log where it is not the one it was."""
        before = min(TAIL, whole.size)
        data = self._logs.read(rid, whole.size - before)
        if data[:before].decode("ascii", "replace") != whole.tail:
            return self.log(rid)
        header = self._logs.read(rid, 0, BEGINNING)
        return self._parsed(rid, header[: header.find(b"\n") + 1] + data[before:])

    def _parsed(self, rid: str, data: bytes) -> Log | None:
        header = data[: data.find(b"\n") + 1]
        commits = list(self._journal.readable(rid, data))
        if not commits:
            return None
        read_header(header[:-1], self._journal.space, rid)
        return Log(rid, header, commits)

    def whole(self, rid: str, size: int, listing: Listing, names: int) -> Whole:
        """How a log of this size is now."""
        tail = self._logs.read(rid, max(0, size - TAIL), min(size, TAIL)).decode("ascii", "replace")
        return Whole(size, tail, listing, names)


def carry_in_time(here: Workspace, *, fetches: bool = True, seconds: float = PATIENCE) -> Carriage:
    """One round for whoever can wait a while; a share that does not answer by then is out of reach."""
    try:
        return within(seconds, carry, here, fetches=fetches)
    except NoAnswerError:
        return unanswered()


def unanswered() -> Carriage:
    """How a round went that did not end in time."""
    return Carriage(fault=NO_ANSWER, cause="absent")


def carry(here: Workspace, *, fetches: bool = True, memory: Memory | None = None) -> Carriage:
    """One round: publish what the share lacks of mine, collect what is not here.

    With a memory of the round before it asks only what changed since: nothing new costs next to nothing.
    Faults of the share are told, not raised; StorageError where this machine's own disk fails.
    """
    remembered, carriage = here.identity.remembered, Carriage()
    assert remembered.share is not None
    try:
        with as_storage_error(), opened(Path(remembered.share), here.space) as share:
            carriage.is_marker_changed = marker_lines(share.marker).decode() != remembered.marker
            _send(here, share, carriage, memory or Memory())
            if fetches:
                _fetch(here, share, carriage)
    except ShareFault as fault:
        carriage.blame(fault)
    return carriage


def _send(here: Workspace, share: Share, carriage: Carriage, memory: Memory) -> None:
    if memory.own is None:
        memory.own = read_published(here.identity.directory)
    now: dict[str, Whole] = {}
    try:
        for rid in filter(here.logs.sizes().get, here.identity.remembered.own):
            now[rid] = _sent(here, share, carriage, rid, memory.own.get(rid))
    except ShareFault as fault:
        carriage.blame(fault)
    else:
        if now != memory.own:
            memory.own = now
            write_published(here.identity.directory, now)


def _sent(here: Workspace, share: Share, carriage: Carriage, rid: str, known: Whole | None) -> Whole:
    """Publish what the share lacks of one of my logs; how it then is."""
    held, size, before = Held(here), here.logs.sizes().get(rid, 0), listing(share, rid)
    if known is not None and not known.is_enough(before):
        known = None
    if known is not None and known.size == size:
        return known
    log = held.log(rid) if known is None else held.log_since(rid, known)
    if log is not None:
        carriage.sent += publish(share, [log], _now(here)).operations
        carriage.published[rid] = max(commit.opening.b for commit in log.commits)
    after = listing(share, rid)
    return held.whole(rid, size, after, len(after) if known is None else known.names)


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
