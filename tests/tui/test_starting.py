"""Before the app, and after it."""

import subprocess
import sys
from pathlib import Path

import pytest

from okrtui.tui.commands import COMMANDS, GROUPS
from okrtui.tui.first_paint import LEAVE, paint, unpaint


def test_the_first_frame_needs_no_textual() -> None:
    told = "import sys; from okrtui.tui.first_paint import paint; paint('x'); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert "textual" not in done.stdout
    assert "msgspec" not in done.stdout
    assert "\x1b" not in done.stdout


FIRST_PICTURE = """
import asyncio, sys
from pathlib import Path
from okrtui.settings import Settings
from okrtui.tui.app import OkrApp
from tests.workspace.desk import Desk

async def main():
    home = Desk(Path(sys.argv[1])).open()
    home.create_space("private", "Mei", None, private=True)
    app = OkrApp(home, Settings())
    async with app.run_test() as pilot:
        await pilot.pause()
    asked = ("okrtui.tui.deeds.", "okrtui.tui.dialogs.")
    print(*sorted(name for name in sys.modules if name.startswith(asked)))

asyncio.run(main())
"""


def test_what_is_only_done_later_is_not_read_for_the_first_picture(tmp_path: Path) -> None:
    argv = [sys.executable, "-c", FIRST_PICTURE, str(tmp_path)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert (done.stdout.strip(), done.stderr) == ("", "")


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
