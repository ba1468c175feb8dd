"""A team of a hundred that shares: what joining, looking for news and one arrival cost."""

import shutil
import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from okrtui.replica.markers import seal_marker
from okrtui.share.marker import put
from okrtui.share.names import SliceName
from okrtui.share.slices import hash_of, slice_of
from okrtui.workspace.arrivals import taken_in
from okrtui.workspace.carrying import Carriage, Memory, carry
from okrtui.workspace.facts import Clock
from okrtui.workspace.held import logs_of
from okrtui.workspace.home import Home as OpenHome
from okrtui.workspace.joining import begin_joining
from okrtui.workspace.sharing import attach, marker_at
from okrtui.workspace.taking_in import synchronise
from okrtui.workspace.workspace import Workspace

from .homes import Home
from .measure import Sample
from .team import SeededKey, Writer

TIMES = 9
"""How often a round is asked for one sample."""


def share_of(home: Home, directory: Path, files: int) -> Path:
    """A directory that carries what a team's logs hold, in about so many files."""
    here = home.opened().workspaces[home.space]
    marker = seal_marker("North", "2026-01-01T09:00:00Z", here.identity.remembered.nonce, here.identity)
    directory.mkdir(parents=True)
    put(directory, marker)
    logs = list(logs_of(here, sorted(here.logs.sizes())))
    for log in logs:
        step = max(1, len(log.commits) * len(logs) // files)
        for start in range(0, len(log.commits), step):
            slice_ = slice_of(log.header, log.commits[start : start + step])
            _place(directory, log.rid, slice_.name, slice_.data)
    return directory


def sharing_home(home: Home, directory: Path) -> Home:
    """A home whose space is carried by a directory, which has all of it."""
    share_of(home, directory, 1)
    opened, marker = home.opened(), marker_at(directory)
    assert marker is not None
    attach(opened.workspaces[home.space], directory, marker)
    synchronise(opened.workspaces[home.space])
    opened.write_brief()
    return home


def _place(share: Path, rid: str, name: SliceName, data: bytes) -> None:
    (folder := share / "v1" / rid).mkdir(parents=True, exist_ok=True)
    (folder / name.text).write_bytes(data)


class Newcomer:
    """Somebody with a private space, who joins."""

    def __init__(self, directory: Path, now: datetime) -> None:
        shutil.rmtree(directory, ignore_errors=True)
        self.home = OpenHome(directory / "data", directory / "state", lambda: Clock(now, now))
        self.home.create_space("private", "Eve", private=True)

    def join(self, share: Path) -> Workspace:
        """Joins as one of the people there, whose board then shows all of it."""
        joining = begin_joining(self.home, share)
        assert joining is not None
        joining.as_person(joining.people[0].id)
        return self.home.workspaces[joining.space]


def join(share: Path, directory: Path, now: datetime) -> Sample:
    """From an empty home to everything verified, kept, folded: s, and CPU s."""
    newcomer = Newcomer(directory, now)
    begun, cpu = time.perf_counter(), time.process_time()
    newcomer.join(share)
    return {"join": time.perf_counter() - begun, "cpu": time.process_time() - cpu}


class Member:
    """Somebody who joined, and a colleague whose files arrive."""

    def __init__(self, share: Path, directory: Path, now: datetime) -> None:
        newcomer = Newcomer(directory, now)
        self.here, self.home, self._share, self._now = newcomer.join(share), newcomer.home, share, now
        self._memory = Memory()
        key = SeededKey("colleague 1 0")
        (log,) = logs_of(self.here, [key.rid])
        last = log.commits[-1]
        self._header = log.header
        self._colleague = Writer(self.here.space, key, last.opening.by, last.opening.b, last.cid)
        self._show(self._round())

    def poll(self) -> Sample:
        """Rounds with nothing new: ms, and CPU ms."""
        return _median([_taken(self._round) for _ in range(TIMES)])

    def arrival(self) -> Sample:
        """Rounds that find one new file, until the OKRs show it: ms, and CPU ms."""
        return _median([self._one_arrival() for _ in range(TIMES)])

    def _one_arrival(self) -> Sample:
        self._write()
        taken = _taken(lambda: self._show(self._round()))
        assert self.home.okrs.check_ins[self._key_result][-1].confidence == 7
        return taken

    def _round(self) -> Carriage:
        return carry(self.here, memory=self._memory)

    def _show(self, carriage: Carriage) -> None:
        taken_in(self.home, self.here, carriage)

    @property
    def _key_result(self) -> str:
        return next(iter(self.home.okrs.key_results))

    def _write(self) -> None:
        """One more check-in of the colleague lies in the share."""
        writer, at = self._colleague, self._now + timedelta(minutes=self._colleague.number)
        body = {"key_result": self._key_result, "on": at.date().isoformat(), "value": "5", "confidence": 7}
        writer.add("check_in", body, at)
        data = self._header + writer.chunks.pop()
        name = SliceName(writer.number, writer.number, hash_of(data))
        _place(self._share, writer.signer.rid, name, data)


def _taken(work: Callable[[], object]) -> Sample:
    begun, cpu = time.perf_counter(), time.process_time()
    work()
    return {
        "ms": (time.perf_counter() - begun) * 1000,
        "cpu": (time.process_time() - cpu) * 1000,
    }


def _median(samples: list[Sample]) -> Sample:
    return {name: statistics.median(each[name] for each in samples) for name in samples[0]}
