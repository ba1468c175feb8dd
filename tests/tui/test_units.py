"""Units and people: each key, and what is durable then."""

from contextlib import nullcontext

import pytest
from textual import events

from okrtui.okr.owned import open_of
from okrtui.okr.records import Person, Unit
from okrtui.okr.scope import Scope
from okrtui.okr.steps.editing import edit
from okrtui.tui.screens.units import UnitsScreen
from okrtui.tui.views.unit_rows import MemberRow

from .desk import Desk

OUTLINE = "North Retail: Shops people like\n  Platform\n    @Ken, @Zoe (zo)\n  South"


def unit(desk: Desk, name: str) -> Unit:
    return next(each for each in desk.okrs.units.values() if each.name == name)


def person(desk: Desk, name: str) -> Person:
    return next(each for each in desk.okrs.people.values() if each.name == name and _is_of_team(desk, each))


def _is_of_team(desk: Desk, each: Person) -> bool:
    return each.space == desk.home.default


async def to(desk: Desk, name: str) -> None:
    """Put the cursor on a unit or person, by keys."""
    screen = desk.app.screen
    assert isinstance(screen, UnitsScreen)
    names = [row.record.name for row in screen.lines.rows]
    await desk.press("g", "g", *["j"] * names.index(name))


async def paste(desk: Desk, text: str) -> None:
    desk.app.post_message(events.Paste(text))
    await desk.rest()


async def test_pasted_lines_are_shown_first_and_then_taken_as_one_step(desk: Desk) -> None:
    async with desk.open():
        await desk.press("U")
        before = desk.okrs
        await paste(desk, OUTLINE)
        assert "2 new · 2 changed" in desk.text
        assert desk.okrs == before
        await desk.press("enter")
        assert unit(desk, "North Retail").mission == "Shops people like"
        assert unit(desk, "South").parent == unit(desk, "North Retail").id
        assert person(desk, "Zoe").units == (unit(desk, "Platform").id,)
        await desk.press("u")
        assert (desk.okrs.units, desk.okrs.people) == (before.units, before.people)


async def test_an_outline_that_cannot_be_read_says_its_line_and_changes_nothing(desk: Desk) -> None:
    async with desk.open():
        await desk.press("U")
        before = desk.okrs
        await paste(desk, "Acme\n  @Ken\n    North")
        assert "line 3: nothing stands below a person" in desk.toasts
        assert desk.okrs == before


async def test_the_outline_in_the_editor_holds_all_there_is_and_brings_what_was_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def editor(text: str) -> str:
        seen.append(text)
        return text.replace("Platform (team)", "Platform (team): Quiet releases")

    async with desk.open():
        monkeypatch.setattr(desk.app, "editor", editor)
        monkeypatch.setattr(desk.app, "suspend", nullcontext)
        await desk.press("U", "E")
        await desk.until(lambda: "1 changed" in desk.text)
        assert "  Platform (team)" in seen[0]
        await desk.press("enter")
        assert unit(desk, "Platform").mission == "Quiet releases"


async def test_a_unit_and_people_are_added_below_the_cursor(desk: Desk) -> None:
    async with desk.open():
        await desk.press("U")
        await to(desk, "Platform")
        await desk.press("a")
        await desk.type("Night shift: Someone is awake")
        await desk.press("enter")
        night = unit(desk, "Night shift")
        assert (night.parent, night.level, night.mission) == (
            unit(desk, "Platform").id, "team", "Someone is awake",
        )  # fmt: skip
        await to(desk, "Night shift")
        await desk.press("a")
        await desk.type("@Ken, @Ada")
        await desk.press("enter")
        assert {each.name for each in desk.okrs.people.values() if night.id in each.units} == {"Ken", "Ada"}


async def test_e_writes_the_mission_and_it_stands_above_the_objectives(desk: Desk) -> None:
    async with desk.open():
        await desk.press("U")
        await to(desk, "Platform")
        await desk.press("e", "enter", "enter")
        await desk.type("Releases nobody notices")
        await desk.press("enter")
        assert unit(desk, "Platform").mission == "Releases nobody notices"
        await to(desk, "Platform")
        await desk.press("enter")
        assert desk.app.now.scope == Scope("unit", unit(desk, "Platform").id)
        assert "mission  Releases nobody notices" in desk.text
        await desk.press("1")
        assert "mission  Releases nobody notices" in desk.text


