"""The mouse works everywhere: what is named as a key, a choice or a row can be clicked, what scrolls has a wheel."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.screen import ModalScreen

from okrtui.okr.records import Priority
from okrtui.okr.scope import ME
from okrtui.okr.steps.plan import add_priority
from okrtui.okr.text import cells
from okrtui.settings import Settings
from okrtui.tui.commands import GROUPS, footer
from okrtui.tui.screens.key_result import KeyResultScreen
from okrtui.tui.screens.objectives import ObjectivesScreen
from okrtui.tui.screens.week import WeekScreen
from okrtui.tui.views.dialog_keys import dialog_keys
from okrtui.tui.views.facts import keys_line
from okrtui.tui.views.pieces import Piece, cut_line, does_at
from okrtui.tui.widgets.lines import Lines

from .desk import Desk
from .news import they_work
from .runs import MORALE, STEPS, made_now, metrics, read_now, twelve
from .team import CHINESE, DEPLOYS

MINE: dict[str, Any] = {"scope": ME}


def planned(desk: Desk, *texts: str) -> list[Priority]:
    """Lines of this week."""
    home = desk.home
    for text in texts:
        home.perform(add_priority(home.okrs, home.author(), text))
    return [line for line in home.okrs.priorities.values() if line.text in texts]


def is_asked(desk: Desk, title: str) -> bool:
    return isinstance(desk.app.screen, ModalScreen) and f"─ {title} ─" in desk.text


# -- keys that are named


async def test_a_click_on_a_key_of_the_footer_does_what_the_key_does(desk: Desk) -> None:
    async with desk.open(size=(120, 30)):
        await desk.go_to(DEPLOYS)
        await desk.click("c Check in")
        assert is_asked(desk, "Check in")
        await desk.click("esc Cancel")
        await desk.click("a Add", "Add")
        assert is_asked(desk, "New key result")
        await desk.click("esc Cancel")
        await desk.click("/ Search")
        assert desk.app.screen.query("#search")
        await desk.press("escape")
        await desk.click("? Help")
        assert is_asked(desk, "Help")


async def test_of_a_pair_of_keys_each_is_clicked_for_itself(desk: Desk) -> None:
    async with desk.open(size=(120, 30), on="1"):
        await desk.click("[ ] Week")
        assert "W46" in desk.text.splitlines()[0]
        await desk.click("[ ] Week", "] ")
        await desk.click("[ ] Week", "Week")
        assert "W48" in desk.text.splitlines()[0]
        await desk.press("2")
        await desk.go_to(DEPLOYS)
        await desk.press("enter")
        await desk.click("h l Tab", "Tab")
        assert isinstance(desk.app.screen, KeyResultScreen)
        assert desk.app.screen._tab == "Plan"


async def test_a_pair_of_keys_follows_the_keymap(desk: Desk) -> None:
    async with desk.open(size=(120, 30), on="1", settings=Settings(keymap={"next_week": "f7"})):
        assert "[ f7 Week" in desk.text
        await desk.click("[ f7 Week", "f7")
        assert "W48" in desk.text.splitlines()[0]


async def test_the_board_is_worked_by_the_mouse_alone(desk: Desk) -> None:
    (line,) = planned(desk, "Ship the canary")
    async with desk.open(size=(120, 30), on="1"):
        await desk.click("Ship the canary")
        await desk.click("␣ Done")
        assert desk.another_home().okrs.priorities[line.id].state == "done"
        await desk.click("tab Quadrant")
        assert desk.board.focused_id == "q1"


@pytest.mark.parametrize("group", GROUPS)
def test_all_that_a_footer_names_can_be_clicked(group: str) -> None:
    commands = footer((group,))
    if not commands:
        return
    line = keys_line(commands, 400)
    named = {command.id for command in commands}
    assert named <= {does_at(line, x) for x in range(400)} <= {*named, *(c.mate for c in commands), ""}


# -- the frame


async def test_the_frame_leads_to_whose_the_screens_and_the_run(desk: Desk) -> None:
    async with desk.open(size=(100, 30)):
        await desk.click("everybody")
        assert is_asked(desk, "Whose OKRs?")
        await desk.press("escape")
        await desk.click("1 Week")
        assert isinstance(desk.app.screen, WeekScreen)
        await desk.click("2 Objectives")
        assert isinstance(desk.app.screen, ObjectivesScreen)
        await desk.click("5 due")
        assert "Weekly run · 1 of" in desk.text


async def test_what_is_new_opens_from_its_line(desk: Desk) -> None:
    they_work(desk.home)
    async with desk.open(size=(100, 30), on="1"):
        await desk.until(lambda: "since " in desk.text)
        await desk.click("since ")
        assert "New since" in desk.text


async def test_a_half_typed_line_stays_while_one_clicks_about(desk: Desk) -> None:
    async with desk.open(size=(100, 30), on="1"):
        await desk.press("a")
        await desk.type("ship canary")
        await desk.click("2 Objectives")
        await desk.click("1 Week")
        await desk.click("everybody")
        await desk.press("escape")
        await desk.click("enter Add")
        assert [line.text for line in desk.another_home().okrs.priorities.values()] == ["ship canary"]
        await desk.click("esc Close")
        assert not desk.app.screen.query("#quick")


# -- rows


async def test_a_click_elsewhere_brings_the_focus_and_only_then_opens(desk: Desk) -> None:
    async with desk.open(size=(120, 30), on="1"):
        for _ in range(2):
            await desk.press("g", "2")
            await desk.click("[@click=app.quit]q")
            assert (desk.board.focused_id, len(desk.app.screen_stack)) == ("q1", 1)
        await desk.click("[@click=app.quit]q")
        assert len(desk.app.screen_stack) == 2
        await desk.press("q")
        await desk.click("[@click=app.quit]q")
        assert len(desk.app.screen_stack) == 1


async def test_a_click_on_the_title_of_a_quadrant_brings_the_focus(desk: Desk) -> None:
    async with desk.open(size=(100, 30), on="1"):
        for title, id_ in (("Q4 Metrics", "q4"), ("Q1 OKRs", "q1"), ("Q3 Next", "q3"), ("Q2 This", "q2")):
            await desk.click(title)
            assert desk.board.focused_id == id_
            assert desk.app.focused is desk.board.quadrant(id_)


# -- dialogs


async def test_keys_and_answers_of_a_dialog_are_clicked(desk: Desk) -> None:
    async with desk.open(size=(100, 30)):
        await desk.press("f")
        await desk.click("↑ ↓ Move", "↓")
        await desk.click("↑ ↓ Move", "↓")
        await desk.click("↑ ↓ Move", "↑")
        await desk.click("enter Show", "Show")
        assert "filter: due," in desk.text
        await desk.press("f", "ctrl+u")
        await desk.click("Done   ")
        assert is_asked(desk, "Filter")
        await desk.click("Done   ")
        await desk.click("enter Show", "Show")
        assert "filter: done," in desk.text


async def test_a_form_is_filled_with_the_mouse_for_all_but_the_words(desk: Desk) -> None:
    async with desk.open(size=(100, 30)):
        await desk.press("O")
        await desk.click("tab Field")
        await desk.type("tired")
        title = desk.app.screen.query_one("#title")
        await desk.pilot.click(title, offset=(3, 0))
        await desk.type("Rest more")
        await desk.click("enter Next")
        await desk.click("enter Next")
        made = desk.objective("Rest more")
        assert made is not None
        assert made.why == "tired"


async def test_what_is_typed_in_a_dialog_is_no_key_when_another_is_clicked(desk: Desk) -> None:
    async with desk.open(size=(100, 30)):
        await desk.press("O", *"l")
        await desk.click("esc Cancel")
        assert "esc once more" in desk.text
        await desk.click("esc Cancel")
        assert not isinstance(desk.app.screen, ModalScreen)


@pytest.mark.parametrize("width", [100, 60, 40])
async def test_also_where_the_keys_of_a_dialog_are_cut(desk: Desk, width: int) -> None:
    async with desk.open(size=(width, 24)):
        await desk.press("p")
        edge = next(row for row in desk.text.splitlines() if "Move" in row)
        assert ("esc" in edge) is (width > 40)
        await desk.click("↑ ↓ Move", "↓")
        await desk.click("↑ ↓ Move", "↓")
        await desk.click("↑ ↓ Move")
        assert desk.app.screen.query_one("#choices", Lines).cursor == 1


@given(st.lists(st.sampled_from(["enter Next", "j k Move", "esc Cancel", "type to narrow", "w", "c x y"])))
def test_the_keys_of_a_dialog_read_as_before(parts: list[str]) -> None:
    told = " · ".join(parts)
    assert "".join(piece.text for piece in dialog_keys(told)).rstrip() == told.rstrip()


def test_each_key_of_a_dialog_is_its_own() -> None:
    line = list(dialog_keys("type to narrow · ↑ ↓ Move · w Write · esc Cancel"))
    told = "".join(piece.text for piece in line)
    hits = {
        word: does_at(line, told.index(word)) for word in ("type", "↑", "↓", "Move", "w W", "Write", "Can")
    }
    assert hits == {"type": "", "↑": "up", "↓": "down", "Move": "", "w W": "w", "Write": "w", "Can": "escape"}


# -- runs


async def test_the_keys_of_the_run_are_clicked(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.click("12 due")
        await empty_desk.click("↓ Skip")
        assert "2 of 12" in empty_desk.text
        await empty_desk.click("enter Next")
        await empty_desk.click("0 1 2 3", "3")
        await empty_desk.click("enter Next")
        assert [c.confidence for c in made_now(empty_desk)] == [3]
        await empty_desk.click("tab Note")
        await empty_desk.click("? Help")
        assert is_asked(empty_desk, "Help")
        await empty_desk.click("esc Close")
        await empty_desk.click("esc Stop")
        assert len(empty_desk.app.screen_stack) == 1


@pytest.mark.parametrize("key", ["C", "c"])
async def test_a_click_on_a_step_says_that_it_is_done(empty_desk: Desk, key: str) -> None:
    twelve(empty_desk.home, (STEPS,))
    async with empty_desk.open(size=(80, 30), **MINE):
        await empty_desk.go_to("Key result 1")
        await empty_desk.press(key)
        await empty_desk.click("[ ] step 3")
        await empty_desk.click("[x] step 1")
        await empty_desk.press("enter", "7", "enter")
    assert [c.steps_done for c in made_now(empty_desk)] == [("3",)]


async def test_the_colour_of_a_metric_is_clicked(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    metrics(empty_desk.home)
    async with empty_desk.open(size=(100, 30), **MINE):
        await empty_desk.press("C", *["down"] * 12)
        await empty_desk.click("a amber", "amber")
        await empty_desk.press("enter")
    assert read_now(empty_desk)[MORALE][1] == "amber"


@pytest.mark.parametrize("key", ["C", "c"])
async def test_the_forecast_is_clicked(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    twelve(empty_desk.home)
    monkeypatch.setenv("OKRTUI_NOW", "2026-12-22T09:00")
    late = Desk(empty_desk.directory)
    async with late.open(size=(100, 30), **MINE):
        await late.go_to("Key result 1")
        await late.press(key)
        await late.click("y n", "n")
        await late.press("enter", "7", "enter")
    assert {kr.forecast for kr in late.another_home().okrs.key_results.values()} == {None, "will_not"}


async def test_the_summary_of_a_run_scrolls_and_closes(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.press("C", *["down"] * 12)
        lines = empty_desk.app.screen.query_one("#run-summary", Lines)
        await empty_desk.scroll("#run-summary")
        assert lines.scroll_offset.y > 0
        await empty_desk.click("enter Close", "Close")
        assert len(empty_desk.app.screen_stack) == 1


# -- the wheel


@pytest.mark.parametrize(
    ("keys", "list_"),
    [
        (("?",), "#reading"),
        ((":",), "#choices"),
        (("p",), "#choices"),
        ((":", *"theme", "enter"), "#choices"),
    ],
)
async def test_the_wheel_scrolls_in_dialogs(desk: Desk, keys: tuple[str, ...], list_: str) -> None:
    async with desk.open(size=(80, 8)):
        await desk.press(*keys)
        lines = desk.app.screen.query_one(list_, Lines)
        await desk.scroll(list_)
        assert lines.scroll_offset.y > 0


async def test_the_wheel_scrolls_the_history_and_the_quadrants(desk: Desk) -> None:
    planned(desk, *(f"line {number}" for number in range(30)))
    async with desk.open(size=(80, 16), on="1"):
        await desk.scroll("#q2")
        assert desk.board.quadrant("q2").scroll_offset.y > 0
        await desk.press("2")
        await desk.go_to(DEPLOYS)
        await desk.press("enter", "g", "g")
        story = desk.app.screen.query_one("#story", Lines)
        await desk.scroll("#story")
        assert story.scroll_offset.y > 0


# -- pieces


def test_a_cell_belongs_to_the_piece_that_covers_it() -> None:
    line = [Piece(CHINESE, does="wide"), Piece("x", does="x"), Piece("tail")]
    wide = cells(CHINESE)
    assert [does_at(line, x) for x in (-1, 0, wide - 1, wide, wide + 1, 999)] == [
        "",
        "wide",
        "wide",
        "x",
        "",
        "",
    ]


@given(st.integers(0, 30))
def test_what_is_cut_does_what_it_did(width: int) -> None:
    cut = cut_line([Piece("first", does="a"), Piece("second", does="b")], width)
    assert {does_at(cut, x) for x in range(width)} <= {"a", "b", ""}
    assert does_at(cut, 0) == ("a" if width > 1 else "")
