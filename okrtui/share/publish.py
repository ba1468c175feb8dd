"""Publishing: make the own folders on the share cover the own logs (share protocol §4)."""

from collections.abc import Sequence
from contextlib import suppress

from msgspec import Struct

from okrtui.share.compact import compacted
from okrtui.share.coverage import LIMITS, coverage, folder_of
from okrtui.share.faults import ShareFault
from okrtui.share.folders import Folder
from okrtui.share.names import is_temporary
from okrtui.share.share import Log, Share

LEFT_BEHIND = 3600
"""Seconds after which a file that was being written was left behind by a process that ended."""


class Published(Struct, frozen=True):
    """What a round of publishing did.

    `written` and `operations` count slices and the operations in them, `merged` those that replace several
    others, `removed` the files they replaced.
    """

    written: int = 0
    operations: int = 0
    merged: int = 0
    removed: int = 0

    def __add__(self, other: "Published") -> "Published":
        return Published(
            self.written + other.written,
            self.operations + other.operations,
            self.merged + other.merged,
            self.removed + other.removed,
        )


def publish(share: Share, own: Sequence[Log], now: float) -> Published:
    """Write what the own folders lack of the own logs; merge when they hold too many files.

    `own` is every replica whose key is held here; `now` is seconds since 1970, and only decides how long
    merged files stay. Raises ShareFault, and leaves nothing half written; what was written before counts.
    """
    done = Published()
    try:
        for log in own:
            if log.commits:
                done += _published(share, log, now)
    except OSError as error:
        raise ShareFault.of(error, "the share could not be written") from error
    return done


def _published(share: Share, log: Log, now: float) -> Published:
    with folder_of(share, log.rid, create=True) as folder:
        _tidy(folder, now)
        found = coverage(folder, log, share.marker.space, reads=False)
        slices = found.lacking_slices(log)
        for slice_ in slices:
            folder.write(slice_.name.text, slice_.data)
        operations = sum(len(commit.operations) for slice_ in slices for commit in slice_.commits)
        merged, removed = compacted(folder, log, found.written, now)
        return Published(len(slices), operations, merged, removed)


def _tidy(folder: Folder, now: float) -> None:
    """Take away what processes that ended were writing here."""
    for name in filter(is_temporary, folder.names(LIMITS.names)):
        with suppress(FileNotFoundError):
            if now - folder.status(name).st_mtime > LEFT_BEHIND:
                folder.remove(name)
