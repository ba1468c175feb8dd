"""What the logs of a space hold beyond what is known: commits read, torn tails cut, damage set aside."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from okrtui.replica.commits import Commit, DamagedError, read_commits, read_header
from okrtui.store.faults import StoreFault
from okrtui.store.log import Logs
from okrtui.store.tables import Mark

TAIL = 24
"""How many bytes before an offset prove that a log is still the one that was read."""


class News(NamedTuple):
    """What was read: commits in order of each log, where each log is known to now, sentences to tell."""

    commits: list[Commit]
    marks: dict[str, Mark]
    notices: list[str]


class Journal:
    """Reads the logs of one space; with the lock held it also mends them."""

    def __init__(self, logs: Logs, space: str) -> None:
        self.logs = logs
        self.space = space

    def has_news(self, marks: Mapping[str, Mark]) -> bool:
        """Whether any log is longer than what is known of it."""
        known = {rid: mark.offset for rid, mark in marks.items()}
        return any(size > known.get(rid, 0) for rid, size in self.logs.sizes().items())

    def read(self, marks: Mapping[str, Mark], *, is_locked: bool) -> News:
        """All whole commits beyond the marks; StoreFault when a log is shorter than what was read of it."""
        news = News([], dict(marks), [])
        for rid, size in sorted(self.logs.sizes().items()):
            mark = marks.get(rid)
            start = mark.offset if mark else 0
            if size < start:
                raise StoreFault(f"the log {rid[:4]}… became shorter while okrtui was using it")
            if size > start:
                self._read_log(rid, mark, news, is_locked=is_locked)
        return news

    def _read_log(self, rid: str, mark: Mark | None, news: News, *, is_locked: bool) -> None:
        start = mark.offset if mark else 0
        data = self.logs.read(rid, start)
        begin = 0 if mark else self._header_end(rid, data)
        position, last = begin, mark
        try:
            for commit in read_commits(data, begin, self.space, rid):
                position += len(commit.data)
                news.commits.append(commit)
                last = mark_at(start + position, commit)
        except DamagedError as damage:
            if is_locked:
                self._mend(rid, start + damage.offset, news)
            return
        if last is not None:
            news.marks[rid] = last
        if is_locked and position < len(data):
            self.logs.cut(rid, start + position)

    def _header_end(self, rid: str, data: bytes) -> int:
        end = data.find(b"\n") + 1
        if end == 0:
            return len(data)
        read_header(data[: end - 1], self.space, rid)
        return end

    def _mend(self, rid: str, where: int, news: News) -> None:
        data = self.logs.read(rid)
        good = list(self.readable(rid, data))
        header = data[: data.find(b"\n") + 1]
        kept = self.logs.set_aside(rid, header + b"".join(commit.data for commit in good))
        news.commits.extend(good)
        if good:
            news.marks[rid] = mark_at(len(header) + sum(len(c.data) for c in good), good[-1])
        news.notices.append(
            f"the log {rid[:4]}… was damaged at byte {where:,}: {len(good):,} steps could be read; "
            f"the file as it was is kept in {kept}"
        )

    def readable(self, rid: str, data: bytes) -> Iterable[Commit]:
        """Every commit that can be read in a log, also beyond damaged places."""
        position = self._header_end(rid, data)
        while 0 <= position < len(data):
            try:
                for commit in read_commits(data, position, self.space, rid):
                    position += len(commit.data)
                    yield commit
                return
            except DamagedError:
                position = data.find(b'\n{"a":', position) + 1 or len(data)

    def every_commit(self, rid: str) -> list[Commit]:
        """All commits of one replica."""
        data = self.logs.read(rid)
        return list(self.readable(rid, data)) if data else []

    def fits(self, rid: str, mark: Mark) -> bool:
        """Whether the log still holds at the mark what it held when the mark was made."""
        data = self.logs.read(rid, max(0, mark.offset - TAIL))[:TAIL]
        return data.decode("ascii", "replace") == mark.tail


def mark_at(offset: int, commit: Commit) -> Mark:
    """The mark behind a commit that ends at an offset."""
    tail = commit.data[-TAIL:].decode("ascii", "replace")
    t = max((operation.t for operation in commit.operations), default=0)
    return Mark(offset, tail, commit.opening.b, commit.cid, t)
