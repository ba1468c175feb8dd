"""The installed program in a real pseudo-terminal: a new user's first week and the Monday after it."""

from pathlib import Path

import msgspec
import pytest

from tests.terminal.terminal import Terminal

from .test_first_day import Desk

NEXT_FRIDAY = "2026-11-27T09:00"
PASTED = "## Sleep well\n- [ ] Naps <= 3\n- [ ] Books: 0 -> 4 books\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def at(desk: Desk, day: str) -> Desk:
    """The same person on another day."""
    desk.environment["OKRTUI_NOW"] = day
    return desk


def pasted(terminal: Terminal, text: str) -> None:
    """What a terminal sends when somebody pastes."""
    terminal.write(b"\x1b[200~" + text.encode() + b"\x1b[201~")


def show(desk: Desk, title: str) -> dict[str, object]:
    """A key result as a script reads it."""
    shown: dict[str, object] = msgspec.json.decode(desk.okrtui("show", title, "--json"))
    return shown


def set_up(terminal: Terminal) -> None:
    """The first start: name, a new team, no mission."""
    terminal.wait_for("Welcome to okrtui")
    terminal.press(*"Mei", "enter")
    terminal.wait_for("For whom are the OKRs?")
    terminal.press("j", "enter")
    terminal.wait_for("A new team")
    terminal.press("escape")
    terminal.wait_for("For whom are the OKRs?")
    terminal.press("enter")
    terminal.wait_for("A new team")
    terminal.press(*"北方", "enter")
    terminal.wait_for("The mission")
    terminal.press("enter")
    terminal.wait_for("How do you want to begin?")


def write_first(terminal: Terminal) -> None:
    """The first objective and its two key results."""
    terminal.press("enter")
    terminal.wait_for("For example")
    terminal.press(*"Make releases boring", "enter", "enter")
    terminal.wait_for("New key result")
    terminal.press(*"Deploys", "enter", *"4 -> 20 deploys", "enter", "enter")
    terminal.wait_for("c checks a key result in")
    terminal.press("a")
    terminal.wait_for("New key result")
    terminal.press(*"Failures", "enter", *"<= 5 % from 12", "enter", "enter")
    terminal.wait_for("added the key result “Failures”")


def plan_the_week(terminal: Terminal) -> None:
    """Two lines on the board, one done, one put off; a win; a health metric with its first reading."""
    terminal.press("g", "2", "a")
    terminal.wait_for("+ W48 must")
    terminal.press(*"ship canary #dep", "tab", "enter")
    terminal.wait_for("[ ] ship canary")
    terminal.press(*"call the customer", "enter", "escape")
    terminal.wait_for("[ ] call the customer")
    terminal.press("space")
    terminal.wait_for("[x] ship canary")
    terminal.press("j", ">")
    terminal.wait_for("W49 call the customer")
    terminal.press("W", *"Nobody was paged", "enter")
    terminal.wait_for("★ Nobody was paged")
    terminal.press("g", "4", "a", *"Pages", "enter", "enter", *"<= 2, amber 4", "enter", "enter", "enter")
    terminal.wait_for("watches “Pages”")
    terminal.press("c", "3", "enter", "enter")
    terminal.wait_for("amber Pages")


def test_a_first_week(desk: Desk) -> None:
    with desk.screens(80, 24) as terminal:
        set_up(terminal)
        write_first(terminal)
        terminal.press("/", *"Deploys", "enter", "c")
        terminal.wait_for("enter Next")
        terminal.press("9", "enter", "7", "enter")
        terminal.wait_for("checked in")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert "北方" in desk.okrtui("status")
    assert (show(desk, "Deploys")["value"], show(desk, "Deploys")["confidence"]) == (9, 7)

    at(desk, NEXT_FRIDAY)
    assert "2 due" in desk.okrtui("status")
    with desk.screens(80, 24) as terminal:
        terminal.wait_for("2 due")
        terminal.press("C")
        terminal.wait_for("Weekly run · 1 of 2")
        terminal.press(*"11", "enter", "8", "enter")
        terminal.wait_for("Weekly run · 2 of 2")
        terminal.press("9", "enter", "5", "enter")
        terminal.wait_for("2 in")
        terminal.press("enter")
        terminal.settle()
        plan_the_week(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert (show(desk, "Deploys")["value"], show(desk, "Deploys")["confidence"]) == (11, 8)
    assert show(desk, "Failures")["value"] == 9
    report = desk.okrtui("report", "week")
    for told in ("ship canary", "call the customer", "Nobody was paged", "Pages", "7 → 8"):
        assert told in report

    with desk.screens() as terminal:
        terminal.wait_for("Failures")
        for told in ("read “Pages”", "watches “Pages”", "noted the win", "moved “call the", "done: “ship"):
            terminal.press("u")
            terminal.wait_for(f"took back: {told}")
        for told in ("planned “call the", "planned “ship", "checked in “Failures”"):
            terminal.press("u")
            terminal.wait_for(f"took back: {told}")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert show(desk, "Failures")["value"] is None
    assert (show(desk, "Deploys")["value"], show(desk, "Deploys")["confidence"]) == (11, 8)
    desk.okrtui("verify")


def test_pasting_into_the_terminal_is_shown_first_and_undone_at_once(desk: Desk) -> None:
    desk.okrtui("init", "--me", "Mei")
    with desk.screens(80, 24) as terminal:
        terminal.wait_for("Nothing planned for this week")
        pasted(terminal, PASTED.replace("\n", "\r"))
        terminal.wait_for("1 objective, 2 key results")
        terminal.press("enter")
        terminal.wait_for("imported what was pasted")
        assert show(desk, "Books")["title"] == "Books"
        terminal.press("u")
        terminal.wait_for("No objectives in this week’s cycle")
        terminal.press("2")
        terminal.wait_for("O adds the first objective")
        terminal.press("O")
        terminal.wait_for("New objective")
        pasted(terminal, "Read\rmore")
        terminal.wait_for("2 lines were pasted")
        terminal.press("enter")
        terminal.wait_for("Read more")
        terminal.press("enter", "enter")
        terminal.wait_for("added the objective")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert "Read more" in desk.okrtui("list")
    assert "Books" not in desk.okrtui("list")


def test_a_first_start_that_is_killed_leaves_nothing(desk: Desk) -> None:
    with desk.screens(80, 24) as terminal:
        terminal.wait_for("Welcome to okrtui")
        terminal.press(*"Mei", "enter", "enter")
        terminal.wait_for("The mission")
    assert not list((desk.place / "home").rglob("*.okl"))
    with desk.screens(80, 24) as terminal:
        terminal.wait_for("Welcome to okrtui")


def test_the_sample_team_is_shown_from_the_first_start_and_one_comes_back(desk: Desk) -> None:
    with desk.screens(100, 30) as terminal:
        terminal.wait_for("Welcome to okrtui")
        terminal.press(*"Mei", "enter")
        terminal.wait_for("For whom")
        terminal.press("enter")
        terminal.wait_for("The mission")
        terminal.press("enter")
        terminal.wait_for("How do you want to begin?")
        terminal.press("j", "j", "enter")
        terminal.wait_for("sample team, kept nowhere", timeout=20)
        terminal.press("q")
        terminal.wait_for("How do you want to begin?", timeout=20)
        terminal.press("escape", "q")
        assert terminal.wait_exit() == 0
    assert "2026-Q4" in desk.okrtui("status")
    assert "release" not in desk.okrtui("history")
