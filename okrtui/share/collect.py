"""Collecting: what others wrote, checked file by file and commit by commit (share protocol §5)."""

import errno
import os
from collections import Counter
from collections.abc import Sequence

from okrtui.replica.commits import BadCommitError, Commit
from okrtui.share.arrivals import Arrival, Collected, Holder, Limits
from okrtui.share.candidates import Candidate, candidates
from okrtui.share.faults import ShareFault
from okrtui.share.folders import Folder, NotPlainError
from okrtui.share.names import LAYOUT, SliceName, is_replica
from okrtui.share.quarantine import Kind, Seen
from okrtui.share.share import Share
from okrtui.share.slices import Contents, Newer, NewerError, contents, whole

GONE = frozenset(
    {errno.ESTALE, errno.ENOTCONN, errno.ENODEV, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH}
)
"""What a system says when the whole directory went away: going on would wait once a file."""

TOO_MANY = 20
"""So many files that cannot be read are no longer the files' fault."""


def collect(share: Share, seen: Seen, holder: Holder, now: float, limits: Limits | None = None) -> Collected:
    """Every commit on the share that is not held here, own replicas' included; refusals go into `seen.refused`.

    `now` is seconds since 1970 and only decides when a refused file is tried again.
    """
    work = _Round(share, seen, holder, now, limits or Limits())
    if holder.room() < work.limits.room:
        work.found.stopped.append(
            "the disk of this machine is nearly full: nothing is taken in until there is room"
        )
        return work.found
    try:
        work.everything()
    except FileNotFoundError:
        pass  # nobody has written here yet
    except OSError as error:
        work.found.fault = ShareFault.of(error, "the share could not be read")
    return work.found


class _EnoughError(Exception):
    """The round has read as much as it may."""


