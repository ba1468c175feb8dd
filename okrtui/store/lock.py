"""One lock between the processes of a person, held for one step."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from okrtui.store.faults import StoreFault

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]
    import msvcrt

HELD = frozenset({errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
"""What a system says of a lock that another process holds."""


class HeldError(StoreFault):
    """Another process holds the lock."""


@contextmanager
def locked(path: Path, *, waits: bool = True) -> Iterator[None]:
    """Hold the lock while inside; it falls away with the process.

    Waits for whoever holds it, or raises HeldError where nobody wants to wait.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreFault.of(error, path) from error
    try:
        try:
            _acquire(descriptor, waits=waits)
        except OSError as error:
            if not waits and error.errno in HELD:
                raise HeldError("another process is at it") from error
            raise StoreFault.of(error, path, "the lock could not be taken") from error
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, *, waits: bool) -> None:
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    else:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
