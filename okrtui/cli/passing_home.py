"""A home for a while: gone when what used it ends, also by a terminal that closes or a kill."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ENDING = ("SIGHUP", "SIGTERM")
"""What ends a program before it can clean up; not every system knows both."""


@contextmanager
def passing_home() -> Iterator[Path]:
    """A directory for a home that is kept nowhere."""
    with tempfile.TemporaryDirectory(prefix="okrtui-demo-") as name:
        directory = Path(name)
        _remove_when_ended(directory)
        yield directory


def _remove_when_ended(directory: Path) -> None:
    def end(number: int, frame: FrameType | None) -> None:
        shutil.rmtree(directory, ignore_errors=True)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    for known in filter(None, (getattr(signal, name, None) for name in ENDING)):
        signal.signal(known, end)
