"""Whether others can write where commands are kept: then none of them is run, and none is kept."""

import os
import stat
from pathlib import Path

from okrtui.okr.errors import RefusedError

ASKING_TELLS = os.name != "nt"
"""Whether the bits of a file say who can write it."""
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def require_mine_alone(path: Path, found: os.stat_result | None) -> None:
    """RefusedError where somebody else could change what a file says, or put another in its place.

    `found` is how the file was when it was opened, None where there is none yet. All folders above count: who can
    write one of them can put another folder there; one like /tmp lets nobody take what others made.
    """
    if not ASKING_TELLS:
        return
    if found is not None:
        _require(path, found, is_sticky_enough=False)
    for folder in path.parents:
        try:
            _require(folder, folder.stat(), is_sticky_enough=True)
        except FileNotFoundError:
            continue


def _require(path: Path, found: os.stat_result, *, is_sticky_enough: bool) -> None:
    if found.st_uid not in (0, os.geteuid()):
        raise RefusedError(f"commands are not taken from what belongs to somebody else: {path}")
    is_open = found.st_mode & _OTHERS and not (is_sticky_enough and found.st_mode & stat.S_ISVTX)
    if is_open:
        raise RefusedError(f"commands are not taken from where others can write: chmod go-w {path}")
