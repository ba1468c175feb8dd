"""What keeps apart: our own directories are never a share, and what is private is never written into one."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from okrtui.okr.errors import RefusedError

if TYPE_CHECKING:
    from okrtui.workspace.spaces import Spaces


def require_apart(directory: Path, own: Iterable[Path]) -> None:
    """RefusedError when a directory lies in or above one of our own, however it is spelled or linked to."""
    for kept in own:
        if _is_within(directory, kept) or _is_within(kept, directory):
            raise RefusedError(
                f"{directory} is in or above {kept}, where okrtui keeps what is yours alone: "
                "choose a directory apart from it"
            )


def require_not_into_a_share(file: Path, of: Collection[str], spaces: "Spaces") -> None:
    """RefusedError when things of these spaces, the private one among them, are to be written below a share."""
    if spaces.private not in of:
        return
    for workspace in spaces.workspaces.values():
        share = workspace.identity.remembered.share
        if share and _is_within(file, Path(share)):
            raise RefusedError(
                f"{file} lies in the share of {spaces.space_name(workspace.space)}, where others read it: "
                "what is private is never written there"
            )


def _is_within(inner: Path, outer: Path) -> bool:
    """Whether a directory is another one or lies in it; asked of the disk, for a name has many spellings."""
    real, outer = inner.resolve(), outer.resolve()
    return any(each == outer or _is_same(each, outer) for each in (real, *real.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
