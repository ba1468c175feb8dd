"""Shells for the tests of the command line."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.prepared import once


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell whose home nobody has set up."""
    monkeypatch.setenv("OKRTUI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-20T09:00")
    monkeypatch.setenv("OKRTUI_SEED", "golden")
    return Shell(tmp_path / "home", capsys)


@pytest.fixture
def okrtui(empty: Shell) -> Shell:
    """A shell on a home with a team, one objective and four key results."""
    once(empty.home, "okrtui", lambda: _begin(empty))
    return empty


def _begin(shell: Shell) -> None:
    for line in (
        ("init", "--me", "Mei Lin", "--space", "Platform", "--mission", "Releases nobody notices"),
        ("add", "objective", "Make releases boring", "--why", "Friday evenings"),
        ("add", "kr", "boring", "Deploys per week", "--from", "4", "--to", "20", "--in", "deploys"),
        ("add", "kr", "boring", "Failure rate", "--at-most", "5", "--in", "%"),
        ("add", "kr", "boring", "Runbooks", "--milestones", "write,review,drill"),
        ("add", "kr", "boring", "SOC 2 报告", "--yes-no", "--due", "2026-12-15"),
        ("checkin", "deploys", "7", "--confidence", "6", "--note", "canary is on", "--on", "2026-11-09"),
    ):
        answer = shell(*line)
        assert answer.code == 0, answer.err


NORTH = """cycle,unit,owner,objective,key_result,start,target,value,unit_of_measure,confidence
2026-Q4,North,Ken,Grow the community,Promoters,-12,20,4,points,
2026-Q4,North,,Hear our users,Interviews,0,12,,interviews,
"""


BEFORE = "two weeks before"
"""What stands behind a command that was given in W45."""

PROMISED = """cycle,unit,owner,objective,key_result,start,target,value,unit_of_measure,confidence
2026-Q4,North,Ken,Nobody wakes at night,Outages,12,2,3,,
2026-Q4,North,Ken,Nobody wakes at night,Restores,0,4,1,,
"""


@pytest.fixture
def week(okrtui: Shell, tmp_path: Path) -> Shell:
    """A shell on that home with a second person and unit, and a week with plan, outlook, health and wins."""
    once(okrtui.home, "week", lambda: _work_a_week(okrtui, tmp_path))
    return okrtui


def _work_a_week(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "north.csv").write_text(NORTH)
    for line in (
        ("import", str(tmp_path / "north.csv")),
        ("plan", "add", "Canary runbook #deploys"),
        ("plan", "add", "Upgrade the CI runners @ken !should", "--unit", "North"),
        ("plan", "add", "Interview churned users", "--week", "W46", BEFORE),
        ("plan", "add", "Review rota", "--week", "W45", "--should", BEFORE),
        ("plan", "add", "Water the plants", "--space", "private"),
        ("plan", "done", "water"),
        ("next", "add", "Load test at peak >2"),
        ("next", "add", "Hire an SRE @ken", "--week", "W51", "--unit", "North"),
        ("health", "add", "Team morale", "--in", "of 5", "--green", "4", "--amber", "3"),
        ("health", "add", "Review wait", "--in", "h", "--green", "24", "--amber", "48", "--unit", "North"),
        ("health", "read", "morale", "3.8", "--on", "2026-11-12", "--note", "moving desks"),
        ("win", "Upgrade without downtime", "--about", "deploys", "--on", "2026-11-19"),
    ):
        answer = shell.on("2026-11-02", *line[:-1]) if line[-1] == BEFORE else shell(*line)
        assert answer.code == 0, answer.err


@pytest.fixture
def ending(okrtui: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell on that home in the last week of the quarter, with a unit that has a committed objective."""
    monkeypatch.setenv("OKRTUI_NOW", "2026-12-29T09:00")
    once(okrtui.home, "ending", lambda: _end(okrtui))
    return okrtui


def _end(shell: Shell) -> None:
    (shell.home / "north.csv").write_text(PROMISED)
    for line in (
        ("import", str(shell.home / "north.csv")),
        ("edit", "Outages", "--weight", "3"),
        ("edit", "nobody wakes", "--kind", "committed", "--origin", "top-down"),
        ("checkin", "deploys", "17", "--confidence", "8", "--note", "canary is on"),
        ("checkin", "failure", "4", "--confidence", "9"),
        ("checkin", "runbooks", "1,2", "--confidence", "4"),
    ):
        answer = shell(*line)
        assert answer.code == 0, answer.err


@pytest.fixture
def grading(ending: Shell) -> Shell:
    """A shell on that home once the quarter is being graded and the next is there."""
    once(ending.home, "grading", lambda: _grade(ending))
    return ending


def _grade(shell: Shell) -> None:
    for line in (("cycle", "new", "2027-Q1"), ("cycle", "grade")):
        answer = shell(*line)
        assert answer.code == 0, answer.err
