"""What a shared directory can fail with, in a sentence."""

import errno
from enum import StrEnum

from okrtui.store.faults import REASONS


class Cause(StrEnum):
    """What a face may want to tell apart: is it worth waiting, or is there something to do?"""

    ABSENT = "absent"
    FULL = "full"
    READ_ONLY = "read-only"
    FAILING = "failing"


ANSWERS = {errno.ETIMEDOUT: "the network folder does not answer", **REASONS}

CAUSES = {
    errno.ENOSPC: Cause.FULL,
    errno.EDQUOT: Cause.FULL,
    errno.EROFS: Cause.READ_ONLY,
    errno.EACCES: Cause.READ_ONLY,
    errno.EPERM: Cause.READ_ONLY,
    errno.ENOENT: Cause.ABSENT,
    errno.ENOTDIR: Cause.ABSENT,
    errno.ESTALE: Cause.ABSENT,
    errno.ENODEV: Cause.ABSENT,
    errno.ENOTCONN: Cause.ABSENT,
}


class ShareFault(Exception):  # noqa: N818 - a fault of the directory, not of the program
    """The share could not do its part; nothing on this machine is lost, and it can be tried again."""

    def __init__(self, sentence: str, cause: Cause) -> None:
        super().__init__(sentence)
        self.cause = cause

    @classmethod
    def of(cls, error: OSError, what: str) -> "ShareFault":
        """The fault in words: what could not be done, and why."""
        reason = ANSWERS.get(error.errno or 0, error.strerror or "the directory failed")
        return cls(f"{what}: {reason}", CAUSES.get(error.errno or 0, Cause.FAILING))


class AbsentError(ShareFault):
    """There is no share of this space here: nothing was read, written or created."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, Cause.ABSENT)
