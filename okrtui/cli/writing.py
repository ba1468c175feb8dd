"""Text into a file that a person named."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from okrtui.okr.errors import StorageError


def write_text(name: str, text: str) -> None:
    """Write a file whole or not at all; what is no file, a pipe or a device, is written to as it is.

    A file that is there keeps who may read it. StorageError where the disk refuses, with the old one left.
    """
    path, data = Path(os.path.realpath(name)), text.encode()
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _put_in_place(path, data)
    except OSError as error:
        raise StorageError(f"{name} cannot be written: {error.strerror}") from error


def _put_in_place(path: Path, data: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
