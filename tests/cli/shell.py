"""The command line in this process: what it prints, what it says on standard error, how it ends."""

from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from okrtui.cli.main import run


class Answer(NamedTuple):
    """What one command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document on standard output."""
        return msgspec.json.decode(self.out)


class Shell:
    """A home of its own, seeded, on Friday 20 November 2026 at nine."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Answer:
        """Run one command."""
        self._capsys.readouterr()
        code = run(arguments)
        out, err = self._capsys.readouterr()
        return Answer(code, out, err)

    def on(self, day: str, *arguments: str) -> Answer:
        """Run one command on another day, at nine."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("OKRTUI_NOW", f"{day}T09:00")
            return self(*arguments)
