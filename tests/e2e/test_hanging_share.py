"""A network folder that hangs: every call on it waits for ever, and nobody who works waits with it."""

import os
import signal
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.person import BOUND, Person
from tests.share.rclone import Mount, why_not
from tests.share.waiting import until
from tests.terminal.terminal import Terminal

pytestmark = [pytest.mark.engine, pytest.mark.skipif(bool(why_not()), reason=why_not())]


class Folder:
    """A network folder that can be made to hang."""

    def __init__(self, directory: Path) -> None:
        store = directory / "store"
        store.mkdir()
        self.mount = Mount(store, directory / "folder", caches=False)
        self.share = self.mount.place / "okrs"

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Nothing on the folder is answered meanwhile.

        What waits can still be ended, as on a dead NFS mount: its question was not taken from the kernel yet.
        """
        pid = self.mount.process.pid
        os.kill(pid, signal.SIGSTOP)
        until(lambda: all(") T " in stat.read_text() for stat in Path(f"/proc/{pid}/task").glob("*/stat")))
        with subprocess.Popen(["ls", str(self.share)], stdout=subprocess.DEVNULL) as asking:
            try:
                with pytest.raises(subprocess.TimeoutExpired):
                    asking.wait(timeout=0.3)
                yield
            finally:
                os.kill(pid, signal.SIGCONT)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    folder = Folder(tmp_path)
    try:
        yield folder
    finally:
        folder.mount.end()


@pytest.fixture
def mei(tmp_path: Path, folder: Folder) -> Person:
    """Mei, who shares her team through the folder."""
    mei = Person(tmp_path / "mei")
    mei("init", "--me", "Mei", "--space", "North")
    mei("add", "objective", "Make releases boring")
    for title in ("Deploys per week", "Restores tried"):
        mei("add", "kr", "boring", title, "--from", "0", "--to", "20")
    mei("share", "create", str(folder.share))
    return mei


def test_commands_end_in_time_and_what_they_did_goes_out_later(mei: Person, folder: Folder) -> None:
    with folder.hanging():
        assert "Deploys per week" in mei("checkin", "deploys", "9", "--confidence", "7")
        assert "1 only here" in mei("status", "--short")
        for command in ("list", "status", "share", "history"):
            mei(*command.split())
    until(lambda: "only here" not in mei("sync") + mei("status", "--short"))


def test_a_key_is_answered_as_ever_the_frame_says_so_and_quitting_works(mei: Person, folder: Folder) -> None:
    with mei.screens() as terminal:
        terminal.wait_for("1 Week")
        terminal.press("2")
        terminal.wait_for("Restores tried")
        before = answered(terminal)
        with folder.hanging():
            terminal.press("s")
            during = answered(terminal)
            terminal.press("/", *"Deploys", "enter", "c", "9", "enter", "7", "enter")
            terminal.wait_for("1 change only here", timeout=BOUND)
            terminal.wait_for("offline since", timeout=60)
            asked = time.monotonic()
            terminal.press("q")
            assert terminal.wait_exit(timeout=BOUND) == 0
            left = time.monotonic() - asked
    print(
        f"\nkeys answered in {before:.0f} ms, with a folder that hangs {during:.0f} ms; left in {left:.1f} s"
    )
    assert during < 3 * before + 50
    until(lambda: "only here" not in mei("sync") + mei("status", "--short"))
    assert "9" in mei("show", "deploys")


def answered(terminal: Terminal) -> float:
    """The median of the times in which keys are answered, in ms."""
    times = []
    for _ in range(8):
        times += [terminal.press_and_settle(key).first_ms for key in ("j", "k")]
    return statistics.median(times)
