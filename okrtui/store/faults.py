"""What the disk can fail with, in a sentence."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOT_WRITTEN = "a file could not be written"

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this user may not do that",
    errno.EPERM: "this user may not do that",
    errno.EIO: "the disk reports an error",
    errno.ESTALE: "the network folder went away",
}


class StoreFault(Exception):  # noqa: N818 - a fault of the disk, not of the program
    """The disk could not do its part; what was acknowledged before is safe."""

    @classmethod
    def of(cls, error: OSError, path: Path, what: str = NOT_WRITTEN) -> "StoreFault":
        """The fault in words, with the file it happened to."""
        reason = REASONS.get(error.errno or 0, error.strerror or "the disk failed")
        return cls(f"{what}: {reason} ({path})")


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """StoreFault when the disk refuses to read; a file that is not there is for the reader to judge."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StoreFault.of(error, path, "a file could not be read") from error
