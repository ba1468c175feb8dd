"""Waiting a moment where another program holds a file, as engines and virus scanners on Windows do."""

import time
from collections.abc import Callable

HELD = frozenset({5, 32, 33})
"""Windows says: access denied, used by another process, locked."""

WAITS = (0.01, 0.05, 0.2, 0.8)
"""Seconds between the tries."""


def patiently(deed: Callable[[], None], wait: Callable[[float], None] = time.sleep) -> None:
    """Do it; again a few times while another program holds the file."""
    for seconds in WAITS:
        try:
            return deed()
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD:
                raise
            wait(seconds)
    return deed()
