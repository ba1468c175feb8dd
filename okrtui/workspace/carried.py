"""What this machine noted when it last carried a space to and from its share; only for telling how things are.

Nothing is ever left undone because of it: what the share holds is asked of the share.
"""

from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct, field

from okrtui.store.files import write_whole

CARRIED = "carried.json"
NO_ANSWER = "the share does not answer"
MOST = 4_194_304
"""Bytes this file never has."""


class Hole(Struct, frozen=True):
    """Changes of a device that are missing between others that came, and since when: milliseconds."""

    missing: int
    since: int


class Trouble(Struct, frozen=True):
    """What git could not do, why as it said it, and since when: milliseconds."""

    what: str
    why: str = ""
    since: int = 0


class Gitted(Struct):
    """How git's part went: whether it did all there was, what it could not do, whether the `.git` had changed.

    `agreed` is the fingerprint it should have had.
    """

    agreed: str
    is_done: bool = False
    trouble: Trouble | None = None
    is_changed: bool = False


class Carried(Struct, frozen=True):
    """Up to which of my numbers the share had everything, what went wrong and since when, and what is missing."""

    published: dict[str, int] = field(default_factory=dict)
    fault: str = ""
    cause: str = ""
    since: int = 0
    holes: dict[str, Hole] = field(default_factory=dict)
    newer: tuple[str, ...] = ()
    """Devices that write what only a newer version understands."""
    refused: int = 0
    """Files on the share that cannot be taken and are not on their way any more."""
    forked: tuple[str, ...] = ()
    """Devices that two installations wrote as."""
    is_marker_changed: bool = False
    """Whether another marker of this space stands there than when it was joined."""
    git: Trouble | None = None
    """What git could not do when it last carried the share."""


_decoder = msgspec.json.Decoder(Carried)


def read_carried(state: Path) -> Carried:
    """The last note; where there is none, or none that can be read, as if nothing was ever carried."""
    try:
        with (state / CARRIED).open("rb") as file:
            return _decoder.decode(file.read(MOST))
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return Carried()


def write_carried(state: Path, carried: Carried) -> None:
    """Note it; StoreFault where the disk refuses."""
    write_whole(state / CARRIED, msgspec.json.encode(carried), durable=False)


def forget_carried(state: Path) -> None:
    """As if nothing was ever carried, as when a share is left."""
    with suppress(OSError):
        (state / CARRIED).unlink(missing_ok=True)
