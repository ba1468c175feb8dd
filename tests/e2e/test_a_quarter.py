"""The installed program in a real pseudo-terminal: a quarter from an empty home to the first day of the next."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.terminal.terminal import Terminal

from .test_first_day import Desk
from .test_first_week import at, set_up, show, write_first

FIRST_DAY, FIRST_MONDAY = "2026-10-01T09:00", date(2026, 10, 5)
MONDAYS = [FIRST_MONDAY + timedelta(weeks=week) for week in range(13)]
DEPLOYS = [str(value) for value in range(5, 18)]
FAILURES = ["11", "11", "10", "9", "9", "8", "7", "7", "6", "6", "5", "5", "4"]
FORECAST_FROM = date(2026, 12, 18)
REVIEW = {"went_well": "Canary worked", "went_badly": "审核等得太久", "lessons": "Ask early", "next": "Less"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return at(Desk(tmp_path), FIRST_DAY)


def check_in_all(terminal: Terminal, values: tuple[str, str], *, with_forecast: bool) -> None:
    """Monday's run: for each key result the value, 7, and in the last weeks that it will be met."""
    terminal.wait_for("2 due")
    terminal.press("C")
    for place, value in enumerate(values, 1):
        terminal.wait_for(f"Weekly run · {place} of 2")
        terminal.press(*value, "enter", "7", *("y" if with_forecast else ""), "enter")
    terminal.wait_for("2 in")
    terminal.press("enter")
    terminal.wait_for("all checked in")


def grade_all(terminal: Terminal) -> None:
    """The run over both key results: the suggested score, and one of one's own with what was learnt."""
    terminal.wait_for("it can be graded")
    terminal.press("R")
    terminal.wait_for("Move 2026-Q4 to grading?")
    terminal.press("enter")
    terminal.wait_for("Grading run · 1 of 2")
    terminal.wait_for("takes the suggested 0.81")
    terminal.press("=", "enter")
    terminal.wait_for("Grading run · 2 of 2")
    terminal.wait_for("Stop (1 kept)")
    terminal.press("7", "r", *"Start with the tests", "enter")
    terminal.wait_for("all 2 graded")
    terminal.wait_for("score 0.76 strong")


def review_and_close(terminal: Terminal) -> None:
    """The four parts, then the cycle is closed."""
    terminal.press("enter")
    terminal.wait_for("What went well")
    for text in REVIEW.values():
        terminal.press(*text, "tab")
    terminal.wait_for("all of it is scored")
    terminal.press("enter")
    terminal.wait_for("Close 2026-Q4?")
    terminal.press("enter")
    terminal.wait_for("closed, read-only")


def carry_all(terminal: Terminal) -> None:
    """The next quarter is made, and the objective goes on in it."""
    terminal.press("enter")
    terminal.wait_for("What comes after 2026-Q4?")
    terminal.press("enter")
    terminal.wait_for("0 of 1 chosen")
    terminal.press("g")
    terminal.wait_for("1 of 1 chosen")


def start_next(terminal: Terminal) -> None:
    """On its first day the next quarter is started with its drafts."""
    terminal.wait_for("2027-Q1 has begun")
    terminal.press("Q")
    terminal.wait_for("m starts it with its drafts")
    terminal.press("m")
    terminal.wait_for("Start 2027-Q1?")
    terminal.press("enter")
    terminal.wait_for("2 due")


def left(terminal: Terminal) -> None:
    """Out of the screens, from wherever one is."""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_a_quarter(desk: Desk) -> None:
    with desk.screens(80, 24) as terminal:
        set_up(terminal)
        write_first(terminal)
        left(terminal)
    for monday, *values in zip(MONDAYS, DEPLOYS, FAILURES, strict=True):
        at(desk, f"{monday}T09:00")
        with desk.screens(80, 24) as terminal:
            deploys, failures = values
            check_in_all(terminal, (deploys, failures), with_forecast=monday >= FORECAST_FROM)
            left(terminal)

    at(desk, "2026-12-29T15:00")
    with desk.screens(80, 24) as terminal:
        grade_all(terminal)
        review_and_close(terminal)
        carry_all(terminal)
        left(terminal)
    cycles = msgspec.json.decode(desk.okrtui("cycle", "list", "--json"))["cycles"]
    team = {cycle["name"]: cycle for cycle in cycles if cycle["objectives"] or cycle["drafts"]}
    assert {name: cycle["phase"] for name, cycle in team.items()} == {
        "2026-Q4": "closed",
        "2027-Q1": "planning",
    }
    assert team["2026-Q4"]["score"] == 0.755
    pages = desk.okrtui("report", "quarter", "--cycle", "2026-Q4")
    for told in (*REVIEW.values(), "Start with the tests", "0.81", "0.70"):
        assert told in pages

    at(desk, "2027-01-04T09:00")
    with desk.screens(80, 24) as terminal:
        start_next(terminal)
        left(terminal)
    carried = show(desk, "Deploys")
    assert carried["measure"] == {"kind": "reach", "start": 17, "target": 20, "unit": "deploys", "steps": []}
    assert (carried["value"], carried["confidence"], carried["due"]) == (None, None, "2027-03-31")
    desk.okrtui("verify")
