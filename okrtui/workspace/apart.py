"""Directories that can never be a share: those okrtui keeps its own things in, and all above and below them."""

from collections.abc import Iterable
from pathlib import Path

from okrtui.okr.errors import RefusedError


def require_apart(directory: Path, own: Iterable[Path]) -> None:
    """RefusedError when a directory lies in or above one of our own, however it is spelled or linked to."""
    for kept in own:
        if _is_within(directory, kept) or _is_within(kept, directory):
            raise RefusedError(
                f"{directory} is in or above {kept}, where okrtui keeps what is yours alone: "
                "choose a directory apart from it"
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
