"""The logs of a space: one append-only file per replica, the truth and the write-ahead log."""

import os
import re
from contextlib import suppress
from pathlib import Path

from okrtui.store.faults import StoreFault
from okrtui.store.files import make_directory, sync_directory, write_all, write_whole

SUFFIX = ".okl"
_NAME = re.compile("[a-z2-7]{26}[.]okl")
NOTHING_SAVED = "nothing was saved"


class Logs:
    """All logs in one directory, by the id of their replica."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def path(self, rid: str) -> Path:
        """Where a replica's log lies."""
        return self.directory / f"{rid}{SUFFIX}"

    def sizes(self) -> dict[str, int]:
        """The size of every log in bytes."""
        try:
            with os.scandir(self.directory) as entries:
                return {
                    entry.name.removesuffix(SUFFIX): entry.stat().st_size
                    for entry in entries
                    if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
                }
        except FileNotFoundError:
            return {}

    def place(self) -> tuple[int, int] | None:
        """The device and inode of the directory: a copy or a restored backup has others."""
        try:
            found = self.directory.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def read(self, rid: str, start: int = 0, size: int = -1) -> bytes:
        """The bytes of a log from an offset, to its end unless a size is given; nothing where there is no log."""
        try:
            with self.path(rid).open("rb") as file:
                file.seek(start)
                return file.read(size)
        except FileNotFoundError:
            return b""

    def append(self, rid: str, data: bytes) -> int:
        """Add bytes at the end and make them durable before returning; the log's size with them.

        StoreFault leaves the log as it was.
        """
        path = self.path(rid)
        try:
            descriptor = self._opened(path)
        except OSError as error:
            raise StoreFault.of(error, path, NOTHING_SAVED) from error
        before = os.fstat(descriptor).st_size
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(descriptor, before)
            raise StoreFault.of(error, path, NOTHING_SAVED) from error
        finally:
            os.close(descriptor)
        if before == 0:
            sync_directory(self.directory)
        return before + len(data)

    def _opened(self, path: Path) -> int:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        try:
            return os.open(path, flags, 0o600)
        except FileNotFoundError:
            make_directory(self.directory)
            return os.open(path, flags, 0o600)

    def cut(self, rid: str, size: int) -> None:
        """Take away a torn tail: what was being written when the machine stopped, never acknowledged."""
        os.truncate(self.path(rid), size)

    def set_aside(self, rid: str, replacement: bytes) -> Path:
        """Keep a damaged log under another name and put what could be read of it in its place."""
        aside = self.directory.parent / "set-aside"
        make_directory(aside)
        number = 1
        while (kept := aside / f"{rid}-{number}{SUFFIX}").exists():
            number += 1
        write_whole(kept, self.read(rid))
        write_whole(self.path(rid), replacement)
        return kept
