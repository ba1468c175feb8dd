"""Names on a share: safe on every disk and engine, and read without trust (share protocol §1)."""

import os
import re

from msgspec import Struct

LAYOUT = "v1"
"""The folder that holds the replicas' folders; another layout would lie beside it."""

MARKER = "okrtui-space.json"

SUFFIX = ".okl"

STEM = 54
"""How long the beginning of a slice's name is, before its ending and whatever an engine added."""

_REPLICA = re.compile("[a-z2-7]{26}")
_SLICE = re.compile("([0-9]{10})-([0-9]{10})-([0-9a-f]{32})(?![0-9a-f])")
_TEMPORARY = re.compile("tmp-[0-9a-f]{12}[.]part")
_IGNORED = (".", "~", "tmp-")


class SliceName(Struct, frozen=True):
    """What the name of a slice promises: operations a…b, and the hash of the whole file."""

    a: int
    b: int
    hash: str

    @property
    def stem(self) -> str:
        """The first STEM characters of the name; what an engine may have added to a duplicate comes behind."""
        return f"{self.a:010}-{self.b:010}-{self.hash}"

    @property
    def size(self) -> int:
        """How many operations it promises."""
        return self.b - self.a + 1

    @property
    def text(self) -> str:
        """The name as it is written."""
        return self.stem + SUFFIX


def slice_name(name: str) -> SliceName | None:
    """What a name promises, also that of an engine's duplicate (`… (1).okl`); None of any other name."""
    fits = _SLICE.match(name)
    if fits is None:
        return None
    a, b = int(fits[1]), int(fits[2])
    return SliceName(a, b, fits[3]) if 1 <= a <= b else None


def is_replica(name: str) -> bool:
    """Whether a folder can be a replica's."""
    return _REPLICA.fullmatch(name) is not None


def is_ignored(name: str) -> bool:
    """Whether a name is an engine's or a system's own, of something still being written, or no text at all."""
    return name.startswith(_IGNORED) or not _is_text(name)


def is_temporary(name: str) -> bool:
    """Whether a name is one of ours, of a file being written."""
    return _TEMPORARY.fullmatch(name) is not None


def temporary_name() -> str:
    """A name for a file while it is written."""
    return f"tmp-{os.urandom(6).hex()}.part"


def _is_text(name: str) -> bool:
    """Whether a name can be written as UTF-8: systems hand out others with half characters in them."""
    return not any("\ud800" <= character <= "\udfff" for character in name)
