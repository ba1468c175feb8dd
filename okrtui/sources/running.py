"""One command, run with a time limit and read with a size limit; nothing it started outlives it."""

import atexit
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import IO

from msgspec import Struct

from okrtui.ending import end_with_all
from okrtui.okr.text import cut, safe

TAIL = 4096
"""Bytes at the end of what is written to standard error that are looked at."""
TOLD = 160
"""Cells of its last line that are told."""

_running: set["subprocess.Popen[bytes]"] = set()
_begins = Lock()
"""Held while one is started, so that none is under way that is not known."""
_is_over = Event()
BEGINS_WITHIN = 2.0
"""Seconds that the end of okrtui waits for one that is just being started."""


class Limits(Struct, frozen=True):
    """How long a command may take, how many bytes it may print, how long it has to end when it is asked to."""

    seconds: float = 30.0
    most: int = 65_536
    grace: float = 0.5


LIMITS = Limits()


class SourceFault(Exception):  # noqa: N818 - a fault of the command, not of the program
    """A command measured nothing; its text, which is safe, says why."""


def output_of(words: tuple[str, ...], limits: Limits = LIMITS) -> str:
    """What a command printed; SourceFault where it fails, cannot be run, takes too long or prints too much.

    It is run without a shell, in the home directory, in a session of its own without terminal and input.
    """
    end = monotonic() + limits.seconds
    with _process(words, limits.grace) as process:
        out, err = _Head(process.stdout, limits.most), _Tail(process.stderr)
        out.join(limits.seconds)
        if out.is_full:
            raise SourceFault(f"it printed more than {limits.most // 1024} KiB")
        code = None if out.is_alive() else _code(process, max(limits.grace, end - monotonic()))
        if code is None:
            raise SourceFault(f"it took longer than {limits.seconds:g} seconds")
        err.join(limits.grace)
    if code:
        raise SourceFault(_how_it_ended(code) + err.last_line)
    return out.text


@contextmanager
def _process(words: tuple[str, ...], grace: float) -> Iterator["subprocess.Popen[bytes]"]:
    """A process, ended with all it started where something goes wrong with it."""
    with _begins:
        if _is_over.is_set():
            raise SourceFault("okrtui was left before it was run")
        process = _started(words)
        _running.add(process)
    try:
        yield process
    except BaseException:
        end_with_all(process, grace)
        raise
    finally:
        _running.discard(process)


def _started(words: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(
            words, cwd=Path.home(), stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, start_new_session=True
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise SourceFault(_why_not(words[0], error)) from error


def _why_not(program: str, error: Exception) -> str:
    named = f"“{cut(safe(program), 40)}”"
    match error:
        case FileNotFoundError(filename=missing) if missing == program:
            return f"there is no program {named}"
        case OSError(strerror=str() as why):
            return f"{named} cannot be run: {safe(why)}"
        case _:
            return f"{named} cannot be run: {safe(str(error))}"


def _code(process: "subprocess.Popen[bytes]", seconds: float) -> int | None:
    """How it ended; None where it has closed its output and goes on beyond its time."""
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None


def _how_it_ended(code: int) -> str:
    if code > 0:
        return f"it ended with {code}"
    with suppress(ValueError):
        return f"it was ended by {signal.Signals(-code).name}"
    return f"it was ended by signal {-code}"


class _Reader(Thread):
    """Reads a pipe until its end and closes it."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        super().__init__(daemon=True)
        assert pipe is not None
        self._pipe, self._read = pipe, b""
        self.start()

    def run(self) -> None:
        """Read until the end, or until there is enough."""
        with suppress(OSError), self._pipe:
            while self._wants_more and (part := os.read(self._pipe.fileno(), 65_536)):
                self._take(part)

    @property
    def _wants_more(self) -> bool:
        return True

    def _take(self, part: bytes) -> None:
        self._read += part


class _Head(_Reader):
    """Keeps what is printed, up to so many bytes."""

    def __init__(self, pipe: IO[bytes] | None, most: int) -> None:
        self._most = most
        super().__init__(pipe)

    @property
    def is_full(self) -> bool:
        """Whether there was more."""
        return len(self._read) > self._most

    @property
    def text(self) -> str:
        """What was read."""
        return self._read.decode(errors="replace")

    @property
    def _wants_more(self) -> bool:
        return not self.is_full


class _Tail(_Reader):
    """Keeps the end of what is complained."""

    @property
    def last_line(self) -> str:
        """`: ` and its last line, safe to show; nothing where it is silent."""
        lines = [line.strip() for line in self._read.decode(errors="replace").splitlines()]
        last = next((line for line in reversed(lines) if line), "")
        return f": {cut(safe(last), TOLD)}" if last else ""

    def _take(self, part: bytes) -> None:
        self._read = (self._read + part)[-TAIL:]


@atexit.register
def _end_all() -> None:
    """Nothing that is still under way outlives okrtui, which waits for no thread at its end."""
    _is_over.set()
    if _begins.acquire(timeout=BEGINS_WITHIN):
        _begins.release()
    for process in list(_running):
        end_with_all(process, 0.0)
