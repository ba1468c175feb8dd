"""One round between a space and its share: what is mine goes out, what is new comes in to be taken.

It reads logs and the share and changes nothing that others look at, so it may run in a thread of its own
while people work; a directory that hangs holds up nobody but itself.
"""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct, field

from okrtui.replica.markers import marker_lines
from okrtui.share.arrivals import Collected
from okrtui.share.collect import collect
from okrtui.share.faults import ShareFault
from okrtui.share.listing import has_only_grown, listing
from okrtui.share.publish import Published, publish
from okrtui.share.quarantine import Seen
from okrtui.share.share import Share, opened
from okrtui.workspace.carried import NO_ANSWER, Gitted
from okrtui.workspace.held import Held
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.in_time import NoAnswerError, within
from okrtui.workspace.published import Whole, read_published, write_published
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
    """How my logs and folders were when the share had all of mine, None before anybody asked; when git was run last."""

    own: dict[str, Whole] | None = None
    git_at: float | None = None

    @property
    def is_git_due(self) -> bool:
        """Whether git should look for what others pushed."""
        return self.git_at is None or monotonic() - self.git_at > GIT_SELDOM


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
    if memory.own is None:
        memory.own = read_published(here.identity.directory)
    now: dict[str, Whole] = {}
    try:
        for rid in filter(here.logs.sizes().get, here.identity.remembered.own):
            whole = _sent(here, share, carriage, rid, memory.own.get(rid))
            now |= {rid: whole} if whole else {}
    except ShareFault as fault:
        carriage.blame(fault)
    else:
        if now != memory.own:
            memory.own = now
            write_published(here.identity.directory, now)


def _sent(here: Workspace, share: Share, carriage: Carriage, rid: str, known: Whole | None) -> Whole | None:
    """Publish what the share lacks of one of my logs; how it then is, None where that is not certain."""
    held, size, before = Held(here), here.logs.sizes().get(rid, 0), listing(share, rid)
    if known is not None and not known.is_enough(before):
        known = None
    if known is not None and known.size == size:
        return known
    log = held.log(rid) if known is None else held.log_since(rid, known)
    done = Published() if log is None else publish(share, [log], _now(here))
    if log is not None:
        carriage.sent += done.operations
        carriage.published[rid] = max(commit.opening.b for commit in log.commits)
    after = listing(share, rid)
    if not has_only_grown(before, after, done.written):
        return None
    return held.whole(rid, size, after, len(after) if known is None else known.names)


def _fetch(here: Workspace, share: Share, carriage: Carriage) -> None:
    carriage.seen = read_seen(here)
    carriage.collected = collect(share, carriage.seen, Held(here), _now(here))
    if carriage.collected.fault is not None:
        carriage.blame(carriage.collected.fault)


def _now(here: Workspace) -> float:
    return here.clock().stamp.timestamp()
