"""Folders of a share, opened step by step by descriptor, so that no link, FIFO or device in it does harm.

Where the system has no descriptors of folders (Windows), each step is looked at before it is opened.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from operator import attrgetter
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from okrtui.share.names import temporary_name
from okrtui.share.patience import patiently
from okrtui.store.files import NOT_NEEDED, write_all

HAS_DESCRIPTORS = os.open in os.supports_dir_fd
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
NO_WAIT = getattr(os, "O_NONBLOCK", 0)
BYTES = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | BYTES

NO_RENAME = frozenset(
    {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EACCES, errno.EXDEV, errno.EINVAL}
)
"""What a system says that cannot rename: then a file gets its final name at once, and its hash tells if it is whole."""


LINKS = frozenset({errno.ELOOP, errno.ENOTDIR, errno.ENXIO})
"""What a system says of a link, of no folder, of a socket."""

_name = attrgetter("name")


class NotPlainError(OSError):
    """Something else than a file or folder stands at a name; also an OSError of its own kind, ELOOP."""

    def __init__(self, what: str) -> None:
        super().__init__(errno.ELOOP, what)


class Folder:
    """One folder of a share, open until it is closed. Every method raises OSError where the system does."""

    def __init__(self, path: Path, descriptor: int | None) -> None:
        self._path = path
        self._descriptor = descriptor
        self._is_listed = False

    @classmethod
    @contextmanager
    def root(cls, path: Path) -> Iterator["Folder"]:
        """The directory a person named, which may lie behind links of their own."""
        folder = cls(path, os.open(path, FOLDER) if HAS_DESCRIPTORS else None)
        try:
            yield folder
        finally:
            folder._close()

    @contextmanager
    def inner(self, name: str, *, create: bool = False) -> Iterator["Folder"]:
        """A folder in this one; NotPlainError when it is a link or no folder."""
        if create:
            self._make(name)
        folder = Folder(self._path / name, self._descend(name))
        try:
            yield folder
        finally:
            folder._close()

    def names(self, most: int) -> list[str]:
        """The names in it, in order; of more than `most`, any `most + 1`."""
        with self._unlisted() as place, os.scandir(place) as entries:
            return sorted(map(_name, islice(entries, most + 1)))

    @contextmanager
    def _unlisted(self) -> Iterator[Path | int]:
        """What to list it by, each time another: sshfs shows nothing to a descriptor that was listed before."""
        if self._descriptor is None:
            yield self._path
        elif not self._is_listed:
            self._is_listed = True
            yield self._descriptor
        else:
            fresh = os.open(".", FOLDER, dir_fd=self._descriptor)
            try:
                yield fresh
            finally:
                os.close(fresh)

    def status(self, name: str) -> os.stat_result:
        """Size and time of what stands at a name, without following it."""
        place, at = self._place(name)
        return os.stat(place, dir_fd=at, follow_symlinks=False)

    def read(self, name: str, most: int) -> bytes:
        """A file's bytes; NotPlainError when it is no regular file or has more than `most`."""
        descriptor = self._open_file(name)
        try:
            found = os.fstat(descriptor)
            if not S_ISREG(found.st_mode):
                raise NotPlainError("not a regular file")
            data = b"" if found.st_size > most else _read_at_most(descriptor, found.st_size + 1)
        finally:
            os.close(descriptor)
        if found.st_size > most or len(data) > most:
            raise NotPlainError(f"larger than {most:,} bytes")
        return data

    def write(self, name: str, data: bytes) -> bool:
        """Put a file in place, durably; whether it could be done in one move. OSError leaves no half file there."""
        temporary = temporary_name()
        try:
            self._fill(temporary, data, os.O_CREAT | os.O_EXCL)
            is_moved = self._rename(temporary, name)
        except BaseException:
            self._drop(temporary)
            raise
        if not is_moved:
            self._drop(temporary)
            self._write_at_once(name, data)
        self._sync()
        return is_moved

    def remove(self, name: str) -> None:
        """Take a file away."""
        place, at = self._place(name)
        patiently(lambda: os.unlink(place, dir_fd=at))

    def _descend(self, name: str) -> int | None:
        if self._descriptor is None:
            if not S_ISDIR(self.status(name).st_mode):
                raise NotPlainError("not a plain folder")
            return None
        try:
            return os.open(name, FOLDER | NO_LINK, dir_fd=self._descriptor)
        except OSError as error:
            raise (NotPlainError("not a plain folder") if error.errno in LINKS else error) from error

    def _open_file(self, name: str) -> int:
        place, at = self._place(name)
        if at is None and not S_ISREG(self.status(name).st_mode):
            raise NotPlainError("not a regular file")
        try:
            return os.open(place, os.O_RDONLY | NO_LINK | NO_WAIT | BYTES, dir_fd=at)
        except OSError as error:
            raise (NotPlainError("not a regular file") if error.errno in LINKS else error) from error

    def _make(self, name: str) -> None:
        place, at = self._place(name)
        try:
            os.mkdir(place, dir_fd=at)
        except FileExistsError:
            return
        self._sync()

    def _rename(self, before: str, after: str) -> bool:
        (place, at), (target, _) = self._place(before), self._place(after)
        try:
            patiently(lambda: os.replace(place, target, src_dir_fd=at, dst_dir_fd=at))
        except OSError as error:
            if error.errno not in NO_RENAME:
                raise
            return False
        return True

    def _write_at_once(self, name: str, data: bytes) -> None:
        try:
            self._fill(name, data, os.O_CREAT)
        except BaseException:
            self._drop(name)
            raise

    def _fill(self, name: str, data: bytes, how: int) -> None:
        """Write a file's bytes; one that stands there is only written over when no other name leads to it."""
        place, at = self._place(name)
        descriptor = os.open(place, os.O_WRONLY | NO_LINK | NO_WAIT | BYTES | how, 0o666, dir_fd=at)
        try:
            found = os.fstat(descriptor)
            if not S_ISREG(found.st_mode) or found.st_nlink > 1:
                raise NotPlainError("not a plain file of its own")
            os.ftruncate(descriptor, 0)
            write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _drop(self, name: str) -> None:
        with suppress(OSError):
            self.remove(name)

    def _sync(self) -> None:
        """Make new names durable; where the system cannot, it has no need to."""
        if self._descriptor is None:
            return
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            if error.errno not in NOT_NEEDED:
                raise

    def _place(self, name: str) -> tuple[str | Path, int | None]:
        """A name below this folder, as system calls take it."""
        if self._descriptor is None:
            return self._path / name, None
        return name, self._descriptor

    def _close(self) -> None:
        if self._descriptor is not None:
            with suppress(OSError):
                os.close(self._descriptor)


def _read_at_most(descriptor: int, size: int) -> bytes:
    with open(descriptor, "rb", closefd=False) as file:
        return file.read(size)
