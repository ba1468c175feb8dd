"""A home filled once: every other test that begins with it gets the same files, written anew."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from okrtui.bootstrap import usual_home
from okrtui.workspace.home import Home

T = TypeVar("T")
Fill = Callable[[Home], object]
Found = dict[Path, bytes | None]
"""Files with what is in them, and directories."""


class Kept(NamedTuple):
    """What was new or other in a directory, parents first, and what was gone from it; what was told of it."""

    left: Found
    gone: frozenset[Path]
    told: Any


_kept: dict[tuple[object, ...], Kept] = {}


def prepared(directory: Path, *fills: Fill) -> Home:
    """A home in an empty directory, as these would leave it one after the other."""
    default, counts = once(directory, fills, lambda: _filled(directory, fills))
    home, _, _ = usual_home(str(directory))
    home.workspaces = {space: home.workspaces[space] for space in counts}  # as they were founded
    home.make_default(default)
    for space, count in counts.items():
        home.workspaces[space].ids._count = count  # ids told from a seed would come twice else
    return home


def _filled(directory: Path, fills: tuple[Fill, ...]) -> tuple[str, dict[str, int]]:
    home, _, _ = usual_home(str(directory))
    for fill in fills:
        fill(home)
    home.checkpoint()
    home.drafts.write()
    return home.default, {space: here.ids._count for space, here in home.workspaces.items()}


def once(directory: Path, name: object, make: Callable[[], T]) -> T:
    """Leave in a directory what `make` leaves there, and give back what it tells; it is called once for a name.

    At another time by the environment, or with another seed, something else would be made.
    """
    key = (name, *(os.environ.get(name) for name in ("OKRTUI_NOW", "OKRTUI_SEED", "TZ")))
    if key in _kept:
        _write(directory, _kept[key])
    else:
        before, told, now = _found(directory), make(), _found(directory)
        left = {path: data for path, data in now.items() if path not in before or before[path] != data}
        _kept[key] = Kept(left, frozenset(before) - frozenset(now), told)
    kept: T = _kept[key].told
    return kept


def _found(directory: Path) -> Found:
    found = {path: None if path.is_dir() else path.read_bytes() for path in directory.rglob("*")}
    return {path.relative_to(directory): data for path, data in found.items()}


def _write(directory: Path, kept: Kept) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    for path, data in kept.left.items():
        if data is None:
            (directory / path).mkdir(mode=0o700, exist_ok=True)
        else:
            (directory / path).write_bytes(data)
            (directory / path).chmod(0o600)
    for path in kept.gone:
        (directory / path).unlink(missing_ok=True)
    for path in kept.left:
        if path.name == "identity.json":
            _settle(directory / path)


def _settle(identity: Path) -> None:
    """The log lies where this installation left it: it is no copy that somebody brought."""
    log = identity.parents[2] / "data/spaces" / identity.parent.name / "log"
    remembered, place = msgspec.json.decode(identity.read_bytes()), log.stat()
    identity.write_bytes(msgspec.json.encode({**remembered, "device": place.st_dev, "inode": place.st_ino}))
