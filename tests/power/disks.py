"""Loop devices and what is mounted on them; and the disk as a power cut may leave it."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from tests.power.recorder import DISK, Event

SIZE = 24 * 1024 * 1024
SECTOR = 4096
"""Bytes that a disk writes whole or not at all; ext4 cannot stand less: its superblock has one checksum."""
PIECE = 64 * 1024
EMPTY = bytes(PIECE)
TOOLS = {"mkfs.ext4": "e2fsprogs", "losetup": "mount", "mount": "mount", "umount": "mount"}
_ADD, _REMOVE = 0x4C80, 0x4C81  # LOOP_CTL_ADD, LOOP_CTL_REMOVE


def why_not() -> str:
    """Why no disk can be made here, empty where one can."""
    if sys.platform != "linux" or not _may_mount():
        return "only Linux' root may mount a disk"
    if "\text4\n" not in Path("/proc/filesystems").read_text():
        return "this kernel has no ext4"
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing:
        return f"not installed: {missing[0]} (Debian: apt-get install {missing[0]})"
    for device in ("/dev/fuse", "/dev/loop-control"):
        try:
            os.close(os.open(device, os.O_RDWR))
        except OSError as error:
            return f"{device}: {error.strerror}"
    return ""


def _may_mount() -> bool:
    """Whether we have what the kernel asks for; root of a container often has not."""
    (rights,) = (line for line in Path("/proc/self/status").read_text().splitlines() if "CapEff" in line)
    return bool(int(rights.split()[1], 16) >> 21 & 1)  # CAP_SYS_ADMIN


class Loop:
    """A loop device of our own, always the same one: a machine finds its disk again where it was."""

    def __init__(self, place: Path, options: str) -> None:
        self.place, self._options = place, options
        self.number = 10_000 + os.getpid() % 1_000_000
        place.mkdir()
        self._control(_ADD)

    @property
    def device(self) -> str:
        return f"/dev/loop{self.number}"

    @contextmanager
    def attached(self, file: Path) -> Iterator[None]:
        """The device shows this file."""
        _done("losetup", self.device, str(file))
        try:
            yield
        finally:
            _done("losetup", "-d", self.device)

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """What lies on the device is mounted; its journal is replayed."""
        _done("mount", "-t", "ext4", "-o", self._options, self.device, str(self.place))
        try:
            yield
        finally:
            _done("umount", str(self.place))

    def format(self) -> None:
        """Put an empty file system on it."""
        whole = "lazy_itable_init=0,lazy_journal_init=0,nodiscard"
        _done("mkfs.ext4", "-q", "-m0", "-E", whole, self.device)

    def remove(self) -> None:
        with suppress(OSError):
            self._control(_REMOVE)

    def _control(self, request: int) -> None:
        control = os.open("/dev/loop-control", os.O_RDWR)
        try:
            fcntl.ioctl(control, request, self.number)
        finally:
            os.close(control)


@contextmanager
def recording(place: Path, record: Path) -> Iterator[Path]:
    """A disk that remembers; its file. It is ended by being unmounted."""
    place.mkdir()
    command = [sys.executable, "-m", "tests.power.recorder", str(place), str(SIZE), str(record)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"there\n"
            yield place / DISK
        finally:
            subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)
            process.kill()


def put(image: bytearray, file: Path) -> None:
    """Write a disk into a file; where it is empty the file has a hole."""
    with file.open("wb") as disk:
        disk.truncate(len(image))
        for place in range(0, len(image), PIECE):
            if (piece := image[place : place + PIECE]) != EMPTY:
                disk.seek(place)
                disk.write(piece)


def _done(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stderr)


class Cut:
    """A disk whose power goes after some event: what was flushed is on it, the rest as chance has it."""

    def __init__(self) -> None:
        self._flushed = bytearray(SIZE)
        self._unsure: list[Event] = []
        self.acknowledged = -1

    def take(self, event: Event) -> None:
        """One more event reaches the disk before its power goes."""
        match event.kind:
            case b"w":
                self._unsure.append(event)
            case b"f":
                _write(self._flushed, self._unsure)
                self._unsure = []
            case _:
                self.acknowledged = event.place

    def images(self, random: Random) -> Iterator[tuple[str, bytearray]]:
        """The disk without what was not flushed, with all of it, and with some of its sectors."""
        yield "nothing more", self._flushed
        if self._unsure:
            yield "all of it", _write(bytearray(self._flushed), self._unsure)
            sectors = [sector for event in self._unsure for sector in _sectors(event)]
            some = [sector for sector in sectors if random.random() < 0.5]
            random.shuffle(some)
            yield "some of it", _write(bytearray(self._flushed), some)


def _write(disk: bytearray, events: Sequence[Event]) -> bytearray:
    for _, place, data in events:
        disk[place : place + len(data)] = data
    return disk


def _sectors(event: Event) -> Iterator[Event]:
    start, end = event.place, event.place + len(event.data)
    while start < end:
        after = min(end, start - start % SECTOR + SECTOR)
        yield Event(b"w", start, event.data[start - event.place : after - event.place])
        start = after
