"""share objective: a private objective goes on in a team's space; what is said, and what the team never learns."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.machines import Machine, files_below


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")
    monkeypatch.delenv("OKRTUI_SEED", raising=False)


@pytest.fixture
def mei(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Machine:
    machine = Machine(tmp_path, "mei", capsys)
    machine("init", "--me", "Mei", "--space", "North")
    machine("add", "objective", "Learn to say no", "--space", "private", "--why", "too many meetings")
    machine("add", "kr", "learn", "Meetings", "--from", "20", "--to", "8")
    machine("checkin", "meetings", "12", "--confidence", "6", "--note", "canary")
    return machine


def test_what_sharing_an_objective_says(mei: Machine, snapshot: SnapshotAssertion) -> None:
    told = [
        mei.told("share", "objective", "learn"),
        mei.told("list"),
        mei.told("share", "objective", "learn"),
        mei.told("undo"),
        mei.told("redo"),
        mei.told("share", "objective", "nothing like it"),
        mei.told("share", "objective", "learn", "--space", "private"),
    ]
    assert "\n".join(told) == snapshot


def test_which_team_is_asked_where_there_are_two(mei: Machine) -> None:
    mei("share", "create", str(mei.root / "south"), "--space", "South")
    settings = mei.home / "config" / "settings.toml"
    settings.write_text('default_space = "private"\n')
    asked = mei.tried("share", "objective", "learn")
    assert (asked.code, asked.err) == (2, "okrtui: with which team? name it with --space\n")
    shared = mei("share", "objective", "learn", "--space", "South", "--json").json
    assert shared["space"] == "team South"
    assert mei("show", shared["id"], "--json").json["title"] == "Learn to say no"


def test_it_is_sent_at_once_and_no_private_word_with_it(mei: Machine) -> None:
    share = mei.root / "north"
    mei("share", "create", str(share))
    mei("share", "objective", "learn")
    data = b"".join(path.read_bytes() for path in files_below(share))
    assert b"too many meetings" in data
    assert b"canary" not in data
    mei("checkin", "meetings", "9", "--confidence", "7")  # of the copy: the private one is left to it
    assert b'"9"' in b"".join(path.read_bytes() for path in files_below(share))
