"""A share as it is opened for one round of work: through one descriptor, and only where its marker stands."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from okrtui.replica.commits import Commit
from okrtui.replica.markers import Marker
from okrtui.share.folders import Folder


class Log(Struct, frozen=True):
    """A replica's log as this machine holds it: its first line with the line feed, and whole commits."""

    rid: str
    header: bytes
    commits: Sequence[Commit]


class Share(Struct, frozen=True):
    """An open share. All work on it goes through `root`, so that a mount that goes away is never written under."""

    root: Folder
    marker: Marker


@contextmanager
def opened(directory: Path, space: str) -> Iterator[Share]:
    """The share of a space; AbsentError where its marker is missing, damaged or another space's.

    Compare `share.marker` with the pinned one: a marker that differs is worth a word, no more.
    """
    raise NotImplementedError
    yield
