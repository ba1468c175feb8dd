"""What the logs of a space hold beyond what is known: commits read, torn tails cut, damage set aside."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from okrtui.replica.commits import (
    FORMAT,
    BadCommitError,
    Commit,
    DamagedError,
    header_line,
    read_commits,
    read_header,
)
from okrtui.store.faults import StoreFault
from okrtui.store.log import Logs
from okrtui.store.tables import Mark

TAIL = 24
"""How many bytes before an offset prove that a log is still the one that was read."""

COMMIT_BEGINS = b'{"a":'
BEGINNING = 1024
"""Bytes that hold a header and the beginning of the first commit."""

ENDING = 16 * 1024
"""How many bytes are read first where only the newest commits are asked for: a busy week's."""


class News(Struct):
    """What was read: commits in order of each log, where each log is known to now, sentences to tell."""

    commits: list[Commit]
    marks: dict[str, Mark]
    notices: list[str]
    needs_mending: bool = False


class Journal:
    """Reads the logs of one space, and mends them; `key_of` gives the public key of an own replica."""

    def __init__(self, logs: Logs, space: str, key_of: Callable[[str], bytes | None]) -> None:
        self.logs = logs
        self.space = space
        self._key_of = key_of
        self._newer: set[str] = set()

    def has_news(self, marks: Mapping[str, Mark]) -> bool:
        """Whether any log is longer than what is known of it."""
        known = {rid: mark.offset for rid, mark in marks.items()}
        return any(size > known.get(rid, 0) for rid, size in self.logs.sizes().items())

    def read(self, marks: Mapping[str, Mark], *, mends: bool) -> News:
        """All whole commits beyond the marks; `mends`, under the lock, cuts torn tails and sets damage aside.

        Raises StoreFault when a log is no longer the one that was read.
        """
        news = News([], dict(marks), [])
        for rid, size in sorted(self.logs.sizes().items()):
            mark = marks.get(rid)
            if mark is not None and size < mark.offset:
                raise _replaced(rid)
            if size > (mark.offset if mark else 0):
                self._read_log(rid, mark, news, mends=mends)
        return news

    def _read_log(self, rid: str, mark: Mark | None, news: News, *, mends: bool) -> None:
        start = mark.offset if mark else 0
        before = min(TAIL, start)
        data = self.logs.read(rid, start - before)
        if mark is not None and data[:before].decode("ascii", "replace") != mark.tail:
            raise _replaced(rid)
        position, known = before, len(news.commits)
        try:
            position = before if mark else self._header_end(rid, data, news)
            for commit in read_commits(data, position, self.space, rid):
                position += len(commit.data)
                news.commits.append(commit)
        except (DamagedError, BadCommitError) as damage:
            news.needs_mending = True
            if mends:
                self._mend(rid, start - before + position, damage, news)
            return
        if len(news.commits) > known:
            news.marks[rid] = mark_at(start - before + position, news.commits[-1])
        if position < len(data) and rid not in self._newer:
            news.needs_mending = True
            if mends:
                self._cut(rid, start - before + position, len(data) - position, news)

    def _header_end(self, rid: str, data: bytes, news: News) -> int:
        """Where the commits begin; 0 when the header was not wholly written."""
        end = data.find(b"\n") + 1
        if end and read_header(data[: end - 1], self.space, rid).min > FORMAT:
            if rid not in self._newer:
                news.notices.append(f"the log {rid[:4]}… waits for a newer version of okrtui")
            self._newer.add(rid)
            return len(data)
        return end

    def _cut(self, rid: str, size: int, torn: int, news: News) -> None:
        self.logs.cut(rid, size)
        news.notices.append(
            f"the log {rid[:4]}… ended in {torn:,} bytes that were never wholly written; they were cut off"
        )

    def _mend(self, rid: str, where: int, damage: ValueError, news: News) -> None:
        data = self.logs.read(rid)
        header = self._sound_header(rid, data, damage)
        good = list(self.readable(rid, data))
        kept = self.logs.set_aside(rid, header + b"".join(commit.data for commit in good))
        news.commits.extend(good)
        news.marks.pop(rid, None)
        if good:
            news.marks[rid] = mark_at(len(header) + sum(len(c.data) for c in good), good[-1])
        news.notices.append(
            f"the log {rid[:4]}… was damaged at byte {where:,}: {len(good):,} steps could be read; "
            f"the file as it was is kept in {kept}"
        )

    def _sound_header(self, rid: str, data: bytes, damage: ValueError) -> bytes:
        line = data[: data.find(b"\n") + 1]
        try:
            read_header(line[:-1], self.space, rid)
        except BadCommitError:
            key = self._key_of(rid)
            if key is None:
                raise StoreFault(
                    f"the log {self.logs.path(rid)} is damaged in its first line ({damage}): "
                    "put it back from a backup; nothing was changed"
                ) from damage
            return header_line(self.space, key)
        return line

    def readable(self, rid: str, data: bytes) -> Iterable[Commit]:
        """Every commit that can be read in a log, also beyond damaged places."""
        position = data.find(COMMIT_BEGINS)
        while position >= 0:
            try:
                for commit in read_commits(data, position, self.space, rid):
                    position += len(commit.data)
                    yield commit
                return
            except DamagedError:
                position = data.find(COMMIT_BEGINS, position + 1)

    def every_commit(self, rid: str) -> list[Commit]:
        """All commits of one replica that this version understands."""
        data = b"" if rid in self._newer else self.logs.read(rid)
        return list(self.readable(rid, data))

    def newest_first(self, rid: str, end: int) -> Iterator[Commit]:
        """Every commit that can be read in a log up to an offset, from there back; as it is asked for.

        It reads ever larger pieces, so that a week at the end of years costs what a week costs.
        """
        data, size = b"", ENDING
        while end > 0 and rid not in self._newer:
            start = max(0, end - size)
            data = self.logs.read(rid, start, end - start) + data
            place = kept = len(data)
            while (place := data.rfind(COMMIT_BEGINS, 0, place)) >= 0:
                if (commit := self._commit_at(rid, data, place)) is not None:
                    kept = place
                    yield commit
            data, end, size = data[:kept], start, size * 2

    def _commit_at(self, rid: str, data: bytes, place: int) -> Commit | None:
        try:
            return next(iter(read_commits(data, place, self.space, rid)), None)
        except DamagedError:
            return None

    def has_commits(self, rid: str) -> bool:
        """Whether a log holds more than its header."""
        return COMMIT_BEGINS in self.logs.read(rid, 0, BEGINNING)

    def fits(self, rid: str, mark: Mark) -> bool:
        """Whether the log still holds at the mark what it held when the mark was made."""
        data = self.logs.read(rid, max(0, mark.offset - TAIL), TAIL)
        return data.decode("ascii", "replace") == mark.tail


def mark_at(offset: int, commit: Commit) -> Mark:
    """The mark behind a commit that ends at an offset."""
    tail = commit.data[-TAIL:].decode("ascii", "replace")
    t = max((operation.t for operation in commit.operations), default=0)
    return Mark(offset, tail, commit.opening.b, commit.cid, t)


def _replaced(rid: str) -> StoreFault:
    return StoreFault(
        f"the log {rid[:4]}… was replaced while okrtui was using it: start okrtui again; nothing was saved"
    )
