"""The logs of a space: one append-only file per replica, the truth and the write-ahead log."""

import os
import re
from contextlib import suppress
from pathlib import Path

from okrtui.store.faults import StoreFault, reading
from okrtui.store.files import make_directory, remove_leftovers, sync_directory, write_all, write_whole

SUFFIX = ".okl"
_NAME = re.compile("[a-z2-7]{26}[.]okl")
NOTHING_SAVED = "nothing was saved"
MAYBE_SAVED = "it is not certain that this was saved: look before doing it again"


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
            with reading(self.path(rid)), self.path(rid).open("rb") as file:
                file.seek(start)
                return file.read(size)
        except FileNotFoundError:
            return b""

    def append(self, rid: str, data: bytes) -> int:
        """Add bytes at the end and make them durable before returning; the log's size with them.

        StoreFault leaves the log as it was; where not even that can be done, it says so.
        """
        path = self.path(rid)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
        except FileNotFoundError:
            return self._begin(path, data)
        except OSError as error:
            raise StoreFault.of(error, path, NOTHING_SAVED) from error
        try:
            return self._added(descriptor, path, data)
        finally:
            with suppress(OSError):  # what counts was forced to the disk before
                os.close(descriptor)

    def _added(self, descriptor: int, path: Path, data: bytes) -> int:
        before = None
        try:
            before = os.fstat(descriptor).st_size
            write_all(descriptor, data)
            os.fsync(descriptor)
            if before == 0:
                sync_directory(self.directory)
        except OSError as error:
            is_out = before is None or _cut_back(descriptor, before, len(data))
            raise StoreFault.of(error, path, NOTHING_SAVED if is_out else MAYBE_SAVED) from error
        return before + len(data)

    def _begin(self, path: Path, data: bytes) -> int:
        """Put a new log in place whole, so that nobody ever finds one without a commit."""
        make_directory(self.directory)
        remove_leftovers(self.directory)
        try:
            write_whole(path, data, failed=NOTHING_SAVED)
        except StoreFault as fault:
            if path.exists():
                _take_away(path, fault)
            raise
        return len(data)

    def cut(self, rid: str, size: int) -> None:
        """Take away a torn tail: what was being written when the machine stopped, never acknowledged."""
        try:
            os.truncate(self.path(rid), size)
        except OSError as error:
            raise StoreFault.of(error, self.path(rid)) from error

    def set_aside(self, rid: str, replacement: bytes) -> Path:
        """Keep a damaged log under another name and put what could be read of it in its place."""
        aside = self.directory.parent / "set-aside"
        make_directory(aside)
        for directory in (aside, self.directory):
            remove_leftovers(directory)
        number = 1
        while (kept := aside / f"{rid}-{number}{SUFFIX}").exists():
            number += 1
        write_whole(kept, self.read(rid))
        write_whole(self.path(rid), replacement)
        return kept


def _cut_back(descriptor: int, size: int, added: int) -> bool:
    """Take away what an append left behind it; whether none of it, or a torn tail at most, is in the log."""
    try:
        os.ftruncate(descriptor, size)
    except OSError:
        return os.fstat(descriptor).st_size < size + added
    with suppress(OSError):
        os.fsync(descriptor)
    return True


def _take_away(path: Path, fault: StoreFault) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise StoreFault.of(error, path, MAYBE_SAVED) from fault
