"""Somebody at a shell, with a home of their own, whose network folder may not answer."""

import os
import subprocess
import sys
from pathlib import Path

from tests.terminal.terminal import Terminal

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
IMPATIENT = (
    "import okrtui.tui.syncing as syncing; syncing.PATIENCE = 1.0; import okrtui.__main__ as program;"
    " raise SystemExit(program.main())"
)
"""The program, which tells of a share that does not answer after a second, not after twenty."""
BOUND = 15.0
"""Seconds in which a command has ended, on a machine that does much else; it waits for a share for three."""


class Person:
    """Somebody at a shell with a home of their own."""

    def __init__(self, home: Path) -> None:
        home.mkdir()
        self.environment = {
            **os.environ,
            "OKRTUI_HOME": str(home),
            "OKRTUI_NOW": "2026-11-20T09:00",
            "TZ": "UTC",
        }

    def __call__(self, *arguments: str) -> str:
        """What a command prints; it must end well, and in time."""
        ended = subprocess.run(
            [sys.executable, "-m", "okrtui", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=BOUND if arguments[0] != "sync" else None,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def screens(self) -> Terminal:
        program = ["-m", "okrtui"] if IS_LONG else ["-c", IMPATIENT]
        return Terminal([sys.executable, *program], columns=120, rows=30, env=self.environment)
