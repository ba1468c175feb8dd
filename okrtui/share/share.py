"""A share as it is opened for one round of work: through one descriptor, and only where its marker stands."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct

from okrtui.replica.commits import Commit
from okrtui.replica.markers import Marker
from okrtui.share.faults import AbsentError, ShareFault
from okrtui.share.folders import Folder
from okrtui.share.marker import marker_in, require_space
from okrtui.share.names import MARKER


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
    with ExitStack() as stack:
        try:
            root = stack.enter_context(Folder.root(directory))
        except OSError as error:
            raise ShareFault.of(error, "the share could not be opened") from error
        yield Share(root, _marker(root, space))


def _marker(root: Folder, space: str) -> Marker:
    try:
        marker = marker_in(root)
    except OSError as error:
        raise ShareFault.of(error, f"the marker {MARKER} could not be read") from error
    if marker is None:
        raise AbsentError(f"the share is not there: no {MARKER} stands in its directory")
    require_space(marker, space)
    return marker
