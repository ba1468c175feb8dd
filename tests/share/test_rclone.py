"""A real rclone mount: what is written through it lies in the store behind it, and is read through another."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from okrtui.share.faults import ShareFault
from tests.share.machines import Machine, founded
from tests.share.waiting import until

RCLONE, UNMOUNT = shutil.which("rclone"), shutil.which("fusermount3")


def _may_mount() -> str | None:
    """Why these tests cannot run here, None when they can."""
    if RCLONE is None or UNMOUNT is None:
        return "rclone or fuse3 is not installed (Debian: apt-get install rclone fuse3)"
    return None if os.access("/dev/fuse", os.W_OK) else "there is no /dev/fuse here"


pytestmark = [pytest.mark.engine, pytest.mark.skipif(bool(_may_mount()), reason=_may_mount() or "")]


class Mount:
    """One rclone that shows a store as a directory; what is written goes there a second later."""

    def __init__(self, store: Path, place: Path, *, caches: bool) -> None:
        self.place = place
        place.mkdir()
        assert RCLONE is not None
        words = [RCLONE, "mount", "--config", os.devnull, "--cache-dir", f"{place}-cache"]
        words += ["--vfs-cache-mode", "writes" if caches else "off", "--vfs-write-back", "1s"]
        words += ["--dir-cache-time", "1s", str(store), str(place)]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(words, stdout=quiet, stderr=quiet)
        until(place.is_mount)

    def end(self) -> None:
        """Unmount it and end the process that was started here."""
        assert UNMOUNT is not None
        subprocess.run([UNMOUNT, "-u", "-z", str(self.place)], check=False, capture_output=True)
        self.process.kill()
        self.process.wait()


@pytest.fixture(params=[True, False], ids=["with a cache", "without"])
def mounts(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Mount, Mount]]:
    """Two mounts of one store in which a share was founded."""
    founded(tmp_path / "store")
    both = [Mount(tmp_path / "store", tmp_path / name, caches=request.param) for name in ("ann", "bob")]
    try:
        yield both[0], both[1]
    finally:
        for mount in both:
            mount.end()


def test_what_is_written_through_one_mount_is_read_through_another(mounts: tuple[Mount, Mount]) -> None:
    ann, bob = (Machine(mount.place.name, mount.place) for mount in mounts)
    for _ in range(3):
        for person in (ann, bob):
            person.commit(size=100_000)
            person.publish()

    def agree() -> bool:
        for person in (ann, bob):
            person.now += 700
            person.collect()
        return len(ann.holds()) == 6 and ann.holds() == bob.holds()

    until(agree)
    assert ann.publish().written == 0


def test_nothing_is_written_under_a_mount_that_went_away(mounts: tuple[Mount, Mount]) -> None:
    mount, other = mounts
    ann = Machine("ann", mount.place)
    ann.commit()
    mount.end()
    with pytest.raises(ShareFault):
        ann.publish()
    assert list(mount.place.iterdir()) == []
    ann.share = other.place
    assert ann.publish().operations == 1
