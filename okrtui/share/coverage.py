"""What a replica's folder holds of its log, and what it lacks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from stat import S_ISREG

from msgspec import Struct, field

from okrtui.replica.commits import BadCommitError, Commit
from okrtui.share.arrivals import Limits
from okrtui.share.folders import Folder, NotPlainError
from okrtui.share.names import LAYOUT, SliceName, is_ignored, slice_name
from okrtui.share.share import Log, Share
from okrtui.share.slices import NewerError, Slice, contents, runs, slice_of, whole

LIMITS = Limits()


class Written(Struct, frozen=True):
    """A slice in the folder whose commits are all in the log; when it was last written, in seconds since 1970."""

    name: SliceName
    commits: Sequence[Commit]
    size: int
    modified: float


class Coverage(Struct):
    """Good slices, slices that are there but not whole, and every commit that a reader finds in the folder."""

    written: list[Written] = field(default_factory=list)
    torn: list[Slice] = field(default_factory=list)
    cids: set[str] = field(default_factory=set)

    def lacks(self, log: Log) -> list[Commit]:
        """The commits of the log that no reader finds here."""
        return [commit for commit in log.commits if commit.cid not in self.cids]

    def lacking_slices(self, log: Log) -> list[Slice]:
        """What is to be written so that nothing is lacking: torn slices again, the rest as few new ones."""
        again = {commit.cid for slice_ in self.torn for commit in slice_.commits}
        rest = [[commit] for commit in self.lacks(log) if commit.cid not in again]
        new = [slice_of(log.header, list(chain.from_iterable(run))) for run in runs(rest)]
        return self.torn + new


class Chains:
    """A log by the ends of its commits: a name promises at most one way back from its end to its beginning."""

    def __init__(self, log: Log) -> None:
        self._header = log.header
        self._by_cid = {commit.cid: commit for commit in log.commits}
        self._by_end: dict[int, list[Commit]] = {}
        for commit in log.commits:
            self._by_end.setdefault(commit.opening.b, []).append(commit)

    def promised(self, name: SliceName) -> Slice | None:
        """The slice of this name, made from the log; None when the log does not hold it."""
        made = (slice_of(self._header, way) for way in self._ways(name))
        return next((slice_ for slice_ in made if slice_.name == name), None)

    def _ways(self, name: SliceName) -> Iterator[list[Commit]]:
        for last in self._by_end.get(name.b, ()):
            way = [last]
            while way[-1].opening.a > name.a and (before := self._before(way[-1])):
                way.append(before)
            if way[-1].opening.a == name.a:
                yield way[::-1]

    def _before(self, commit: Commit) -> Commit | None:
        before = self._by_cid.get(commit.opening.prev or "")
        return before if before and before.opening.b < commit.opening.a else None


@contextmanager
def folder_of(share: Share, rid: str, *, create: bool = False) -> Iterator[Folder]:
    """A replica's folder; FileNotFoundError where there is none and none is made."""
    with share.root.inner(LAYOUT, create=create) as layout, layout.inner(rid, create=create) as folder:
        yield folder


def coverage(folder: Folder, log: Log, space: str, *, reads: bool) -> Coverage:
    """What the folder holds of the log: by names and sizes alone, or by reading every file."""
    found, chains = Coverage(), Chains(log)
    for name in folder.names(LIMITS.names):
        promised = None if is_ignored(name) else slice_name(name)
        if promised is None:
            continue
        slice_ = chains.promised(promised)
        if slice_ is not None and name == promised.text:
            with suppress(FileNotFoundError):  # another process merged it just now
                _judge(folder, slice_, found, reads=reads)
        elif reads:
            found.cids |= _cids_in(folder, name, promised, log, space)
    return found


def _judge(folder: Folder, slice_: Slice, found: Coverage, *, reads: bool) -> None:
    status = folder.status(slice_.name.text)
    is_as_long = status.st_size == len(slice_.data)  # else its line ends may have been changed
    is_whole = S_ISREG(status.st_mode) and ((is_as_long and not reads) or holds(folder, slice_.name))
    if not is_whole:
        found.torn.append(slice_)
        return
    found.written.append(Written(slice_.name, slice_.commits, len(slice_.data), status.st_mtime))
    found.cids.update(commit.cid for commit in slice_.commits)


def holds(folder: Folder, name: SliceName) -> bool:
    """Whether a slice can be read back whole."""
    try:
        return whole(folder.read(name.text, LIMITS.file), name) is not None
    except NotPlainError:
        return False


def _cids_in(folder: Folder, name: str, promised: SliceName, log: Log, space: str) -> set[str]:
    """The commits of the log that a file under another name, or with more in it, holds byte for byte."""
    own = {commit.cid: commit.data for commit in log.commits}
    try:
        data = whole(folder.read(name, LIMITS.file), promised)
        found = contents(data, space, log.rid, lambda _: True) if data is not None else None
    except (OSError, BadCommitError, NewerError):
        return set()
    commits = found.commits if found else []
    return {commit.cid for commit in commits if own.get(commit.cid) == commit.data}