class _Round:
    """One round: what it found, and what it has used of its limits."""

    def __init__(self, share: Share, seen: Seen, holder: Holder, now: float, limits: Limits) -> None:
        self.share, self.seen, self.holder, self.now, self.limits = share, seen, holder, now, limits
        self.found = Collected()
        self._cids: set[tuple[str, str]] = set()
        self._sizes: Counter[str] = Counter()
        self._read = 0
        self._unreadable = 0

    def everything(self) -> None:
        """All folders, beginning with the one the last round did not come to."""
        with self.share.root.inner(LAYOUT) as layout:
            for rid in self._folders(layout):
                try:
                    self._folder(layout, rid)
                except _EnoughError:
                    self.seen.next, self.found.is_more = rid, True
                    self.found.stopped.append("there is more to read: the next round goes on")
                    return
            if not self.found.is_more:
                self.seen.next = ""

    def _folders(self, layout: Folder) -> Sequence[str]:
        names = layout.names(self.limits.names)
        rids = [name for name in names if is_replica(name)]
        for rid in self.seen.refused.keys() - set(rids):
            del self.seen.refused[rid]
        if len(names) > self.limits.names:
            self.found.stopped.append(
                f"more than {self.limits.names:,} names are in {LAYOUT}: not all are looked at"
            )
        rotated = [
            *(rid for rid in rids if rid >= self.seen.next),
            *(rid for rid in rids if rid < self.seen.next),
        ]
        if len(rotated) > self.limits.folders:
            self.seen.next, self.found.is_more = rotated[self.limits.folders], True
            self.found.stopped.append(f"more than {self.limits.folders:,} devices: the next round goes on")
        return rotated[: self.limits.folders]

    def _folder(self, layout: Folder, rid: str) -> None:
        try:
            with layout.inner(rid) as folder:
                files = self._worth_a_look(rid, folder.names(self.limits.names))
                self.seen.keep_only(rid, {file.name for file in files})
                for file in files:
                    if not self._is_within(rid):
                        return
                    self._file(folder, file)
        except FileNotFoundError:
            pass  # the engine took it away just now
        except OSError as error:
            self._note(error, Candidate(rid, "", None), None)

    def _worth_a_look(self, rid: str, names: Sequence[str]) -> list[Candidate]:
        """What is not taken yet; a file that was taken is known by the beginning of its name alone."""
        if len(names) > self.limits.names:
            self.found.stopped.append(
                f"more than {self.limits.names:,} files are of device {rid[:4]}…: not all are looked at"
            )
        self.seen.prune(rid, names)
        return candidates(rid, names, self.seen.taken.get(rid, set()))

    def _is_within(self, rid: str) -> bool:
        if self.holder.size(rid) + self._sizes[rid] <= self.limits.replica:
            return True
        self.found.stopped.append(
            f"device {rid[:4]}… wrote more than a person can: nothing more is taken from it"
        )
        return False

    def _file(self, folder: Folder, file: Candidate) -> None:
        status = None
        try:
            if self._is_taken_now(file):
                return
            status = folder.status(file.name)
            if self._is_due(file, status):
                promised = file.slice()
                self._require_budget(status)
                self._take(folder, file, promised)
        except FileNotFoundError:
            pass  # the engine took it away just now
        except NewerError as error:
            self._refuse(file, status, str(error), Kind.NEWER)
        except BadCommitError as error:
            self._refuse(file, status, str(error), Kind.REFUSED)
        except OSError as error:
            self._note(error, file, status)

    def _is_taken_now(self, file: Candidate) -> bool:
        return file.promised is not None and file.promised.stem in self.found.taken.get(file.rid, ())

    def _is_due(self, file: Candidate, status: os.stat_result) -> bool:
        verdict = self.seen.refused.get(file.rid, {}).get(file.name)
        return verdict is None or verdict.is_due(status.st_size, status.st_mtime_ns, self.now)

    def _require_budget(self, status: os.stat_result) -> None:
        size = min(status.st_size, self.limits.file)
        if self._read and self._read + size > self.limits.read:
            raise _EnoughError
        self._read += size

    def _take(self, folder: Folder, file: Candidate, promised: SliceName) -> None:
        self.found.files += 1
        data = whole(folder.read(file.name, self.limits.file), promised)
        if data is None:
            raise BadCommitError("it is torn or changed: its bytes do not fit its name")
        found = self._contents(file.rid, promised, data)
        self._add(file.rid, found)
        if found.refused:
            raise BadCommitError(_in_one_line(found.refused))
        self.found.taken.setdefault(file.rid, set()).add(promised.stem)

    def _contents(self, rid: str, promised: SliceName, data: bytes) -> Contents:
        try:
            return contents(data, self.share.marker.space, rid, self._has)
        except NewerError:
            self.found.newer.append(Newer(rid, promised, data))
            self._sizes[rid] += len(data)
            raise

    def _add(self, rid: str, found: Contents) -> None:
        for commit in found.commits:
            if not self._has(commit):
                self.found.arrivals.setdefault(rid, Arrival(rid, found.header)).commits.append(commit)
                self._cids.add((rid, commit.cid))
                self._sizes[rid] += len(commit.data)

    def _has(self, commit: Commit) -> bool:
        return (commit.rid, commit.cid) in self._cids or self.holder.has(commit)

    def _note(self, error: OSError, file: Candidate, status: os.stat_result | None) -> None:
        """A file or folder that cannot be read is refused; a directory that went away ends the round."""
        is_odd = isinstance(error, NotPlainError)
        self._unreadable += not is_odd
        if error.errno in GONE or self._unreadable > TOO_MANY:
            raise error
        why = error.strerror or "it could not be read"
        self._refuse(file, status, why, Kind.REFUSED if is_odd else Kind.UNREADABLE)

    def _refuse(self, file: Candidate, status: os.stat_result | None, why: str, kind: Kind) -> None:
        self.seen.refuse(file.verdict(status, why, kind, self.now))


def _in_one_line(refused: Sequence[str]) -> str:
    more = f", and {len(refused) - 1} more" if len(refused) > 1 else ""
    return refused[0] + more
