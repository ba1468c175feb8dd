"""Whether there is a terminal that screens can be drawn on."""

import os
import sys


def draws_screens() -> bool:
    """Whether one reads and shows; a `dumb` one, as shells inside editors are, only writes line after line."""
    return os.environ.get("TERM") != "dumb" and sys.stdin.isatty() and sys.stdout.isatty()
