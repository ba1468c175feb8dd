"""Debian's rclone, which shows a store as a directory."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.share.waiting import until

RCLONE, UNMOUNT = shutil.which("rclone"), shutil.which("fusermount3")


def why_not() -> str:
    """Why nothing can be mounted here, empty where it can."""
    if RCLONE is None or UNMOUNT is None:
        return "rclone or fuse3 is not installed (Debian: apt-get install rclone fuse3)"
    return "" if os.access("/dev/fuse", os.W_OK) else "there is no /dev/fuse here"


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
