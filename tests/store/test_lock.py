import errno
import multiprocessing
import os
import runpy
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import pytest

from okrtui.store import lock
from okrtui.store.faults import StoreFault
from okrtui.store.lock import HeldError, locked


def _add_one_at_a_time(path: Path, times: int) -> None:
    for _ in range(times):
        with locked(path / "lock"):
            number = int((path / "number").read_text())
            os.sched_yield()
            (path / "number").write_text(str(number + 1))


def test_two_processes_are_never_inside_together(tmp_path: Path) -> None:
    (tmp_path / "number").write_text("0")
    spawn = multiprocessing.get_context("fork")
    processes = [spawn.Process(target=_add_one_at_a_time, args=(tmp_path, 200)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert (tmp_path / "number").read_text() == "400"


def _hold(path: Path, inside: Connection) -> None:
    with locked(path):
        inside.send("inside")
        inside.recv()


def test_the_lock_falls_away_with_the_process_that_held_it(tmp_path: Path) -> None:
    ours, theirs = multiprocessing.Pipe()
    holder = multiprocessing.get_context("fork").Process(target=_hold, args=(tmp_path / "lock", theirs))
    holder.start()
    assert ours.recv() == "inside"
    holder.kill()
    with locked(tmp_path / "lock"):
        holder.join(60)
    assert holder.exitcode == -9


def test_whoever_does_not_want_to_wait_is_told_that_another_holds_it(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"), pytest.raises(HeldError), locked(tmp_path / "lock", waits=False):
        pass
    with locked(tmp_path / "lock", waits=False):
        pass


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="No such file"), locked(tmp_path / "missing" / "lock"):
        pass


def test_whoever_fails_inside_gives_the_lock_back(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "lock"):
        _ = 1 // 0
    with locked(tmp_path / "lock"):
        pass


def test_a_lock_that_the_system_does_not_give_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(StoreFault, match="the lock could not be taken: No locks"), locked(tmp_path / "lock"):
        pass


def test_without_fcntl_one_byte_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    taken: list[tuple[int, int]] = []
    windows = SimpleNamespace(LK_LOCK=1, locking=lambda _, how, size: taken.append((how, size)))
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    with runpy.run_path(lock.__file__)["locked"](tmp_path / "lock"):
        assert taken == [(1, 1)]
