"""One plain frame on the terminal before Textual is imported. Standard library only."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

ENTER = "\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H"
_painted: list[str] = []
LEAVE = "\x1b[?1049l\x1b[?25h"


def paint(title: str) -> None:
    """Show a title and “loading…” at once, and once; Textual takes the screen over. Only where somebody looks."""
    if _painted or not is_watched():
        return
    _painted.append(title)
    width = shutil.get_terminal_size().columns
    sys.stdout.write(f"{ENTER} {title}"[: len(ENTER) + width] + "\r\n\r\n loading…")
    sys.stdout.flush()


@contextmanager
def painted(title: str) -> Iterator[None]:
    """The frame while something is opened; when that fails, the user's screen comes back with the error."""
    paint(title)
    try:
        yield
    except BaseException:
        unpaint()
        raise


def unpaint() -> None:
    """Give the user's screen back where Textual never came to do it."""
    if is_watched():
        sys.stdout.write(LEAVE)
        sys.stdout.flush()


def is_watched() -> bool:
    """Whether a terminal that understands us stands behind stdout."""
    return os.name == "posix" and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
