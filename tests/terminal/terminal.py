"""One program in one terminal: press keys, wait for what the screen shows, measure."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from .child import Child
from .display import Display
from .keys import key_bytes
from .processes import cpu_seconds, peak_megabytes

_POLL = 0.002
_GAP = 0.004  # drawing is slow, so it waits for a pause in the output and never delays a stamp
_PATIENCE = 0.25
_FOR_GOOD = 0.3
_QUIET = 0.030
_ON_ITS_WAY = 0.02  # until what is typed waits to be read, or was
_SLOWEST = 5.0  # until a program reads what was typed
_ESCAPE_PAUSE = 0.12  # programs tell a lone escape from the start of a sequence by the pause after it


class Painted(NamedTuple):
    """What a key did: ms to the first and to the last change of the screen, and the bytes written for it."""

    first_ms: float
    last_ms: float
    bytes_written: int


class Terminal:
    """A context manager. All times are when output arrived, not when it was drawn here."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        cwd: Path | str | None = None,
    ) -> None:
        self._child = Child(argv, columns, rows, env or {}, cwd)
        self._display = Display(columns, rows, self._child.write)
        self._drawn_at = self._changed_at = self.spawned
        self._first_paint: float | None = None
        self._bytes = 0
        self._pressed_at = self._writable_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def spawned(self) -> float:
        return self._child.spawned

    @property
    def pid(self) -> int:
        return self._child.pid

    def press(self, *keys: str) -> None:
        """Keys by Textual's names ("enter", "ctrl+r", "?"); anything else is typed as text."""
        for key in keys:
            time.sleep(max(0.0, self._writable_at - time.perf_counter()))
            self._pressed_at = time.perf_counter()
            self.write(key_bytes(key))
            self._writable_at = self._escaped() if key == "escape" else 0.0

    def _escaped(self) -> float:
        """When the next key may come: a busy program would read both at once, and take them for one."""
        time.sleep(_ON_ITS_WAY)
        deadline = time.perf_counter() + _SLOWEST
        while not self._child.has_read_all and time.perf_counter() < deadline:
            time.sleep(_POLL)
        return time.perf_counter() + _ESCAPE_PAUSE

    def write(self, data: bytes) -> None:
        self._child.write(data)

    def resize(self, columns: int, rows: int) -> None:
        self._draw_arrived()
        self._display.resize(columns, rows)
        self._child.resize(columns, rows)

    @property
    def text(self) -> str:
        """The screen now, lines joined, without trailing blanks."""
        self._draw_arrived()
        return self._display.text

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = 10.0) -> float:
        """Seconds from the start to the output that made it true; AssertionError if nothing did."""
        is_shown = wanted if callable(wanted) else lambda text: wanted in text
        deadline = time.perf_counter() + timeout
        while not is_shown(self._display.text):
            if not self._draw_next(deadline):
                if time.perf_counter() < deadline:
                    self._child.has_ended.wait(1.0)  # its output has, and it is about to
                raise self._failure(f"waited for {wanted!r}")
        return self._drawn_at - self.spawned

    def wait_exit(self, timeout: float = 10.0) -> int:
        """The exit status, negative for a signal; the last output is on the screen."""
        deadline = time.perf_counter() + timeout
        while self._draw_next(deadline):
            pass
        try:
            return self._child.wait(max(0.0, deadline - time.perf_counter()))
        except subprocess.TimeoutExpired:
            raise self._failure(f"waited {timeout} s for the end") from None

    def close(self) -> None:
        self._child.close()

    def first_paint(self, timeout: float = 10.0) -> float:
        """Seconds from the start to the first output that left something on the screen."""
        deadline = time.perf_counter() + timeout
        while self._first_paint is None:
            if not self._draw_next(deadline):
                raise self._failure("nothing was painted")
        return self._first_paint - self.spawned

    def settle(self, quiet: float = 0.3, timeout: float = 10.0) -> None:
        """Wait until nothing has been written for `quiet` seconds."""
        now = time.perf_counter()
        while self._draw_next(max(now, self._drawn_at) + quiet):
            if self._drawn_at > now + timeout:
                raise self._failure(f"still writing after {timeout} s")

    def press_and_settle(self, key: str, timeout: float = 5.0) -> Painted:
        """Press one key and follow the screen until it stays as it is for 30 ms."""
        self._draw_arrived()
        bytes_before = self._bytes
        self.press(key)
        pressed = self._pressed_at
        first = self._next_change(pressed + timeout)
        if first is None:
            raise self._failure(f"{key!r} changed nothing")
        last = first
        while later := self._next_change(min(last + _QUIET, pressed + timeout)):
            last = later
        return Painted((first - pressed) * 1000, (last - pressed) * 1000, self._bytes - bytes_before)

    def press_until_it_stands(self, key: str, lines: int | None = None) -> float:
        """Press one key: ms until the screen, or its first lines, stood as they then stay.

        What comes and goes below those lines, such as a toast, is not waited for.
        """
        self._draw_arrived()
        self.press(key)
        pressed = stood = self._pressed_at
        shown: list[str] = []
        while self._draw_next(max(pressed, self._drawn_at) + _FOR_GOOD):
            now = self._display.text.splitlines()[:lines]
            if now != shown:
                shown, stood = now, self._drawn_at
        if stood == pressed:
            raise self._failure(f"{key!r} changed nothing")
        return (stood - pressed) * 1000

    def idle(self, seconds: float) -> tuple[float, int]:
        """Leave the program alone: CPU seconds it used, bytes it wrote."""
        self._draw_arrived()
        bytes_before, cpu_before = self._bytes, self.cpu_seconds
        if self._child.has_ended.wait(seconds):
            raise self._failure("the program ended")
        cpu = self.cpu_seconds - cpu_before
        self._draw_arrived()
        return cpu, self._bytes - bytes_before

    @property
    def cpu_seconds(self) -> float:
        """CPU time so far, of the program and its descendants (Linux)."""
        return cpu_seconds(self.pid)

    @property
    def peak_megabytes(self) -> float:
        """Largest resident size so far, of the program and its descendants (Linux)."""
        return peak_megabytes(self.pid)

    def _next_change(self, deadline: float) -> float | None:
        changed_before = self._changed_at
        while self._draw_next(deadline):
            if self._changed_at != changed_before:
                return self._changed_at
        return None

    def _draw_next(self, deadline: float) -> bool:
        """Draw one chunk that arrived before the deadline; False when there is none to come."""
        while not self._is_pause():
            if self._is_over(deadline):
                return False
            self._child.has_ended.wait(_POLL)
        if self._child.chunks[0].at > deadline:
            return False
        self._draw()
        return True

    def _is_pause(self) -> bool:
        chunks, now = self._child.chunks, time.perf_counter()
        if not chunks:
            return False
        is_urgent = self._child.has_ended.is_set() or self._child.asks_for_cursor.is_set()
        return is_urgent or now - chunks[-1].at > _GAP or now - chunks[0].at > _PATIENCE

    def _is_over(self, deadline: float) -> bool:
        is_too_late = self._child.has_ended.is_set() or time.perf_counter() > deadline
        return is_too_late and not self._child.chunks

    def _draw_arrived(self) -> None:
        for _ in range(len(self._child.chunks)):
            self._draw()

    def _draw(self) -> None:
        at, data = self._child.chunks.popleft()
        if not self._child.chunks:
            self._child.asks_for_cursor.clear()
        self._bytes += len(data)
        self._drawn_at = at
        if self._display.feed(data):
            self._changed_at = at
            if self._first_paint is None and not self._display.is_blank:
                self._first_paint = at

    def _failure(self, story: str) -> AssertionError:
        state = "it is running" if self._child.is_running else "it has ended"
        return AssertionError(f"{story}; {state}, the screen shows:\n{self._display.text}")