async def test_who_is_away_is_silent_and_sits_in_the_committee(desk: Desk) -> None:
    async with desk.open():
        await desk.press("U")
        await to(desk, "Ken")
        await desk.press("e", "enter", "enter")
        await desk.type("2026-12-04")
        await desk.press("enter")
        await desk.press(*["backspace"] * 2)
        await desk.type("yes")
        await desk.press("enter")
        ken = person(desk, "Ken")
        assert (str(ken.away_until), ken.committee) == ("2026-12-04", True)
        assert "committee · away until 4 Dec" in desk.text


async def test_t_moves_a_unit_to_the_top_and_below_again(desk: Desk) -> None:
    async with desk.open():
        await desk.press("U")
        await to(desk, "Platform")
        await desk.press("t")
        await desk.type("the top")
        await desk.press("enter")
        assert unit(desk, "Platform").parent is None
        await to(desk, "North Retail")
        await desk.press("t")
        await desk.type("Platform")
        await desk.press("enter")
        assert "it cannot stand below Platform" in desk.text
        assert unit(desk, "North Retail").parent is None


async def test_what_somebody_has_in_hand_goes_on_one_by_one_and_then_all_at_once(desk: Desk) -> None:
    async with desk.open():
        ken, wang = person(desk, "Ken"), person(desk, "王小明")
        held = [each.id for each in open_of(desk.okrs, ken.id)]
        assert len(held) > 2
        await desk.press("U")
        await to(desk, "Ken")
        await desk.press("o", "j", "enter")
        await desk.type("Ken")
        assert "nothing fits" in desk.text
        await desk.press("backspace", "backspace", "backspace")
        await desk.type("王")
        await desk.press("enter")
        assert [each.id for each in open_of(desk.okrs, ken.id)] == held[1:]
        await desk.press("g", "g", "enter")
        await desk.type("王")
        await desk.press("enter")
        assert open_of(desk.okrs, ken.id) == ()
        assert set(held) <= {each.id for each in open_of(desk.okrs, wang.id)}
        assert "u undoes it" in desk.text
        await desk.press("o")
        assert "Ken has nothing open in hand" in desk.text
        await desk.press("u")
        assert [each.id for each in open_of(desk.okrs, ken.id)] == held[1:]


async def test_who_leaves_hands_all_over_in_one_step_that_can_be_taken_back(desk: Desk) -> None:
    async with desk.open():
        before, ken = desk.okrs, person(desk, "Ken")
        await desk.press("U")
        await to(desk, "Ken")
        await desk.press("x", "enter")
        await desk.type("王")
        await desk.press("enter")
        assert str(person(desk, "Ken").left) == "2026-11-20"
        assert open_of(desk.okrs, ken.id) == ()
        assert [row.record.name for row in _rows(desk)][-1] == "Ken"
        assert "Ken  @ken · left 20 Nov" in desk.text
        await desk.press("u")
        assert desk.okrs == before


async def test_x_on_who_left_brings_them_back_and_leaves_what_went_on(desk: Desk) -> None:
    async with desk.open():
        ken = person(desk, "Ken")
        await desk.press("U")
        await to(desk, "Ken")
        await desk.press("x", "enter")
        await desk.type("王")
        await desk.press("enter")
        await to(desk, "Ken")
        await desk.press("x")
        assert person(desk, "Ken").left is None
        assert open_of(desk.okrs, ken.id) == ()


async def test_a_unit_with_objectives_does_not_go_to_the_trash_and_says_why(desk: Desk) -> None:
    async with desk.open():
        before = desk.okrs
        await desk.press("U")
        await to(desk, "Platform")
        await desk.press("d")
        assert "Platform has 1 objective: move them first" in desk.toasts
        await desk.press("x")
        assert "that is a unit: go to a person" in desk.toasts
        assert desk.okrs == before


async def test_who_settles_the_space_outside_the_committee_reads_so(desk: Desk) -> None:
    ken = person(desk, "Ken")
    desk.home.perform(edit(desk.okrs, desk.home.author(ken.space), ken, committee=True))
    async with desk.open():
        await desk.press("ctrl+p")
        await desk.type("space settings")
        await desk.press("enter", "enter", "enter")
        await desk.type("Quiet nights")
        await desk.press(*["enter"] * 4)
        assert desk.okrs.spaces[ken.space].mission == "Quiet nights"
        assert "mission (not in the committee)" in desk.toasts


def _rows(desk: Desk) -> list[MemberRow]:
    screen = desk.app.screen
    assert isinstance(screen, UnitsScreen)
    return list(screen.lines.rows)
