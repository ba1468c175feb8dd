"""Waiting for programs that work on their own."""

import time
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds in which an engine must have done what is waited for."""


def until(is_so: Callable[[], object], told: Callable[[], str] = str) -> None:
    """Ask again and again until it is so; fails with what the engine told when it takes too long."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, told()
        time.sleep(0.1)
