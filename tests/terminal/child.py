"""A child process with a pseudo-terminal of its own."""

import contextlib
import fcntl
import os
import select
import signal
import subprocess
import termios
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from .answers import Answers

_CURSOR_QUERY = b"\x1b[6n"
_GRACE = 2.0
_BACKLOG = 64  # chunks; a program that writes faster than they are drawn has to wait, as everywhere


class Chunk(NamedTuple):
    """What one read gave, and when (perf_counter)."""

    at: float
    data: bytes


class Child:
    """A program that leads its own session. A thread stamps what it writes and answers its queries."""

    def __init__(
        self, argv: Sequence[str], columns: int, rows: int, env: Mapping[str, str], cwd: Path | str | None
    ) -> None:
        self.chunks: deque[Chunk] = deque()
        self.has_ended = threading.Event()
        self.asks_for_cursor = threading.Event()
        self._is_closing = threading.Event()
        self._answers = Answers()
        self._unread = b""
        self._master, slave = os.openpty()
        self._name = os.ttyname(slave)
        self.resize(columns, rows)
        self.spawned = time.perf_counter()
        self._process = self._spawn(argv, slave, _environment(env), cwd)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._master, data) :]

    @property
    def has_read_all(self) -> bool:
        """Whether the program has taken all that was typed; a program that has ended takes nothing more."""
        if self.has_ended.is_set() or not self.is_running:
            return True
        terminal = os.open(self._name, os.O_RDWR | os.O_NOCTTY)
        try:
            return fcntl.ioctl(terminal, termios.FIONREAD, bytes(4)) == bytes(4)
        finally:
            os.close(terminal)

    def resize(self, columns: int, rows: int) -> None:
        termios.tcsetwinsize(self._master, (rows, columns))

    def wait(self, timeout: float) -> int:
        return self._process.wait(timeout)

    def close(self) -> None:
        """End this child with what it started, and nothing else, as closing a terminal's window does."""
        if self.is_running:
            os.killpg(self.pid, signal.SIGHUP)  # it leads its own session, and so a group of its own
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE)
        if self.is_running:
            os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()
        self._is_closing.set()
        self._reader.join()
        os.close(self._master)

    def _spawn(
        self, argv: Sequence[str], slave: int, env: Mapping[str, str], cwd: Path | str | None
    ) -> subprocess.Popen[bytes]:
        try:  # a controlling terminal can only be taken by the child itself
            return subprocess.Popen(argv, preexec_fn=partial(os.login_tty, slave), env=env, cwd=cwd)  # noqa: PLW1509
        except OSError:
            os.close(self._master)
            raise
        finally:
            os.close(slave)

    def _read(self) -> None:
        while data := self._receive():
            self.chunks.append(Chunk(time.perf_counter(), data))
            if reply := self._answers.reply_to(data):
                self.write(reply)
            self._notice_cursor_query(data)
        self.has_ended.set()

    def _receive(self) -> bytes:
        while not self._is_closing.is_set():
            if len(self.chunks) >= _BACKLOG:
                self._is_closing.wait(0.002)
            elif select.select([self._master], [], [], 0.05)[0]:
                with contextlib.suppress(OSError):  # Linux: the last program has let go of the terminal
                    return os.read(self._master, 65536)
                return b""
        return b""

    def _notice_cursor_query(self, data: bytes) -> None:
        if _CURSOR_QUERY in self._unread + data:
            self.asks_for_cursor.set()
        self._unread = data[-len(_CURSOR_QUERY) + 1 :]


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not _is_unwanted(name)}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", **extra}


def _is_unwanted(name: str) -> bool:
    return name in ("NO_COLOR", "COLUMNS", "LINES") or name.startswith("TEXTUAL")
