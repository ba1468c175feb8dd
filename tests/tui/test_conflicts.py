"""Conflicts on the screens: marked where they are, shown with who and when, settled by enter for all."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.step import Change
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete
from okrtui.tui.screens.conflicts import ConflictsScreen
from okrtui.tui.views.conflict_rows import Found
from okrtui.workspace.conflicts import conflicts_of

from .colleague import Colleague
from .desk import Desk
from .team import DEPLOYS

BORING = "Make releases boring"


def mine(desk: Desk, id_: str, **values: Any) -> None:
    """I change something."""
    record = desk.okrs.get(id_)
    assert record is not None
    desk.home.perform(edit(desk.okrs, desk.home.author(record.space), record, **values))


def id_of(desk: Desk, title: str) -> str:
    record = desk.key_result(title) or desk.objective(title)
    assert record is not None
    return record.id


def two_titles(desk: Desk) -> Colleague:
    """Ken and I have given one objective two titles; Ken's came later and shows."""
    ken, id_ = Colleague(desk), id_of(desk, BORING)
    mine(desk, id_, title="Make releases dull")
    ken.changes(id_, title="Make releases calm")
    ken.meets()
    desk.home.refresh()
    return ken


def screen(desk: Desk) -> ConflictsScreen:
    found = desk.app.screen
    assert isinstance(found, ConflictsScreen)
    return found


# -- seen


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_a_row_in_conflict_says_so(desk: Desk, width: int) -> None:
    two_titles(desk)
    async with desk.open(size=(width, 30)):
        (row,) = (line for line in desk.text.splitlines() if "Make rel" in line and "│" in line)
        assert "! conflict" in row
        assert "! 1 conflict" in desk.text.splitlines()[0]


async def test_a_key_result_in_conflict_says_so_on_the_board_and_on_its_screen(desk: Desk) -> None:
    ken, id_ = Colleague(desk), id_of(desk, DEPLOYS)
    mine(desk, id_, weight=Decimal(2))
    ken.changes(id_, weight=Decimal(3))
    ken.meets()
    desk.home.refresh()
    async with desk.open(size=(120, 30), on="1"):
        (row,) = (line for line in desk.text.splitlines() if "Deploys" in line)
        assert "! conflict" in row
        await desk.press("g", "1")
        desk.board.point_at(id_)
        await desk.rest()
        assert "! conflict in weight" in desk.text
        await desk.press("enter")
        assert "! conflict in weight" in desk.text


async def test_a_click_on_what_the_frame_says_leads_there(desk: Desk) -> None:
    two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.click("! 1 conflict")
        assert "“Make releases calm”: title" in desk.text


async def test_a_second_click_on_a_value_takes_it(desk: Desk) -> None:
    two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.press("!")
        await desk.click("    “Make releases dull”", "Make")
        assert len(conflicts_of(desk.another_home())) == 1
        await desk.click("    “Make releases dull”", "Make")
        assert desk.objective("Make releases dull") is not None


async def test_what_is_found_while_the_page_is_taken_down_is_shown_nowhere(desk: Desk) -> None:
    two_titles(desk)
    async with desk.open():
        await desk.press("exclamation_mark")
        there = screen(desk)
        await desk.until(lambda: there.lines.rows)
        before = there.lines.rows
        await there.query_one("#contested-told").remove()
        there.take(Found(desk.okrs))
        assert there.lines.rows == before


async def test_every_value_is_listed_with_who_and_when(desk: Desk) -> None:
    two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.press("!")
        lines = [line for line in desk.text.splitlines() if "“Make" in line]
        assert "! “Make releases calm”: title" in lines[0]
        assert [word in lines[1] for word in ("“Make releases calm”", "Ken", "09:00", "shows now")] == [
            True
        ] * 4
        assert [word in lines[2] for word in ("“Make releases dull”", "Mei", "09:00")] == [True] * 3
        assert "enter takes this for all: “Make releases calm”" in desk.text
        assert " enter Take for all  e Another" in desk.text


async def test_without_a_conflict_the_page_says_what_belongs_there(desk: Desk) -> None:
    async with desk.open(size=(100, 30)):
        await desk.press("!")
        assert "No conflicts" in desk.text
        assert "Take for all" not in desk.text
        await desk.press("enter", "e")
        assert "there is no value under the cursor" in desk.toasts
        await desk.press("escape")
        assert desk.screen is desk.app.screen


