"""Before the app, and after it."""

import subprocess
import sys

import pytest

from okrtui.tui.commands import COMMANDS, GROUPS
from okrtui.tui.first_paint import LEAVE, paint, unpaint


def test_the_first_frame_needs_no_textual() -> None:
    told = "import sys; from okrtui.tui.first_paint import paint; paint('x'); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert "textual" not in done.stdout
    assert "msgspec" not in done.stdout
    assert "\x1b" not in done.stdout


def test_the_frame_is_painted_and_taken_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    paint("North")
    unpaint()
    out = capsys.readouterr().out
    assert out.startswith("\x1b[?1049h")
    assert "North" in out
    assert out.endswith(LEAVE)


def test_nothing_is_painted_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    paint("North")
    unpaint()
    assert capsys.readouterr().out == ""


def test_every_command_has_its_own_id_and_no_key_means_two_things_in_one_place() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for group in GROUPS:
        keys = [key for c in COMMANDS if c.group == group for key in c.keys.split(",") if key]
        assert len(set(keys)) == len(keys), group
