import os
import signal
import sys
import time
from pathlib import Path

import pytest

from .answers import Answers
from .display import Display
from .keys import key_bytes
from .terminal import Terminal

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

PAINTER = """
import sys, tty
tty.setraw(0)
print("ready", end="", flush=True)
while (key := sys.stdin.buffer.raw.read(8)) != b"q":
    print(f"\\r\\nhello {key!r}", end="", flush=True)
sys.exit(7)
"""
LATE = """
import sys, time, tty
tty.setraw(0)
print("ready", end="", flush=True)
time.sleep(0.3)
while True: print(f"\\r\\n{sys.stdin.buffer.raw.read(8)!r}", end="", flush=True)
"""
SIZES = """
import os, signal
def tell(*_): print(*os.get_terminal_size(), flush=True)
signal.signal(signal.SIGWINCH, tell)
tell()
while True: signal.pause()
"""
ASKER = r"""
import sys, tty
tty.setraw(0)
def ask(query, end):
    print(query, end="", flush=True)
    answer = b""
    while not answer.endswith(end): answer += sys.stdin.buffer.raw.read(1)
    return answer
queries = {"ab\x1b[6n": b"R", "\x1b[c": b"c", "\x1b[?2026$p": b"y", "\x1b]11;?\x07": b"\x1b\\"}
for answer in [ask(query, end) for query, end in queries.items()]: print(f"\r\n{answer!r}", end="")
"""


def python(program: str, *, columns: int = 80, rows: int = 24) -> Terminal:
    return Terminal([sys.executable, "-c", program], columns=columns, rows=rows)


def test_the_output_of_a_program_stays_on_the_screen_after_its_end() -> None:
    with Terminal(["echo", "hello"]) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.text.strip() == "hello"


def test_exit_statuses_come_through() -> None:
    with Terminal(["sh", "-c", "exit 3"]) as terminal:
        assert terminal.wait_exit() == 3
    with Terminal(["sh", "-c", "kill -9 $$"]) as terminal:
        assert terminal.wait_exit() == -signal.SIGKILL


def test_a_missing_program_is_told_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        Terminal(["/no/such/program"])


def test_keys_reach_the_program_and_its_answer_is_waited_for() -> None:
    with python(PAINTER) as terminal:
        ready = terminal.wait_for("ready")
        terminal.press("down")
        assert terminal.wait_for(r"hello b'\x1b[B'") > ready
        terminal.press("ctrl+r")
        terminal.wait_for(lambda text: r"hello b'\x12'" in text)
        terminal.press("q")
        assert terminal.wait_exit() == 7


def test_an_escape_is_followed_by_a_pause() -> None:
    with python(PAINTER) as terminal:
        terminal.wait_for("ready")
        started = time.perf_counter()
        terminal.press("escape", "j")
        assert time.perf_counter() - started > 0.1  # what Textual waits before it takes it for the key


def test_a_program_that_reads_late_reads_an_escape_by_itself() -> None:
    with python(LATE) as terminal:
        terminal.wait_for("ready")
        terminal.press("escape", "j")
        terminal.wait_for(r"b'\x1b'")
        terminal.wait_for("b'j'")


def test_waiting_in_vain_shows_the_screen() -> None:
    with python(PAINTER) as terminal:
        terminal.wait_for("ready")
        with pytest.raises(AssertionError, match=r"'goodbye'; it is running(.|\n)*ready"):
            terminal.wait_for("goodbye", timeout=0.05)
        with pytest.raises(AssertionError, match="for the end"):
            terminal.wait_exit(timeout=0.05)


def test_waiting_for_an_ended_program_does_not_last() -> None:
    with Terminal(["true"]) as terminal, pytest.raises(AssertionError, match="has ended"):
        terminal.wait_for("anything", timeout=3600)


def test_a_program_that_never_stops_writing_is_waited_for_no_longer_than_agreed() -> None:
    with Terminal(["yes"]) as terminal, pytest.raises(AssertionError, match="'no'"):
        terminal.wait_for("no", timeout=0.2)


def test_the_window_has_the_size_it_was_given() -> None:
    with python(SIZES) as terminal:
        terminal.wait_for("80 24")
        terminal.resize(100, 30)
        terminal.wait_for("100 30")
        assert len(terminal.text.split("\n")) == 30


def test_the_terminal_answers_what_programs_ask() -> None:
    with python(ASKER) as terminal:
        assert terminal.wait_exit() == 0
        assert r"b'\x1b[1;3R'" in terminal.text
        assert r"b'\x1b[?62;22c'" in terminal.text
        assert r"b'\x1b[?2026;2$y'" in terminal.text
        assert r"b'\x1b]11;rgb:0000/0000/0000\x1b\\'" in terminal.text


