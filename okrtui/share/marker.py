"""The marker of a share: written once by its creator, looked for by everybody else."""

from pathlib import Path

from okrtui.replica.markers import Marker

NAME = "okrtui-space.json"


def found(directory: Path) -> Marker | None:
    """The marker that stands in a directory, None where none does.

    Raises ShareFault where the directory cannot be read, or holds a marker that nobody signed (it may be
    half delivered). For joining, and for offering to join instead of creating.
    """
    raise NotImplementedError


def put(directory: Path, marker: Marker) -> None:
    """Make a directory the share of a space: its marker and `.gitattributes`. The directory must be there.

    Also puts a pinned marker back where a person asks for it. A marker of the same space that stands there
    is left alone; AbsentError when it is another space's; ShareFault when the directory refuses.
    """
    raise NotImplementedError
