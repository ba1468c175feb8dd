"""One lock between the processes of a person, held for one step."""

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


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock while inside; waits for whoever holds it, and falls away with the process."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreFault.of(error, path) from error
    try:
        try:
            _acquire(descriptor)
        except OSError as error:
            raise StoreFault.of(error, path, "the lock could not be taken") from error
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int) -> None:
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    else:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
