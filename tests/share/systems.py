"""A system that refuses: the n-th of its calls of one kind fails."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CALLS = ("open", "write", "fsync", "replace", "mkdir", "unlink", "scandir", "stat", "fstat", "ftruncate")


class Killed(BaseException):
    """The process is no more: nothing behind the call happens, no cleaning up either."""


class System:
    """Stands between the program and the calls that touch the disk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: Counter[str] = Counter()
        self._fails: Callable[[str, int], int | None] | None = None
        for call in CALLS:
            monkeypatch.setattr(os, call, self._between(call, getattr(os, call)))

    @contextmanager
    def counted(self) -> Iterator[Counter[str]]:
        """Count the calls that are made inside."""
        with self._judged(lambda call, number: 0):
            yield self.made

    @contextmanager
    def failing(self, call: str, number: int, code: int | None, *, onwards: bool = False) -> Iterator[None]:
        """Let one call fail, or also each of its kind that comes later; None kills the process there."""

        def fails(made: str, place: int) -> int | None:
            is_it = place >= number if onwards else place == number
            return code if made == call and is_it else 0

        with self._judged(fails):
            yield

    @contextmanager
    def _judged(self, fails: Callable[[str, int], int | None]) -> Iterator[None]:
        self.made, self._fails = Counter(), fails
        try:
            yield
        finally:
            self._fails = None

    def _between(self, call: str, real: Any) -> Any:
        def made(*args: Any, **options: Any) -> Any:
            if self._fails is not None:
                self.made[call] += 1
                code = self._fails(call, self.made[call])
                if code is None:
                    self._fails = _always_killed
                    raise Killed
                if code:
                    raise OSError(code, os.strerror(code))
            return real(*args, **options)

        return made


def _always_killed(call: str, number: int) -> None:
    return None
