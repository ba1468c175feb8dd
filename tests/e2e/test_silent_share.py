"""A network folder that took a question and answers nothing: Linux ends nobody who asked, yet the prompt comes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from okrtui.stand_in import state
from tests.e2e.person import BOUND, Person
from tests.share.sshfs import Mount, Server, why_not
from tests.share.waiting import PATIENCE, until
from tests.terminal.processes import family
from tests.terminal.terminal import Terminal

pytestmark = [pytest.mark.engine, pytest.mark.skipif(bool(why_not()), reason=why_not())]
ASKING = """
import os, signal, sys, threading
from okrtui.stand_in import stood_for

signal.signal(signal.SIGHUP, signal.SIG_DFL)  # who runs the tests may have had it ignored

def program():
    asks = threading.Thread(target=os.listdir, args=(sys.argv[1],), daemon=True)
    asks.start()
    asks.join(0.5)
    print(os.getpid(), "held" if asks.is_alive() else "answered", flush=sys.argv[2] == "stays")
    if sys.argv[2] == "stays":
        threading.Event().wait()
    return int(sys.argv[2])

sys.exit(stood_for(program))
"""


def signalled(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        os.kill(process, number)


class Folder:
    """A network folder whose server can fall silent."""

    def __init__(self, directory: Path) -> None:
        self.server = Server(directory / "server")
        store = directory / "store"
        store.mkdir()
        self.mount = Mount(self.server, store, directory / "folder")
        self.share = self.mount.place / "okrs"

    @contextmanager
    def silent(self) -> Iterator[None]:
        """The server says nothing meanwhile; who asked is held whatever happens to it."""
        serving = family(self.server.process.pid)
        signalled(serving, signal.SIGSTOP)
        at_last = Timer(
            PATIENCE, signalled, (serving, signal.SIGCONT)
        )  # else a test that fails would never end
        at_last.start()
        try:
            until(lambda: all(state(pid) == "T" for pid in serving))
            yield
        finally:
            at_last.cancel()
            signalled(serving, signal.SIGCONT)

    def end(self) -> None:
        self.mount.end()
        self.server.end()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    folder = Folder(tmp_path)
    try:
        yield folder
    finally:
        folder.end()


@pytest.fixture
def mei(tmp_path: Path, folder: Folder) -> Person:
    """Mei, who shares her team through the folder."""
    mei = Person(tmp_path / "mei")
    mei("init", "--me", "Mei", "--space", "North")
    mei("add", "objective", "Make releases boring")
    mei("add", "kr", "boring", "Deploys per week", "--from", "0", "--to", "20")
    mei("share", "create", str(folder.share))
    return mei


@contextmanager
def asking(folder: Folder, what: str) -> "Iterator[subprocess.Popen[str]]":
    """A program that the folder holds, with a stand-in for it, which ends with the test."""
    words = [sys.executable, "-c", ASKING, str(folder.mount.place), what]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def test_a_program_that_cannot_end_hands_over_its_word_and_its_output_at_once(folder: Folder) -> None:
    with folder.silent(), asking(folder, "7") as program:
        told, _ = program.communicate(timeout=BOUND)
        held, how = told.split()
        assert (how, program.returncode) == ("held", 7)
        assert state(int(held)) == "Z", "it could end, so this test proves nothing"
    until(lambda: state(int(held)) == "X")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_cannot_end_is_ended_by_a_signal_all_the_same(
    folder: Folder, number: signal.Signals
) -> None:
    with folder.silent(), asking(folder, "stays") as program:
        assert program.stdout is not None
        held, how = program.stdout.readline().split()
        program.send_signal(number)
        assert (how, program.wait(timeout=BOUND)) == ("held", -number)
        assert state(int(held)) == "Z", "it could end, so this test proves nothing"


def test_commands_give_the_prompt_back_while_the_folder_is_silent(mei: Person, folder: Folder) -> None:
    with folder.silent():
        assert "Deploys per week" in mei("checkin", "deploys", "9", "--confidence", "7")
        assert "1 only here" in mei("status", "--short")
    until(lambda: "only here" not in mei("sync") + mei("status", "--short"))


def test_quitting_gives_the_prompt_back_while_the_folder_is_silent(mei: Person, folder: Folder) -> None:
    with mei.screens() as terminal:
        terminal.wait_for("1 Week")
        terminal.press("2")
        terminal.wait_for("Deploys per week")
        with folder.silent():
            left = left_while_held(terminal)
    print(f"\nleft in {left:.1f} s")
    until(lambda: "only here" not in mei("sync") + mei("status", "--short"))
    assert "9" in mei("show", "deploys")


def test_a_shell_stops_a_program_that_cannot_end_and_goes_on_with_it(mei: Person, folder: Folder) -> None:
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, columns=120, rows=30, env={**mei.environment, "PS1": "ready> "}) as terminal:
        terminal.wait_for("ready>")
        terminal.press(*f"'{sys.executable}' -m okrtui", "enter")
        terminal.wait_for("1 Week")
        terminal.press("2")
        terminal.wait_for("Deploys per week")
        with folder.silent():
            terminal.press("s", "/", *"Deploys", "enter", "c", "9", "enter", "7", "enter")
            terminal.wait_for("1 change only here", timeout=BOUND)
            terminal.press("ctrl+z")
            terminal.wait_for("Stopped", timeout=BOUND)
            terminal.press(*"fg", "enter")
            terminal.wait_for("Deploys per week", timeout=BOUND)
            terminal.press("q")
            terminal.wait_for(lambda text: text.rstrip().endswith("ready>"), timeout=BOUND)
            terminal.press(*"echo ended $?", "enter")
            terminal.wait_for("ended 0", timeout=BOUND)


def left_while_held(terminal: Terminal) -> float:
    """Check in, see that the folder says nothing, leave; seconds until the prompt."""
    program = family(terminal.pid)[1]
    terminal.press("s", "/", *"Deploys", "enter", "c", "9", "enter", "7", "enter")
    terminal.wait_for("offline since", timeout=60)
    asked = time.monotonic()
    terminal.press("q")
    assert terminal.wait_exit(timeout=BOUND) == 0
    assert state(program) == "Z", "it could end, so this test proves nothing"
    return time.monotonic() - asked
