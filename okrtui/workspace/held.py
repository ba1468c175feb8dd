"""What the logs of a space hold, asked for by whoever carries it to its share and back."""

from collections import Counter
from collections.abc import Iterator

from okrtui.replica.commits import Commit, read_header
from okrtui.share.listing import Listing
from okrtui.share.share import Log
from okrtui.store import newer
from okrtui.workspace.journal import BEGINNING, TAIL, Journal
from okrtui.workspace.published import Whole
from okrtui.workspace.workspace import Workspace

FEW = 8
"""Of so many commits of one log it is asked whether it holds them before it is read for that."""


class Held:
    """What the logs of a space hold, asked for by whoever collects."""

    def __init__(self, here: Workspace) -> None:
        self._logs = here.logs
        self._journal = Journal(here.logs, here.space, lambda _: None)
        self._known: dict[str, set[str]] = {}
        self._data: dict[str, bytes] = {}
        self._asked: Counter[str] = Counter()
        self._sizes = Counter(here.logs.sizes())
        for rid, path in newer.kept(here.logs.directory.parent):
            self._sizes[rid] += path.stat().st_size

    def has(self, commit: Commit) -> bool:
        """Whether the log of its replica holds this commit.

        Where little is asked, a commit whose lines are nowhere in the log is not in it, which costs less to
        find out than reading every other one.
        """
        rid = commit.rid
        if rid not in self._known:
            self._asked[rid] += 1
            if self._asked[rid] <= FEW and commit.signed_lines not in self._bytes(rid):
                return False
            self._known[rid] = {each.cid for each in self._journal.every_commit(rid)}
            self._data.pop(rid, None)
        return commit.cid in self._known[rid]

    def _bytes(self, rid: str) -> bytes:
        if rid not in self._data:
            self._data[rid] = self._logs.read(rid)
        return self._data[rid]

    def size(self, rid: str) -> int:
        """How many bytes were held of a replica when the round began: its log, and what waits for a newer version."""
        return self._sizes[rid]

    def room(self) -> int:
        """How many bytes the disk of the logs has left."""
        from shutil import disk_usage  # whoever only sends does not wait for the import

        return disk_usage(self._logs.directory).free

    def log(self, rid: str) -> Log | None:
        """A whole log, without what was never wholly written; None where there is none."""
        return self._parsed(rid, self._logs.read(rid))

    def log_since(self, rid: str, whole: Whole) -> Log | None:
        """What came to a log since, None where that is nothing; the whole log where it is not the one it was."""
        before = min(TAIL, whole.size)
        data = self._logs.read(rid, whole.size - before)
        if data[:before].decode("ascii", "replace") != whole.tail:
            return self.log(rid)
        header = self._logs.read(rid, 0, BEGINNING)
        return self._parsed(rid, header[: header.find(b"\n") + 1] + data[before:])

    def _parsed(self, rid: str, data: bytes) -> Log | None:
        header = data[: data.find(b"\n") + 1]
        commits = list(self._journal.readable(rid, data))
        if not commits:
            return None
        read_header(header[:-1], self._journal.space, rid)
        return Log(rid, header, commits)

    def whole(self, rid: str, size: int, listing: Listing, names: int) -> Whole:
        """How a log of this size is now."""
        tail = self._logs.read(rid, max(0, size - TAIL), min(size, TAIL)).decode("ascii", "replace")
        return Whole(size, tail, listing, names)


def logs_of(here: Workspace, rids: list[str]) -> Iterator[Log]:
    """These logs, one after the other, as far as they hold anything."""
    held = Held(here)
    return (log for rid in rids if (log := held.log(rid)) is not None)
