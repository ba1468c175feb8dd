"""What the disk can fail with, in a sentence."""

import errno
from pathlib import Path

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.EIO: "the disk reports an error",
    errno.ESTALE: "the network folder went away",
}


class StoreFault(Exception):  # noqa: N818 - a fault of the disk, not of the program
    """The disk could not do its part; what was acknowledged before is safe."""

    @classmethod
    def of(cls, error: OSError, path: Path, what: str = "a file could not be written") -> "StoreFault":
        """The fault in words, with the file it happened to."""
        reason = REASONS.get(error.errno or 0, error.strerror or "the disk failed")
        return cls(f"{what}: {reason} ({path})")
