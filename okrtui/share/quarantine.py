"""What was refused and why: a verdict of this machine, never a change on the share (share protocol §6)."""

from enum import StrEnum

from msgspec import Struct, field

QUIET = 600
"""Seconds before a refusal is told: until then the file may be half delivered. Also between two tries."""

MOST = 10_000
"""How many verdicts are kept."""


class Kind(StrEnum):
    """REFUSED is told after a while; NEWER waits for an update of okrtui; UNREADABLE could not be read."""

    REFUSED = "refused"
    NEWER = "newer"
    UNREADABLE = "unreadable"


class Verdict(Struct):
    """One file that was not taken, or not wholly. Times are seconds since 1970; `modified` in nanoseconds.

    `name` is foreign text: show it only through `okr.text.safe`.
    """

    rid: str
    name: str
    size: int
    modified: int
    why: str
    kind: Kind
    since: float
    tried: float

    def is_told(self, now: float) -> bool:
        """Whether it is time to tell a person."""
        raise NotImplementedError


class Seen(Struct):
    """What is remembered of a share between two rounds; may be kept as JSON, and may be lost.

    `taken` is the beginnings (a-b-hash) of names whose commits are all in the local log of a replica: forget
    a replica's when its log was replaced. `next` is the folder the next round begins with.
    """

    taken: dict[str, set[str]] = field(default_factory=dict)
    refused: dict[str, Verdict] = field(default_factory=dict)
    next: str = ""

    def forget(self, rid: str) -> None:
        """Read all files of a replica again."""
        raise NotImplementedError
