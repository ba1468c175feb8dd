"""The installed program in a real pseudo-terminal: a new user's first day, key by key."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.terminal.terminal import Terminal

OKRTUI = str(Path(sys.executable).parent / "okrtui")
CSV = """cycle,unit,owner,objective,key_result,start,target,value,unit_of_measure
2026-Q4,North,Mei,Grow the community,Promoters,-12,20,4,points
2026-Q4,North,Mei,Grow the community,文档页面,0,60,2,pages
2026-Q4,North,Mei,Be found [/] easily,Visits,1000,5000,4200,visits
"""


class Desk:
    """A person at a shell with a home of their own."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.environment = {
            **os.environ,
            "OKRTUI_HOME": str(place / "home"),
            "OKRTUI_NOW": "2026-11-20T09:00",
            "TZ": "UTC",
        }

    def okrtui(self, *arguments: str) -> str:
        """What a command prints; it must end well."""
        command = [OKRTUI, *arguments]
        ended = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def value(self, key_result: str) -> object:
        """The last value of a key result, as a script reads it."""
        return msgspec.json.decode(self.okrtui("show", key_result, "--json"))["value"]

    def screens(self, columns: int = 100, rows: int = 30) -> Terminal:
        """The screens in a terminal of this size."""
        return Terminal([OKRTUI], columns=columns, rows=rows, env=self.environment)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    (tmp_path / "okrs.csv").write_text(CSV)
    return desk


def test_a_first_day(desk: Desk) -> None:
    desk.okrtui("init", "--me", "Mei", "--space", "Platform")
    desk.okrtui("import", str(desk.place / "okrs.csv"))

    with desk.screens() as terminal:
        terminal.wait_for("Grow the community")
        terminal.press("2")
        terminal.wait_for("50 %")
        assert "Be found [/] easily" in terminal.text
        terminal.press("/", *"Promoters", "enter")
        terminal.press("c")
        terminal.wait_for("enter Next")
        terminal.press("9", "enter", "7", "enter")
        terminal.wait_for("checked in")
        assert desk.value("Promoters") == 9

        desk.okrtui("checkin", "Promoters", "11", "--confidence", "8")
        terminal.wait_for("72 %", timeout=5)

        terminal.press("u")
        terminal.wait_for("66 %", timeout=5)
        assert desk.value("Promoters") == 9
        terminal.press("q")
        assert terminal.wait_exit() == 0

    with desk.screens(80, 24) as terminal:
        terminal.wait_for("Grow the community")
        terminal.press("2")
        terminal.wait_for("66 %")
        terminal.press("u")
        terminal.wait_for("50 %")
        terminal.press("ctrl+r")
        terminal.wait_for("66 %")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert desk.value("Promoters") == 9
    assert "checked in “Promoters”: 9 points, confidence 7" in desk.okrtui("history")
    desk.okrtui("verify")


def test_a_first_start_without_any_command(desk: Desk) -> None:
    with desk.screens(80, 24) as terminal:
        terminal.wait_for("Welcome to okrtui")
        terminal.press(*"Mei", "enter")
        terminal.wait_for("For whom are the OKRs?")
        terminal.press("enter")
        terminal.wait_for("The mission")
        terminal.press("enter")
        terminal.wait_for("How do you want to begin?")
        terminal.press("ctrl+c")
        terminal.wait_for("esc closes this")
        terminal.press("escape")
        terminal.wait_for("O adds the first objective")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert "2026-Q4" in desk.okrtui("status")


def test_the_sample_team_opens_and_leaves_nothing(desk: Desk) -> None:
    with Terminal([OKRTUI, "demo"], columns=100, rows=30, env=desk.environment) as terminal:
        terminal.wait_for("Make releases boring", timeout=20)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert not (desk.place / "home").exists()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_sample_team_whose_terminal_closes_or_that_is_ended_leaves_nothing(
    desk: Desk, number: signal.Signals
) -> None:
    place = desk.place / "passing"
    place.mkdir()
    environment = {**desk.environment, "TMPDIR": str(place)}
    with Terminal([OKRTUI, "demo"], columns=100, rows=30, env=environment) as terminal:
        terminal.wait_for("Make releases boring", timeout=20)
        assert list(place.iterdir()) != []
        os.kill(terminal.pid, number)
        assert terminal.wait_exit() in (-number, 128 + number)
    assert list(place.iterdir()) == []
