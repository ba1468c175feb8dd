"""Files written whole or not at all."""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from okrtui.store.faults import NOT_WRITTEN, StoreFault

_LEFTOVER = re.compile("[.].+[.]([0-9]{1,10})[.]new")
"""What a file is called while it is written: its name and the process that writes it."""

ASKING_IS_HARMLESS = os.name != "nt"
"""Whether signal 0 only asks for a process; on Windows it ends it."""

NOT_NEEDED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF})
"""What a system says that cannot force a directory to the disk, and has no need to."""


def write_whole(
    path: Path, data: bytes, *, durable: bool = True, mode: int = 0o600, failed: str = NOT_WRITTEN
) -> None:
    """Put the file in place in one move; after a crash there is the old one or the new one.

    Raises StoreFault where the disk refuses, and leaves the old one; only when the move itself cannot
    be made durable the new one is there.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        try:
            write_all(descriptor, data)
            if durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(path)
        if durable:
            sync_directory(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise StoreFault.of(error, path, failed) from error


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however many calls it takes."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync_directory(directory: Path) -> None:
    """Make a new name in a directory durable; where the system cannot, it has no need to.

    Raises OSError where the disk fails.
    """
    try:
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in NOT_NEEDED:
            raise


def make_directory(directory: Path) -> None:
    """Make a private directory with all above it, to stay; StoreFault where the disk refuses."""
    try:
        missing = [path for path in (directory, *directory.parents) if not path.exists()]
        for path in reversed(missing):
            path.mkdir(mode=0o700, exist_ok=True)
            sync_directory(path.parent)
    except OSError as error:
        raise StoreFault.of(error, directory, "a directory could not be made") from error


def remove_leftovers(directory: Path) -> None:
    """Take away what killed processes were writing here; what a running one may still write stays.

    It lists the directory: a thing for a checkpoint, not for a step.
    """
    with suppress(OSError), os.scandir(directory) as entries:
        for entry in list(entries):
            writer = _LEFTOVER.fullmatch(entry.name)
            if writer and not _is_running(int(writer[1])):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _is_running(process: int) -> bool:
    """Whether there is such a process; where one cannot ask, a file that is open cannot be removed anyway."""
    if not ASKING_IS_HARMLESS:
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
