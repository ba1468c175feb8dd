"""Text that a command is given in a file or on standard input."""

import sys
from pathlib import Path

from okrtui.okr.errors import BadInputError


def read_given(name: str) -> str:
    """The text of a file, of standard input where it is called `-`; BadInputError where that is none."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise BadInputError(f"{name} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInputError(f"{name} is not UTF-8 text (byte {error.start:,}); save it as UTF-8") from error