async def test_it_begins_at_the_record_one_came_from(desk: Desk) -> None:
    ken = Colleague(desk)
    for title in (BORING, DEPLOYS):
        mine(desk, id_of(desk, title), link="https://example.org/mine")
        ken.changes(id_of(desk, title), link="https://example.org/theirs")
    ken.meets()
    desk.home.refresh()
    async with desk.open(size=(100, 30)):
        for title in (BORING, DEPLOYS):
            id_ = await desk.go_to(title)
            await desk.press("!")
            assert screen(desk).here == id_
            await desk.press("escape")


# -- settled


async def test_enter_on_a_value_settles_it_for_all_and_u_takes_that_back(desk: Desk) -> None:
    ken = two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.press("!", "j", "enter")
        assert desk.objective("Make releases dull") is not None
        assert "settled the title of “Make releases calm”: “Make releases dull”" in desk.toasts
        assert "No conflicts" in desk.text
        assert "conflict" not in desk.text.splitlines()[0]
        ken.meets()
        assert ken.record(id_of(desk, "Make releases dull")).title == "Make releases dull"  # type: ignore[attr-defined]
        assert conflicts_of(ken.home) == []
        await desk.press("escape", "u")
        assert desk.objective("Make releases calm") is not None


async def test_e_writes_a_third_value(desk: Desk) -> None:
    two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.press("!", "e")
        assert "Another value, for all" in desk.text
        await desk.press("ctrl+u")
        await desk.type("Nobody notices a release")
        await desk.press("enter")
        assert desk.objective("Nobody notices a release") is not None
        assert conflicts_of(desk.another_home()) == []


async def test_an_empty_third_title_is_refused_and_nothing_is_settled(desk: Desk) -> None:
    two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.press("!", "e", "ctrl+u", "enter")
        assert "the title is empty" in desk.text
        await desk.press("escape", "escape")
        assert len(conflicts_of(desk.another_home())) == 1


async def test_no_letter_settles_anything(desk: Desk) -> None:
    two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.press("!", *"abcdfhjklmnoprstuvwxyz", *"0123456789", "space", "tab", "backspace")
        assert len(conflicts_of(desk.another_home())) == 1


async def test_what_was_settled_meanwhile_leaves_the_page_by_itself(desk: Desk) -> None:
    two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.press("!")
        window = desk.another_home()
        record = window.okrs.objectives[id_of(desk, "Make releases calm")]
        window.perform(edit(window.okrs, window.author(record.space), record, title="Elsewhere"))
        await desk.until(lambda: "No conflicts" in desk.text)


async def test_what_comes_in_meanwhile_joins_the_page_and_moves_no_cursor(desk: Desk) -> None:
    ken = two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.press("!", "j")
        id_ = id_of(desk, DEPLOYS)
        mine(desk, id_, weight=Decimal(2))
        ken.changes(id_, weight=Decimal(3))
        ken.meets()
        await desk.until(lambda: "2 conflicts" in desk.text)
        await desk.until(lambda: "“Deploys per week”: weight" in desk.text)
        row = screen(desk).lines.selected
        assert row is not None
        assert row.text == "“Make releases dull”"


async def test_a_third_value_that_comes_in_moves_the_cursor_to_no_other_value(desk: Desk) -> None:
    window = desk.another_home()
    ken = two_titles(desk)
    record = window.okrs.objectives[ken.record(id_of(desk, "Make releases calm")).id]
    async with desk.open(size=(100, 30)):
        await desk.press("!", "j")
        window.perform(edit(window.okrs, window.author(record.space), record, title="Make releases late"))
        await desk.until(lambda: sum("“Make" in line for line in desk.text.splitlines()) > 4)
        row = screen(desk).lines.selected
        assert row is not None
        assert row.text == "“Make releases dull”"
        await desk.press("enter")
        assert desk.objective("Make releases dull") is not None
        assert conflicts_of(desk.another_home()) == []


async def test_settling_refused_because_it_was_settled_meanwhile_says_so(desk: Desk) -> None:
    two_titles(desk)
    async with desk.open(size=(100, 30)):
        await desk.press("!", "e")
        await desk.type(" today")
        window = desk.another_home()
        record = window.okrs.objectives[id_of(desk, "Make releases calm")]
        window.perform(edit(window.okrs, window.author(record.space), record, title="Elsewhere"))
        await desk.press("enter")
        assert "was settled meanwhile: “Elsewhere”" in desk.text
        assert "Make releases calm today" in desk.text
        assert desk.objective("Elsewhere") is not None


