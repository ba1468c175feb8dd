"""Several lines pasted on the board: shown as they would be understood, added as one step, or not at all."""

import pytest
from textual import events

from okrtui.okr.plan import PlanRecord

from .desk import Desk
from .team import DEPLOYS

PASTED = (
    "- ship canary @ken !should\n* write the notes #deploys\n\n[ ] call @foo >1\n1. 写周报 @王小明 >2 !must\n"
)


async def paste(desk: Desk, text: str) -> None:
    """The terminal hands over what was pasted."""
    desk.app.post_message(events.Paste(text))
    await desk.rest()


def planned(desk: Desk) -> dict[str, PlanRecord]:
    """The lines as another process reads them, by text."""
    okrs = desk.another_home().okrs
    every: list[PlanRecord] = [*okrs.priorities.values(), *okrs.outlooks.values()]
    return {line.text: line for line in every}


def facts(desk: Desk) -> dict[str, tuple[str, str | None, str]]:
    """Week, rank and owner of the lines, by text."""
    return {
        text: (line.week[5:], line.rank, desk.okrs.person_name(line.owner))
        for text, line in planned(desk).items()
    }


UNDERSTOOD = {
    "ship canary": ("W47", "should", "Ken"),
    "write the notes": ("W47", "must", "Mei"),
    "call @foo": ("W48", "must", "Mei"),
    "写周报": ("W49", "must", "王小明"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("keys", [("a",), ()])
async def test_lines_pasted_on_the_plan_are_shown_then_added_as_one_step(
    desk: Desk, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with desk.open(size, on="1"):
        await desk.press(*keys)
        await paste(desk, PASTED)
        for told in ("Add 4 lines", "into  team North", "ship canary", "@foo names nobody here", "王小明"):
            assert told in desk.text
        assert planned(desk) == {}
        await desk.press("enter")
        assert facts(desk) == UNDERSTOOD
        deploys = desk.key_result(DEPLOYS)
        assert deploys is not None
        assert planned(desk)["write the notes"].key_result == deploys.id
        await desk.press(*["escape"] * len(keys), "u")
        assert planned(desk) == {}


async def test_each_line_is_shown_with_week_rank_and_owner(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await paste(desk, PASTED)
        shown = [" ".join(line.split()) for line in desk.text.splitlines()]
        for told in ("W47 should Ken ship canary", "W48 must Mei call @foo", "W49 must 王小明 写周报"):
            assert any(told in line for line in shown), told


async def test_escape_takes_none_and_leaves_what_was_typed(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await desk.press("a")
        await desk.type("half")
        await paste(desk, PASTED)
        await desk.press("escape")
        assert planned(desk) == {}
        await desk.type("way")
        await desk.press("enter")
    assert planned(desk).keys() == {"halfway"}


async def test_lines_pasted_where_a_later_week_is_chosen_go_there(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await desk.press("tab", "tab", "j")
        await paste(desk, "- call ken\n- call wang >1\n")
        await desk.press("enter")
    assert facts(desk) == {"call ken": ("W49", None, "Mei"), "call wang": ("W50", None, "Mei")}


async def test_into_the_field_they_may_go_as_one_line(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await desk.press("a")
        await paste(desk, "ship\ncanary")
        await desk.press("l", "enter")
    assert planned(desk).keys() == {"ship canary"}


async def test_a_line_of_marks_alone_is_refused_and_nothing_is_added(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await paste(desk, "ship canary\n@ken !must\n")
        assert "@ken !must" in desk.text
        await desk.press("enter")
        assert "mend" in desk.text
        assert planned(desk) == {}


async def test_of_many_lines_the_cursor_goes_to_the_first_that_is_not_right(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await paste(desk, "\n".join([*(f"line {n}" for n in range(40)), "@ken", "line 41 @foo"]))
        assert "@ken" not in desk.text
        await desk.press("enter")
        assert "@ken" in desk.text
        await desk.press("G")
        assert "@foo names nobody here" in desk.text


async def test_too_many_lines_are_refused_in_a_sentence(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await paste(desk, "\n".join(f"line {n}" for n in range(201)))
        assert "201 lines were pasted" in desk.toasts
        assert planned(desk) == {}


async def test_a_table_pasted_on_the_plan_is_still_offered_as_an_import(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await paste(desk, "objective,key_result,start,target\nDraw the town,Streets drawn,0,60\n")
        await desk.until(lambda: "1 objective, 1 key result" in desk.text)


async def test_beside_the_plan_lines_are_not_taken_for_one(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await desk.press("tab")
        await paste(desk, PASTED)
        assert "neither CSV" in desk.toasts
