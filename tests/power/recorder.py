"""A disk that remembers: one file served through /dev/fuse, on which a loop device lies.

`python -m tests.power.recorder PLACE BYTES RECORD`: every write, every flush and every mark that reached the disk
goes into RECORD, in the order in which they came. A mark is a look for a file `mark-NUMBER` beside the disk.
It speaks as much of Linux' FUSE protocol, version 7.31, as a loop device needs (include/uapi/linux/fuse.h).
"""

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple

DISK = "disk"
ROOT, FILE = 1, 2
AT_ONCE = 128 * 1024
_HEAD = struct.Struct("<IIQQ16x")  # length, what is asked, its number, the file; who asks
_EVENT = struct.Struct("<cQI")


class Asked(IntEnum):
    """What the kernel asks, by its number."""

    LOOKUP = 1
    FORGET = 2
    GETATTR = 3
    SETATTR = 4
    OPEN = 14
    READ = 15
    WRITE = 16
    STATFS = 17
    RELEASE = 18
    FSYNC = 20
    FLUSH = 25
    INIT = 26
    OPENDIR = 27
    RELEASEDIR = 29
    INTERRUPT = 36
    BATCH_FORGET = 42


UNANSWERED = (Asked.FORGET, Asked.INTERRUPT, Asked.BATCH_FORGET)


class Event(NamedTuple):
    """What reached the disk: `w` bytes at a place, `f` a flush, `m` the mark of this number."""

    kind: bytes
    place: int
    data: bytes = b""


def recorded(record: Path) -> Iterator[Event]:
    """What a recorder remembered."""
    with record.open("rb") as file:
        while head := file.read(_EVENT.size):
            kind, place, size = _EVENT.unpack(head)
            yield Event(kind, place, file.read(size))


class Recorder:
    """Answers what the kernel asks about a directory that holds the disk and nothing else."""

    def __init__(self, size: int, record: BinaryIO) -> None:
        self._disk = bytearray(size)
        self._record = record

    def answer(self, what: int, file: int, body: bytes) -> bytes:
        """What to answer; OSError for what there is not."""
        match what:
            case Asked.INIT:
                return struct.pack("<IIII HHIIHHI 7I", 7, 31, 0, 0, 16, 12, AT_ONCE, 1, 32, 0, 0, *[0] * 7)
            case Asked.LOOKUP:
                return self._found(body.rstrip(b"\0").decode())
            case Asked.GETATTR | Asked.SETATTR:
                return struct.pack("<QII", 0, 0, 0) + self._facts(file)
            case Asked.READ:
                offset, size = struct.unpack_from("<QI", body, 8)
                return bytes(self._disk[offset : offset + size])
            case Asked.WRITE:
                return self._written(body)
            case Asked.FSYNC:
                self._remember(Event(b"f", 0))
                return b""
            case Asked.OPEN | Asked.OPENDIR:
                return bytes(16)
            case Asked.STATFS:
                return bytes(80)
            case Asked.RELEASE | Asked.FLUSH | Asked.RELEASEDIR:
                return b""
        raise OSError(errno.ENOSYS, "not needed")

    def _found(self, name: str) -> bytes:
        if name.startswith("mark-"):
            self._remember(Event(b"m", int(name.removeprefix("mark-"))))
        if name != DISK:
            raise OSError(errno.ENOENT, name)
        return struct.pack("<QQQQII", FILE, 0, 0, 0, 0, 0) + self._facts(FILE)

    def _facts(self, file: int) -> bytes:
        mode, size = (0o40755, 0) if file == ROOT else (0o100600, len(self._disk))
        return struct.pack("<6Q10I", file, size, size // 512, *[0] * 6, mode, 1, 0, 0, 0, 4096, 0)

    def _written(self, body: bytes) -> bytes:
        offset, size = struct.unpack_from("<QI", body, 8)
        data = body[40 : 40 + size]
        self._disk[offset : offset + size] = data
        self._remember(Event(b"w", offset, data))
        return struct.pack("<II", size, 0)

    def _remember(self, event: Event) -> None:
        self._record.write(_EVENT.pack(event.kind, event.place, len(event.data)) + event.data)


def serve(device: int, recorder: Recorder) -> None:
    """Answer one question after the other until the directory is unmounted."""
    while True:
        try:
            asked = os.read(device, AT_ONCE + 4096)
        except OSError as error:
            if error.errno == errno.ENODEV:
                return
            raise
        _, what, number, file = _HEAD.unpack_from(asked)
        if what in UNANSWERED:
            continue
        try:
            code, told = 0, recorder.answer(what, file, asked[_HEAD.size :])
        except OSError as error:
            code, told = -(error.errno or errno.EIO), b""
        os.write(device, struct.pack("<IiQ", 16 + len(told), code, number) + told)


def mount(place: str) -> int:
    """Show the directory; the descriptor by which the kernel asks."""
    device = os.open("/dev/fuse", os.O_RDWR)
    libc = ctypes.CDLL(None, use_errno=True)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0".encode()
    if libc.mount(b"recorder", place.encode(), b"fuse", 0, options) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), place)
    return device


def main(place: str, size: str, record: str) -> None:
    """Serve a disk of so many bytes."""
    with Path(record).open("wb", buffering=0) as file:
        device = mount(place)
        print("there", flush=True)
        serve(device, Recorder(int(size), file))


if __name__ == "__main__":
    main(*sys.argv[1:])
