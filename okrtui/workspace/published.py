"""published.json: how my logs and my folders on the share were when the share had all of mine.

Nothing is taken for published because of it: a folder that is as it was then holds what it held then, name by name and
size by size, so that only what came to the log since has to be compared with it. Any other folder is compared wholly.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from okrtui.share.listing import Listing
from okrtui.store.faults import StoreFault
from okrtui.store.files import write_whole
from okrtui.workspace.carried import PUBLISHED

MOST = 67_108_864
"""Bytes this file never has."""

OFTEN = 16
"""So many files later a folder is compared wholly once more, so that small ones are merged and old ones go."""


class Whole(Struct, frozen=True):
    """A log of which the share had all: its size, its last bytes, what its folder held.

    `names` is how many files that were when the whole log was compared with them.
    """

    size: int
    tail: str
    listing: Listing
    names: int

    def is_enough(self, listing: Listing) -> bool:
        """Whether only what came to the log since has to be compared with its folder."""
        return self.listing == listing and len(listing) < self.names + OFTEN


_decoder = msgspec.json.Decoder(dict[str, Whole])


def read_published(state: Path) -> dict[str, Whole]:
    """What was noted last; nothing where that is lost, which only costs comparing all once more."""
    try:
        with (state / PUBLISHED).open("rb") as file:
            return _decoder.decode(file.read(MOST))
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return {}


def write_published(state: Path, whole: Mapping[str, Whole]) -> None:
    """Note it; where the disk refuses, all is compared once more."""
    with suppress(StoreFault):
        write_whole(state / PUBLISHED, msgspec.json.encode(whole), durable=False)