def test_the_environment_is_that_of_a_terminal_in_colour(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TEXTUAL_THEME", "dracula")
    show = (
        'echo "$TERM,$COLORTERM,$NO_COLOR,$TEXTUAL_THEME,$GIVEN"; pwd; test -t 0 && ps -o tty= $$ > /dev/tty'
    )
    with Terminal(["sh", "-c", show], env={"GIVEN": "yes"}, cwd=tmp_path, columns=300) as terminal:
        terminal.wait_exit()
        assert "xterm-256color,truecolor,,,yes" in terminal.text
        assert str(tmp_path) in terminal.text


def test_closing_ends_the_child_even_if_it_will_not_go() -> None:
    with Terminal(["sh", "-c", "trap '' HUP; echo here; exec sleep 1000"]) as terminal:
        terminal.wait_for("here")
    with pytest.raises(ProcessLookupError):
        os.kill(terminal.pid, 0)


def test_a_key_is_followed_until_the_screen_stays() -> None:
    with python(PAINTER) as terminal:
        terminal.wait_for("ready")
        assert terminal.first_paint() > 0
        painted = terminal.press_and_settle("x")
        assert 0 < painted.first_ms <= painted.last_ms
        assert painted.bytes_written == len("\r\nhello b'x'")


def test_a_key_that_changes_nothing_is_no_measurement() -> None:
    with Terminal(["sh", "-c", "stty -echo; echo ready; exec sleep 1000"]) as terminal:
        terminal.wait_for("ready")
        with pytest.raises(AssertionError, match="'x' changed nothing"):
            terminal.press_and_settle("x", timeout=0.1)


@on_linux
def test_an_idle_program_is_seen_to_be_idle() -> None:
    with python(PAINTER) as terminal:
        terminal.wait_for("ready")
        terminal.settle()
        started, peak = terminal.cpu_seconds, terminal.peak_megabytes
        cpu, written = terminal.idle(0.2)
        assert written == 0
        assert 0 <= cpu < started
        assert peak > 1


@on_linux
def test_a_busy_child_of_the_program_is_counted_and_ends_with_it() -> None:
    with Terminal(["sh", "-c", "yes > /dev/null & echo $! is ready; wait"]) as terminal:
        terminal.wait_for("ready")
        assert terminal.idle(0.3)[0] > 0
        child = int(terminal.text.split()[0])
    deadline = time.monotonic() + 5
    while is_there(child):
        assert time.monotonic() < deadline


def is_there(pid: int) -> bool:
    """Whether a process runs still; a zombie waits for nobody here."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_blank_output_is_no_paint() -> None:
    with (
        Terminal(["printf", " \\033[2J"]) as terminal,
        pytest.raises(AssertionError, match="nothing was painted"),
    ):
        terminal.first_paint()


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("enter", b"\r"),
        ("shift+tab", b"\x1b[Z"),
        ("ctrl+up", b"\x1b[1;5A"),
        ("ctrl+shift+end", b"\x1b[1;6F"),
        ("shift+delete", b"\x1b[3;2~"),
        ("f2", b"\x1bOQ"),
        ("f5", b"\x1b[15~"),
        ("alt+enter", b"\x1b\r"),
        ("ctrl+space", b"\x00"),
        ("space", b" "),
        ("?", b"?"),
        ("+2w", b"+2w"),
        ("下周五", "下周五".encode()),
    ],
)
def test_keys_by_name(name: str, sent: bytes) -> None:
    assert key_bytes(name) == sent


def test_a_key_no_terminal_can_send_is_refused() -> None:
    with pytest.raises(ValueError, match="ctrl\\+enter"):
        key_bytes("ctrl+enter")


def test_a_query_cut_in_two_is_answered_once() -> None:
    answers = Answers()
    replies = [answers.reply_to(part) for part in (b"abc\x1b[?20", b"48$p", b"\x1b[?u", b"")]
    assert replies == [b"", b"\x1b[?2048;0$y", b"", b""]


def display() -> Display:
    return Display(40, 5, lambda _: None)


def test_what_pyte_cannot_digest_leaves_no_trace() -> None:
    screen = display()
    screen.feed(
        b"\x1b[>1u\x1b[<u\x1b[>4;1m\x1b[?2026h\x1b[4:3m\x1b[!p\x1bP+q544e\x1b\\\x1b[?2048$p\x1b[2 qshown"
    )
    assert screen.text.strip() == "shown"


def test_sequences_and_characters_may_be_cut_anywhere() -> None:
    screen = display()
    for byte in "a\x1b[1;31m目标\x1b]11;?\x07\x1b[>4;1mb\x1bPx\x1b\\c".encode():
        screen.feed(bytes([byte]))
    assert screen.text.strip() == "a目标bc"


def test_only_what_looks_different_is_a_change() -> None:
    screen = display()
    assert screen.feed(b"\x1b[?25lhello")
    assert not screen.feed(b"\x1b[Hhello")
    assert not screen.feed(b"\x1b[3;3H")
    assert screen.feed(b"\x1b[H\x1b[1mhello")
    assert screen.feed(b"\x1b[?25h")
    assert screen.feed(b"\x1b[4;4H")


def test_the_other_screen_starts_empty() -> None:
    screen = display()
    screen.feed(b"before\x1b[?1049h")
    assert screen.is_blank
