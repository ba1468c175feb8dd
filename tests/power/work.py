"""What the power is cut in: a day's work, with a mark on the disk for each step that was acknowledged.

`python -m tests.power.work DIRECTORY DISK [forces nothing]`: the home to work in, and where the recorder shows
its disk.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

from okrtui.workspace.home import Home
from tests.workspace.desk import Desk
from tests.workspace.work import WORK

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike

P = ParamSpec("P")
SEED = "power"
OFTEN = 12
"""Deeds between two checkpoints."""


def work(directory: Path, acknowledged: Callable[[Home], object]) -> Home:
    """Found a home and do all there is to do; tell of each step once it is done."""
    desk = Desk(directory, SEED)
    home = desk.found()
    acknowledged(home)
    for name in ("perform", "undo", "redo"):
        setattr(home, name, _told(getattr(home, name), home, acknowledged))
    for number, deed in enumerate(WORK.values()):
        deed(home)
        if number % OFTEN == OFTEN - 1:
            home.checkpoint()
    home.checkpoint()
    return home


def _told(step: Callable[P, object], home: Home, acknowledged: Callable[[Home], object]) -> Callable[P, None]:
    @wraps(step)
    def performed(*args: P.args, **kwargs: P.kwargs) -> None:
        step(*args, **kwargs)
        acknowledged(home)

    return performed


def _nothing(fd: "FileDescriptorLike") -> None:
    """The mistake."""


def main(directory: str, disk: str, *, forces: bool = True) -> None:
    """Work, and mark each step on the disk. The mistake to be caught is one that forces nothing to it."""
    if not forces:
        os.fsync = _nothing
    numbers = iter(range(10_000))

    def mark(_: Home) -> None:
        with suppress(FileNotFoundError):
            (Path(disk) / f"mark-{next(numbers)}").stat()

    work(Path(directory), mark)


if __name__ == "__main__":
    main(*sys.argv[1:3], forces="forces nothing" not in sys.argv[3:])
