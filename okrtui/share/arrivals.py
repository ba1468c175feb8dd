"""What a round of collecting may take, what it asks of this machine, and what it hands back."""

from typing import Protocol

from msgspec import Struct, field

from okrtui.replica.commits import MAX_FILE, Commit
from okrtui.share.faults import ShareFault
from okrtui.share.quarantine import Seen
from okrtui.share.slices import Newer


class Limits(Struct, frozen=True):
    """How much one round may take: folders, names a folder, bytes read in all and of one file.

    A replica beyond `replica` bytes, or a disk with less than `room` bytes free, waits for a person.
    """

    folders: int = 10_000
    names: int = 100_000
    read: int = 64 * 1024 * 1024
    file: int = MAX_FILE
    replica: int = 1024 * 1024 * 1024
    room: int = 500 * 1024 * 1024


class Holder(Protocol):
    """What this machine holds already."""

    def has(self, commit: Commit) -> bool:
        """Whether the local log of its replica holds this commit."""

    def size(self, rid: str) -> int:
        """How many bytes are held of a replica: its local log, and what waits for a newer version."""

    def room(self) -> int:
        """How many bytes the disk of the local logs has left."""


class Arrival(Struct):
    """New commits of one replica, each with a good signature, in the order of its files, with their log's header."""

    rid: str
    header: bytes
    commits: list[Commit] = field(default_factory=list)


class Collected(Struct):
    """What one round found.

    `arrivals` is by replica; `newer` are slices that wait for a newer version. `stopped` says in sentences what
    was left for the next round or for a person; `is_more` whether the next round can go on at once. `fault` is
    what ended the round early; what came before it is good. `files` is how many were read.
    """

    arrivals: dict[str, Arrival] = field(default_factory=dict)
    taken: dict[str, set[str]] = field(default_factory=dict)
    newer: list[Newer] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    is_more: bool = False
    fault: ShareFault | None = None
    files: int = 0

    def remember(self, seen: Seen) -> None:
        """Skip these files from now on: call it once their commits are durable in the local logs."""
        for rid, stems in self.taken.items():
            seen.take(rid, stems)
