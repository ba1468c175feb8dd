"""The marker of a share: written once by its creator, looked for by everybody else (share protocol §1)."""

from contextlib import suppress
from pathlib import Path

from okrtui.replica.markers import BadMarkerError, Marker, marker_lines, read_marker
from okrtui.share.faults import AbsentError, ShareFault
from okrtui.share.folders import Folder
from okrtui.share.names import MARKER

MOST = 64 * 1024
ATTRIBUTES = ".gitattributes"
UNCHANGED = b"* -text\n"
"""Tells git to leave line ends alone."""


def found(directory: Path) -> Marker | None:
    """The marker that stands in a directory, None where none does.

    Raises ShareFault where the directory cannot be read, or holds a marker that nobody signed (it may be
    half delivered). For joining, and for offering to join instead of creating.
    """
    try:
        with Folder.root(directory) as root:
            return marker_in(root)
    except OSError as error:
        raise ShareFault.of(error, "the directory could not be opened") from error


def put(directory: Path, marker: Marker) -> None:
    """Make a directory the share of a space: its marker and `.gitattributes`. The directory must be there.

    Also puts a pinned marker back where a person asks for it. A marker of the same space that stands there
    is left alone; AbsentError when it is another space's; ShareFault when the directory refuses.
    """
    standing = found(directory)
    if standing is not None:
        require_space(standing, marker.space)
        return
    try:
        with Folder.root(directory) as root:
            if ATTRIBUTES not in root.names(MOST):
                root.write(ATTRIBUTES, UNCHANGED)
            root.write(MARKER, marker_lines(marker))
    except OSError as error:
        raise ShareFault.of(error, "the directory could not be made a share") from error


def marker_in(root: Folder) -> Marker | None:
    """The marker in an open folder, None where none stands; AbsentError when it is damaged."""
    with suppress(FileNotFoundError):
        data = root.read(MARKER, MOST)
        try:
            return read_marker(data)
        except BadMarkerError as error:
            raise AbsentError(f"the marker {MARKER} is damaged or not whole yet: {error}") from error
    return None


def require_space(marker: Marker, space: str) -> None:
    """AbsentError when the marker is another space's."""
    if marker.space != space:
        raise AbsentError(f"another team's share is there now: its {MARKER} is not the one of this team")
