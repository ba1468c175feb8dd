"""A disk that refuses: os.write fails after so many bytes, or takes only so many at once; a process that ended."""

import os
import subprocess
import sys

import pytest

_write = os.write


class Disk:
    """Stands between the program and os.write."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._code = 0
        self._left: float = float("inf")
        self._at_once: float = float("inf")
        monkeypatch.setattr(os, "write", self._take)

    def refuse(self, code: int, after: int = 0) -> None:
        """Fail with this error once so many bytes were taken."""
        self._code, self._left = code, after

    def take_at_most(self, size: int) -> None:
        """Take only so many bytes with one call."""
        self._at_once = size

    def mend(self) -> None:
        """Take everything again."""
        self._left = self._at_once = float("inf")

    def _take(self, descriptor: int, data: memoryview) -> int:
        size = int(min(self._left, self._at_once, len(data)))
        if size == 0 and len(data):
            raise OSError(self._code, os.strerror(self._code))
        self._left -= size
        return _write(descriptor, data[:size])


def ended() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid
