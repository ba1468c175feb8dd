"""Debian's sshfs, and an sshd of our own on this machine's loopback: own keys, own settings, nobody else's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.share.syncthing import free_port
from tests.share.waiting import until

SSHFS, SSHD, KEYGEN = (
    shutil.which("sshfs"),
    shutil.which("sshd", path="/usr/sbin:/usr/bin"),
    shutil.which("ssh-keygen"),
)
UNMOUNT = shutil.which("fusermount3")
APART = Path("/run/sshd")
"""Where root's sshd shuts itself in before it knows who calls."""
CONFIG = """Port {port}
ListenAddress 127.0.0.1
HostKey {directory}/host
AuthorizedKeysFile {directory}/me.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
"""


def why_not() -> str:
    """Why no sshd can be started and mounted here, empty where it can."""
    if sys.platform != "linux" or not (SSHFS and SSHD and KEYGEN and UNMOUNT):
        return "sshfs or sshd is not installed (Debian: apt-get install sshfs openssh-server)"
    if os.geteuid() == 0 and not APART.is_dir():
        return f"root's sshd needs the directory {APART}, which Debian makes when it starts ssh"
    return "" if os.access("/dev/fuse", os.W_OK) else "there is no /dev/fuse here"


class Server:
    """One sshd that lets in whoever has the one key, as the person who runs the tests."""

    def __init__(self, directory: Path) -> None:
        self.directory, self.port = directory, free_port()
        directory.mkdir()
        for name in ("host", "me"):
            self._key(directory / name)
        (directory / "config").write_text(CONFIG.format(port=self.port, directory=directory))
        self.process: subprocess.Popen[bytes]
        self.start()

    def start(self) -> None:
        assert SSHD is not None
        with (self.directory / "out").open("ab") as out:
            words = [SSHD, "-D", "-e", "-f", str(self.directory / "config")]
            self.process = subprocess.Popen(words, stdout=out, stderr=out)
        until(lambda: "Server listening" in self.told(), self.told)

    def told(self) -> str:
        """What it said."""
        return (self.directory / "out").read_text()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()

    @staticmethod
    def _key(path: Path) -> None:
        assert KEYGEN is not None
        subprocess.run([KEYGEN, "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)


class Mount:
    """One sshfs that shows a directory of the server."""

    def __init__(self, server: Server, store: Path, place: Path) -> None:
        self.place = place
        place.mkdir()
        assert SSHFS is not None
        known = f"UserKnownHostsFile={place}-known"
        words = [SSHFS, "-f", "-p", str(server.port), "-o", f"IdentityFile={server.directory / 'me'}"]
        words += ["-F", os.devnull, "-o", "StrictHostKeyChecking=accept-new", "-o", known]
        words += [f"127.0.0.1:{store}", str(place)]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(place.is_mount, server.told)

    def end(self) -> None:
        """Unmount it and end the process that was started here."""
        assert UNMOUNT is not None
        subprocess.run([UNMOUNT, "-u", "-z", str(self.place)], check=False, capture_output=True)
        self.process.kill()
        self.process.wait()
