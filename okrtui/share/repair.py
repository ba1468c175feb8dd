"""Repairing: what this machine holds and the share has lost is put back; nothing there is taken away (I10)."""

from collections.abc import Iterable

from msgspec import Struct

from okrtui.share.coverage import coverage, folder_of
from okrtui.share.faults import ShareFault
from okrtui.share.share import Log, Share
from okrtui.share.slices import Slice


class Repaired(Struct, frozen=True):
    """What was put back: slices, the operations in them, and the replicas they are of."""

    written: int
    operations: int
    replicas: tuple[str, ...]


def repair(share: Share, logs: Iterable[Log]) -> Repaired:
    """Read every file of these replicas again, and write the commits no good file holds. Raises ShareFault.

    `logs` is every log held here, own and foreign; they are asked for one after the other.
    """
    put_back: dict[str, list[Slice]] = {}
    try:
        for log in logs:
            if log.commits and (slices := _put_back(share, log)):
                put_back[log.rid] = slices
    except OSError as error:
        raise ShareFault.of(error, "the share could not be repaired") from error
    written = [slice_ for slices in put_back.values() for slice_ in slices]
    operations = sum(len(commit.operations) for slice_ in written for commit in slice_.commits)
    return Repaired(len(written), operations, tuple(put_back))


def missing(share: Share, log: Log) -> int:
    """How many operations of a log no good file of the share holds; reads every file of that replica."""
    try:
        with folder_of(share, log.rid) as folder:
            lacking = coverage(folder, log, share.marker.space, reads=True).lacks(log)
    except FileNotFoundError:
        lacking = list(log.commits)
    except OSError as error:
        raise ShareFault.of(error, "the share could not be read") from error
    return sum(len(commit.operations) for commit in lacking)


def _put_back(share: Share, log: Log) -> list[Slice]:
    with folder_of(share, log.rid, create=True) as folder:
        slices = coverage(folder, log, share.marker.space, reads=True).lacking_slices(log)
        for slice_ in slices:
            folder.write(slice_.name.text, slice_.data)
        return slices
