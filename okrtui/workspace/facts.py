"""Plain values that the faces are told: what happened, what could not."""

from datetime import datetime
from typing import Literal

from msgspec import Struct


class Entry(Struct, frozen=True):
    """One step in history: when, by whom, in which space, what, and the records it touched."""

    cid: str
    space: str
    at: str
    by: str
    did: str
    touched: tuple[str, ...]
    t: int = 0
    undoes: str | None = None


class Refusal(Struct, frozen=True):
    """One commit that verifying refused, and why."""

    replica: str
    number: int
    why: str


class Clock(Struct, frozen=True):
    """The two clocks: `now` is the rules' day and hour, `stamp` the machine's."""

    now: datetime
    stamp: datetime


class Waiting(Struct, frozen=True):
    """Changes of a device that somebody has and that have not come yet."""

    device: str
    who: str
    changes: int


class Ahead(Struct, frozen=True):
    """A device whose clock shows a time that is still to come."""

    device: str
    who: str
    days: int


GitStanding = Literal["off", "on", "changed"]
"""`changed`: it was on until something in the `.git` changed, and is off until somebody agrees again."""
GIT_CHANGED = (
    "git is off: what its .git says has changed since you let it carry the share (`okrtui share git on`)"
)


class ShareStatus(Struct, frozen=True):
    """The truth about a space and its share, as it is known on this machine without asking the share.

    `fault` says why the share could not be read or written when that was last tried, `cause` in one word,
    and `since` since when. `forked` names devices that two installations wrote as. `git_fault` says what git,
    where it carries the share, could not do, and `git_why` what it gave as the reason.
    """

    space: str
    name: str
    directory: str | None = None
    only_here: int = 0
    fault: str = ""
    cause: str = ""
    since: datetime | None = None
    is_alone: bool = False
    waiting: tuple[Waiting, ...] = ()
    newer: tuple[str, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    refused: int = 0
    forked: tuple[str, ...] = ()
    is_marker_changed: bool = False
    git: GitStanding = "off"
    git_fault: str = ""
    git_why: str = ""
    git_since: datetime | None = None


Standing = Literal["this one", "known", "ignored", "unknown"]


class Device(Struct, frozen=True):
    """One replica of a space: who it says it is, how much came from it, and what was settled about it here."""

    rid: str
    says: str
    changes: int
    standing: Standing
