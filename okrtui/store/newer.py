"""What only a newer version of okrtui understands, kept byte for byte beside the logs until there is one.

A directory says in its name which version could not read it, so that finding out whether there is something to
try again costs nothing where nothing waits.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from okrtui.replica.commits import FORMAT
from okrtui.store.faults import reading
from okrtui.store.files import make_directory, write_whole

_REPLICA = re.compile("[a-z2-7]{26}")


def keep(space: Path, rid: str, name: str, data: bytes) -> None:
    """Keep a file of a replica, in the directory of its space; StoreFault where the disk refuses.

    `rid` and `name` are names that were checked: they become part of a path.
    """
    path = _directory(space, FORMAT) / rid / name
    if not path.exists():
        make_directory(path.parent)
        write_whole(path, data)


def kept(space: Path) -> Iterator[tuple[str, Path]]:
    """Every file that waits, with its replica."""
    return _files(_directory(space, FORMAT))


def has_waited(space: Path) -> bool:
    """Whether an older version of okrtui kept something that this one may understand."""
    return any(_directory(space, version).exists() for version in range(1, FORMAT))


def waited(space: Path) -> Iterator[tuple[str, Path]]:
    """Every file that an older version kept, with its replica."""
    for version in range(1, FORMAT):
        yield from _files(_directory(space, version))


def settle(space: Path) -> None:
    """Take away the empty directories of older versions."""
    for version in range(1, FORMAT):
        directory = _directory(space, version)
        with suppress(OSError):
            for inner in directory.iterdir():
                inner.rmdir()
            directory.rmdir()


def read(path: Path) -> bytes:
    """What a kept file holds; StoreFault where the disk refuses."""
    with reading(path):
        return path.read_bytes()


def drop(path: Path) -> None:
    """A kept file is no longer needed; one that cannot be taken away is tried again."""
    with suppress(OSError):
        path.unlink()


def set_aside(space: Path, rid: str, path: Path) -> None:
    """Keep a file that no version understands where damaged logs are kept."""
    aside = space / "set-aside"
    make_directory(aside)
    path.replace(aside / f"{rid}-{path.name}")


def _directory(space: Path, version: int) -> Path:
    return space / f"newer-than-{version}"


def _files(directory: Path) -> Iterator[tuple[str, Path]]:
    with suppress(FileNotFoundError):
        for inner in sorted(directory.iterdir()):
            if _REPLICA.fullmatch(inner.name):
                yield from ((inner.name, path) for path in sorted(inner.glob("[!.]*.okl")))
