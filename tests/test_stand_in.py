"""Whoever started the program sees one process: its output, its exit code, its signals, its stops, its end."""

import os
import signal
import subprocess
import sys

import pytest

from okrtui.stand_in import BY_KERNEL, has_come_to_both
from tests.share.waiting import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux needs a stand-in")
PROGRAM = """
import os, signal, sys, threading
from okrtui.stand_in import stood_for

def heard(number, frame):
    os.write(1, b"heard %d\\n" % number)  # a print may be under way

def program():
    print(os.getpid(), flush=True)
    {what}
    return 0

sys.exit(stood_for(program))
"""
LISTENS = "\n    ".join(
    (
        "for number in (signal.SIGUSR1, signal.SIGHUP, signal.SIGINT): signal.signal(number, heard)",
        "for line in sys.stdin: print('read', line.strip(), flush=True)",
    )
)


class Program:
    """A program with a stand-in, started as a shell starts it."""

    def __init__(self, what: str) -> None:
        words = [sys.executable, "-c", PROGRAM.format(what=what)]
        self.process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
        )

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def says(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def read(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def ended(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


def does(pid: int) -> str:
    """The letter of what a process does, empty where there is none."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0]
    except OSError:
        return ""


@pytest.mark.parametrize(
    ("what", "code", "err"),
    [
        ("return 5", 5, ""),
        ("sys.exit(3)", 3, ""),
        ("raise ValueError('no')", 1, "ValueError: no"),
        ("os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL, ""),
        ("os.kill(os.getpid(), signal.SIGTERM)", -signal.SIGTERM, ""),
        ("os._exit(9)", 9, ""),
    ],
)
def test_it_ends_as_the_program_ended(what: str, code: int, err: str) -> None:
    with Program(what) as program:
        found, _, told = program.ended()
    assert found == code
    assert err in told
    assert bool(err) == bool(told)


def test_all_that_was_printed_is_out_when_it_ends_and_what_was_registered_was_done() -> None:
    what = "import atexit; atexit.register(print, 'at the end'); print('x' * 200_000)"
    with Program(what) as program:
        code, out, _ = program.ended()
    assert code == 0
    assert out.split("\n")[1:] == ["x" * 200_000, "at the end", ""]


def test_what_could_not_be_printed_is_no_success() -> None:
    with Program("os.dup2(os.open('/dev/full', os.O_WRONLY), 1); print('x')") as program:
        assert program.ended()[0] == 120


@pytest.mark.parametrize("number", [signal.SIGUSR1, signal.SIGHUP, signal.SIGINT])
def test_a_signal_reaches_the_program_and_once(number: signal.Signals) -> None:
    with Program(LISTENS) as program:
        program.says()
        program.read("ready")
        assert program.says() == "read ready"
        program.process.send_signal(number)
        assert program.says() == f"heard {int(number)}"
        program.read("more")
        assert program.says() == "read more"
        assert program.ended()[:2] == (0, "")


@pytest.mark.parametrize(
    ("number", "code", "sender", "has"),
    [
        (signal.SIGINT, BY_KERNEL, 0, True),
        (signal.SIGTSTP, BY_KERNEL, 0, True),
        (signal.SIGTSTP, 0, 7, True),
        (signal.SIGHUP, BY_KERNEL, 0, False),
        (signal.SIGTERM, 0, 1, False),
    ],
)
def test_what_a_terminal_or_the_program_sends_to_both_is_not_passed_on(
    number: signal.Signals, code: int, sender: int, has: bool
) -> None:
    assert has_come_to_both(signal.struct_siginfo((number, code, 0, sender, 0, 0, 0)), 7) is has


def test_it_stops_when_the_program_stops_and_both_go_on_together() -> None:
    with Program(LISTENS) as program:
        pid, own = int(program.says()), program.process.pid
        program.process.send_signal(signal.SIGTSTP)
        until(lambda: does(pid) == does(own) == "T")
        program.process.send_signal(signal.SIGCONT)
        program.read("again")
        assert program.says() == "read again"
        assert program.ended()[0] == 0


def test_a_program_whose_stand_in_is_killed_ends_too() -> None:
    with Program("threading.Event().wait()") as program:
        pid = int(program.says())
        program.process.kill()
        until(lambda: does(pid) in ("", "Z"))
