"""Syncthing on this machine's loopback: no web page, no discovery, no relay, nothing that leaves the machine."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

PROGRAM = shutil.which("syncthing")
CONFIG = """<configuration version="36">
  <folder id="okrs" path="{share}" type="sendreceive" rescanIntervalS="1" fsWatcherEnabled="false">
    {devices}
  </folder>
  {addresses}
  <gui enabled="false"/>
  <options>
    <listenAddress>tcp://127.0.0.1:{port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <startBrowser>false</startBrowser>
    <urAccepted>-1</urAccepted>
    <crashReportingEnabled>false</crashReportingEnabled>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
  </options>
</configuration>
"""


class Daemon:
    """One Syncthing with a home of its own, which carries one directory."""

    def __init__(self, home: Path, share: Path) -> None:
        self.home, self.share = home, share
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        share.mkdir(parents=True, exist_ok=True)
        (share / ".stfolder").mkdir()
        self._run("generate", "--no-default-folder")
        self.device = self._run("--device-id").split()[-1]

    def know(self, *daemons: "Daemon") -> None:
        """Carry the directory with these, oneself among them."""
        devices = "".join(f'<device id="{one.device}"/>' for one in daemons)
        addresses = "".join(
            f'<device id="{one.device}" name="x"><address>tcp://127.0.0.1:{one.port}</address></device>'
            for one in daemons
        )
        told = CONFIG.format(share=self.share, devices=devices, addresses=addresses, port=self.port)
        (self.home / "config.xml").write_text(told)

    def start(self) -> None:
        words = [
            *self._command("serve"),
            "--no-browser",
            "--no-restart",
            "--no-default-folder",
            "--no-upgrade",
        ]
        with (self.home / "out").open("ab") as out:
            self.process = subprocess.Popen(words, stdout=out, stderr=out, env=self._environment())

    def told(self) -> str:
        """The last of what it said."""
        return (self.home / "out").read_text()[-3000:]

    def kill(self) -> None:
        """End it as a power cut does; only the process that was started here."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            self._command(*words), capture_output=True, text=True, check=True, env=self._environment()
        )
        return done.stdout

    def _command(self, word: str, *more: str) -> list[str]:
        assert PROGRAM is not None
        return [PROGRAM, word, "--home", str(self.home), *more]

    def _environment(self) -> dict[str, str]:
        """`STMONITORED` makes it one process: else killing it leaves the one that works."""
        return {"PATH": os.environ["PATH"], "HOME": str(self.home), "STNOUPGRADE": "1", "STMONITORED": "yes"}


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
