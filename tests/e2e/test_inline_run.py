"""The weekly run under the prompt, in a real pseudo-terminal: what stood above stays, what was done stays behind."""

import os
import signal
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

from .test_first_day import OKRTUI, Desk

ABOVE = "echo above 1; echo above 2"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.okrtui("init", "--me", "Mei", "--space", "North")
    desk.okrtui("add", "objective", "Make releases boring")
    desk.okrtui("add", "kr", "releases", "Deploys", "--from", "4", "--to", "20", "--in", "deploys")
    desk.okrtui("add", "kr", "releases", "失败率 [/]", "--at-most", "5", "--in", "%")
    return desk


def under_the_prompt(
    desk: Desk, *, columns: int = 80, rows: int = 24, arguments: str = "", **environment: str
) -> Terminal:
    """A shell that printed something, runs it, and says how it ended."""
    script = f"{ABOVE}; '{OKRTUI}' checkin {arguments}; echo ended $?"
    return Terminal(["sh", "-c", script], columns=columns, rows=rows, env={**desk.environment, **environment})


def wait_for_all(terminal: Terminal, *words: str) -> None:
    terminal.wait_for(lambda text: all(word in text for word in words))


def lines(terminal: Terminal) -> list[str]:
    return [line for line in terminal.text.splitlines() if line]


def test_a_run_from_the_prompt_to_its_summary(desk: Desk) -> None:
    with under_the_prompt(desk) as terminal:
        terminal.wait_for("Weekly run · 1 of 2")
        assert terminal.text.startswith("above 1\nabove 2\n╭─ Weekly run · 1 of 2")
        terminal.wait_for("enter Next  tab Note")
        terminal.press(*"9", "enter", "7", "enter")
        terminal.wait_for("Weekly run · 2 of 2")
        terminal.press("?")
        terminal.wait_for("In a run")
        assert terminal.text.startswith("above 1\nabove 2\n")
        terminal.press("escape")
        terminal.wait_for("失败率 [/]")
        terminal.press(*"8.5", "enter", "2", "enter")
        terminal.wait_for("confidence 2: what happens next?")
        terminal.press(*"ask Ken?", "enter")
        terminal.wait_for("1 must planned")
        terminal.press("5", "enter")
        assert terminal.wait_exit() == 0
        told = lines(terminal)
        assert told[:2] == ["above 1", "above 2"]
        assert told[2].startswith(" 2 in ")
        assert told[2].endswith("· 1 must planned")
        assert [line.split("  ")[1] for line in told[3:6]] == ["Deploys", "失败率 [/]", "“ask Ken?”"]
        assert told[6:] == ["ended 0"]
    assert desk.value("Deploys") == 9
    assert "ask Ken?" in desk.okrtui("history")


def test_nothing_due_is_one_line(desk: Desk) -> None:
    with under_the_prompt(desk, arguments="--space private") as terminal:
        assert terminal.wait_exit() == 0
        told = ["above 1", "above 2", "all checked in: nothing is due this week", "ended 0"]
        assert lines(terminal) == told


def test_stopped_it_says_what_is_kept_and_the_draft_waits(desk: Desk) -> None:
    with under_the_prompt(desk) as terminal:
        terminal.wait_for("Weekly run · 1 of 2")
        terminal.press(*"9", "enter", "7", "enter")
        terminal.wait_for("Weekly run · 2 of 2")
        terminal.press(*"8", "escape")
        assert terminal.wait_exit() == 0
        stopped = "stopped: 1 kept, 1 key result left · what you typed is kept as a draft"
        assert lines(terminal)[2] == stopped
        assert "– → 9 deploys" in terminal.text
        assert lines(terminal)[-1] == "ended 0"
    with under_the_prompt(desk) as terminal:
        terminal.wait_for("draft from 09:00")
        terminal.wait_for("reads as 8 %")


def test_a_terminal_that_goes_away_takes_no_draft_with_it(desk: Desk) -> None:
    with Terminal([OKRTUI, "checkin"], env=desk.environment) as terminal:
        terminal.wait_for("Weekly run · 1 of 2")
        terminal.press(*"13")
        terminal.wait_for("reads as 13 deploys")
    with under_the_prompt(desk) as terminal:
        terminal.wait_for("reads as 13 deploys")


def test_ten_lines_are_enough(desk: Desk) -> None:
    with under_the_prompt(desk, rows=10) as terminal:
        wait_for_all(terminal, "Weekly run · 1 of 2", "Deploys", "value", "confidence", "note", "? Help")
        terminal.press(*"9", "enter", "3", "enter", "down")
        wait_for_all(terminal, "what happens next?", "becomes: this week’s must", "? Help")


def test_resizing_leaves_what_stood_above(desk: Desk) -> None:
    with under_the_prompt(desk) as terminal:
        terminal.wait_for("Weekly run · 1 of 2")
        terminal.press(*"9")
        terminal.wait_for("reads as 9 deploys")
        for columns, rows in ((100, 24), (100, 30), (120, 40)):
            terminal.resize(columns, rows)
            terminal.wait_for(lambda text, wide=columns: max(map(len, text.splitlines())) == wide)  # type: ignore[misc]
            terminal.settle()
            assert terminal.text.startswith("above 1\nabove 2\n╭─ Weekly run · 1 of 2")
            assert terminal.text.count("Weekly run") == 1
            assert "reads as 9 deploys" in terminal.text
        terminal.press("escape")
        assert terminal.wait_exit() == 0
        assert lines(terminal)[:2] == ["above 1", "above 2"]


def test_without_colours_and_with_plain_signs(desk: Desk) -> None:
    settings = desk.place / "home" / "config" / "settings.toml"
    settings.write_text('glyphs = "ascii"\n' + settings.read_text())
    with under_the_prompt(desk, NO_COLOR="1") as terminal:
        terminal.wait_for("up Earlier  down Skip")
        terminal.press("escape")
        assert terminal.wait_exit() == 0


def test_an_interrupt_says_how_to_stop(desk: Desk) -> None:
    with under_the_prompt(desk) as terminal:
        terminal.wait_for("Weekly run · 1 of 2")
        terminal.press("ctrl+c")
        terminal.wait_for("esc stops the run")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert "stopped: 0 kept, 2 key results left" in terminal.text


def test_killed_in_the_middle_what_was_recorded_is_durable(desk: Desk) -> None:
    with Terminal([OKRTUI, "checkin"], env=desk.environment) as terminal:
        terminal.wait_for("Weekly run · 1 of 2")
        terminal.press(*"9", "enter", "7", "enter")
        terminal.wait_for("Weekly run · 2 of 2")
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    assert desk.value("Deploys") == 9


def test_several_lines_pasted_are_one_text(desk: Desk) -> None:
    with under_the_prompt(desk) as terminal:
        terminal.wait_for("Weekly run · 1 of 2")
        terminal.press(*"9", "enter", "3", "tab")
        terminal.write(b"\x1b[200~two nights\rno sleep\x1b[201~")
        terminal.wait_for("two nights no sleep")
        terminal.press("enter")
        terminal.wait_for("Weekly run · 2 of 2")
        terminal.press("escape")
        assert terminal.wait_exit() == 0
    assert "two nights no sleep" in desk.okrtui("show", "Deploys")
