"""Repairing: what this machine holds and the share has lost is put back; nothing there is taken away (I10)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from okrtui.replica.commits import Commit
from okrtui.share.coverage import coverage, folder_of
from okrtui.share.faults import ShareFault
from okrtui.share.newer import lost, put_back
from okrtui.share.share import Log, Share
from okrtui.share.slices import Newer, Slice


class Repaired(Struct, frozen=True):
    """What was put back: slices, the operations in them, and the replicas they are of."""

    written: int
    operations: int
    replicas: tuple[str, ...]


def repair(share: Share, logs: Iterable[Log], kept: Iterable[Newer] = ()) -> Repaired:
    """Read every file of these replicas again, and write what no good file holds. Raises ShareFault.

    `logs` is every log held here, own and foreign; they are asked for one after the other. `kept` are slices
    that wait for a newer version.
    """
    found: Counter[str] = Counter()
    written = 0
    try:
        for log in filter(_has_commits, logs):
            for slice_ in _put_back(share, log):
                written += 1
                found[log.rid] += _operations(slice_.commits)
        for newer in put_back(share, kept):
            written += 1
            found[newer.rid] += newer.name.size
    except OSError as error:
        raise ShareFault.of(error, "the share could not be repaired") from error
    return Repaired(written, found.total(), tuple(found))


def missing(share: Share, logs: Iterable[Log], kept: Iterable[Newer] = ()) -> Mapping[str, int]:
    """How many operations no good file of the share holds, by replica. Reads every file, raises ShareFault."""
    found: Counter[str] = Counter()
    try:
        for log in filter(_has_commits, logs):
            found[log.rid] += _operations(_lacking(share, log))
        for newer in lost(share, kept):
            found[newer.rid] += newer.name.size
    except OSError as error:
        raise ShareFault.of(error, "the share could not be read") from error
    return +found


def _has_commits(log: Log) -> bool:
    return bool(log.commits)


def _lacking(share: Share, log: Log) -> Sequence[Commit]:
    try:
        with folder_of(share, log.rid) as folder:
            return coverage(folder, log, share.marker.space, reads=True).lacks(log)
    except FileNotFoundError:
        return log.commits


def _put_back(share: Share, log: Log) -> list[Slice]:
    with folder_of(share, log.rid, create=True) as folder:
        slices = coverage(folder, log, share.marker.space, reads=True).lacking_slices(log)
        for slice_ in slices:
            folder.write(slice_.name.text, slice_.data)
        return slices


def _operations(commits: Iterable[Commit]) -> int:
    return sum(len(commit.operations) for commit in commits)