async def test_what_is_not_typed_is_taken_from_the_lines(desk: Desk) -> None:
    ken, id_ = Colleague(desk), id_of(desk, DEPLOYS)
    mine(desk, id_, forecast="will")
    ken.changes(id_, forecast="will_not")
    ken.meets()
    desk.home.refresh()
    async with desk.open(size=(100, 30)):
        await desk.press("!", "e")
        assert "forecast: that is not typed; enter takes one of these lines" in desk.toasts
        await desk.press("j", "enter")
        assert desk.okrs.key_results[id_].forecast == "will"


# -- the others


async def test_a_circle_is_marked_and_opened_by_enter(desk: Desk) -> None:
    ken = Colleague(desk)
    boring, market = (desk.objective(title) for title in (BORING, "Surpass the market leader in Q4"))
    assert boring is not None
    assert market is not None
    desk.home.perform(support(desk.okrs, desk.home.author(), boring, market.id))
    level = replace(market, for_=boring.for_)
    ken.changes(market.id, for_=level.for_)
    theirs = ken.home.okrs.objectives
    ken.home.perform(support(ken.home.okrs, ken.home.author(), theirs[market.id], boring.id))
    ken.meets()
    desk.home.refresh()
    async with desk.open(size=(110, 30)):
        assert "! 1 conflict" in desk.text.splitlines()[0]
        await desk.press("!")
        assert "its support closes a circle, and is left out" in desk.text
        assert "“Make releases boring” no longer supports “Surpass" in desk.text
        cut = next(iter(desk.okrs.cut))
        await desk.press("enter")
        assert desk.okrs.cut == frozenset()
        assert desk.okrs.objectives[cut].parent is None


@pytest.mark.parametrize(("keys", "is_back"), [(("enter",), False), (("j", "enter"), True)])
async def test_what_was_changed_in_the_trash_stays_there_or_comes_back(
    desk: Desk, keys: tuple[str, ...], is_back: bool
) -> None:
    ken, id_ = Colleague(desk), id_of(desk, DEPLOYS)
    desk.home.perform(delete(desk.okrs, desk.home.author(), desk.okrs.key_results[id_]))
    ken.changes(id_, title="Releases per week")
    ken.meets()
    desk.home.refresh()
    async with desk.open(size=(110, 30)):
        await desk.press("!")
        assert "“Releases per week”: changed while it lay in the trash" in desk.text
        await desk.press(*keys)
        assert (id_ in desk.okrs.key_results) is is_back
        assert conflicts_of(desk.another_home()) == []


async def test_of_two_corrections_the_one_under_the_cursor_is_kept(desk: Desk) -> None:
    ken, id_ = Colleague(desk), id_of(desk, DEPLOYS)
    last = desk.okrs.check_ins[id_][-1]
    for home, value in ((desk.home, 13), (ken.home, 31)):
        reading = Reading(Decimal(value), 6, on=last.on, fixes=last.id)
        home.perform(check_in(home.okrs, home.author(), home.okrs.key_results[id_], reading))
    ken.meets()
    desk.home.refresh()
    async with desk.open(size=(110, 30)):
        assert "! 1 conflict" in desk.text.splitlines()[0]
        await desk.press("!")
        assert "check-in of 2026-11-09 corrected twice" in desk.text
        await desk.press("j", "enter")
        values = [c.value for c in desk.okrs.check_ins[id_]]
        assert 13 in values
        assert 31 not in values


async def test_what_came_after_closing_is_told_below_with_the_way_out(desk: Desk) -> None:
    ken, id_ = Colleague(desk), id_of(desk, DEPLOYS)
    cycle = desk.okrs.cycle_of(desk.okrs.key_results[id_])
    assert cycle is not None
    closing = Change(cycle.id, "phase", "active", "closed")
    desk.home.perform(take_in(desk.okrs, desk.home.author(), "closed", [closing]))
    for value in (30, 31, 32):
        reading = Reading(Decimal(value), 6)
        ken.home.perform(check_in(ken.home.okrs, ken.home.author(), ken.home.okrs.key_results[id_], reading))
    ken.meets()
    desk.home.refresh()
    async with desk.open(size=(110, 30)):
        await desk.press("!")
        await desk.until(lambda: "to know" in desk.text)
        assert (
            "2026-Q4 was closed before this came: Ken checked in “Deploys per week”: 32 deploys" in desk.text
        )
        assert "to take that in" in desk.text
        await desk.press("enter")
        assert "there is no value under the cursor" in desk.toasts
