"""Space settings: weeks, check-in day, bands, mission and the team's name, from the palette."""

import errno

import pytest
from msgspec.structs import replace

from okrtui.okr.records import Space
from okrtui.okr.scope import Scope
from okrtui.okr.steps.editing import edit
from okrtui.settings import Settings

from ..store.disks import Disk
from .desk import Desk

OPEN = (":", *"space settings", "enter")
NORTH = (*OPEN, "enter")
"""The team's space is the one that is looked at."""


def settled(desk: Desk, space: str = "") -> Space:
    """The space as another process reads it."""
    return desk.another_home().okrs.spaces[space or desk.home.default]


def settle(desk: Desk, space: str = "", **values: int) -> None:
    record = desk.home.okrs.spaces[space or desk.home.default]
    settings = replace(record.settings, **values)
    desk.home.perform(edit(desk.home.okrs, desk.home.author(record.space), record, settings=settings))


async def test_all_that_matters_daily_is_settled_in_one_form(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await desk.press(*NORTH)
        assert "team North" in desk.text
        await desk.press("ctrl+u", *"South", "enter")
        await desk.press(*"Shops that never close", "enter")
        await desk.press(*"sun")
        assert "reads as: weeks begin on Sunday" in desk.text
        await desk.press("enter", *"tuesday", "enter", *"traffic")
        assert "reads as: traffic-light" in desk.text
        await desk.press("enter")
        assert "edited “North”: name, mission, bands, week start, check-in day" in desk.toasts
        assert "everybody · South" in desk.text
        await desk.press("u")
        assert settled(desk).name == "North"
        await desk.press("ctrl+r")
    space = settled(desk)
    assert (space.name, space.mission) == ("South", "Shops that never close")
    found = space.settings
    assert (found.week_start, found.check_in_day, found.bands) == (6, 1, "traffic-light")


async def test_what_is_left_alone_stays_and_what_is_emptied_is_taken_back(desk: Desk) -> None:
    settle(desk, week_start=6, check_in_day=4, fiscal_year_month=4)
    async with desk.open():
        await desk.press(*NORTH, "enter", "enter")
        assert "Sunday" in desk.text
        await desk.press("enter", "ctrl+u", "enter", "enter")
    found = settled(desk).settings
    assert (found.week_start, found.check_in_day, found.fiscal_year_month) == (6, None, 4)


async def test_untouched_it_records_nothing(desk: Desk) -> None:
    async with desk.open():
        before = len(desk.home.history())
        await desk.press(*NORTH, *["enter"] * 5)
        assert len(desk.another_home().history()) == before


@pytest.mark.parametrize(
    ("place", "typed", "told"),
    [
        (0, "private", "your private space is called"),
        (2, "someday", "“someday” is no weekday: use monday to sunday"),
        (4, "rainbow", "“rainbow” are no bands: use sweet-spot or traffic-light"),
    ],
)
async def test_what_cannot_be_is_refused_in_a_sentence(desk: Desk, place: int, typed: str, told: str) -> None:
    async with desk.open():
        await desk.press(*NORTH, *["tab"] * place, "ctrl+u", *typed, "enter")
        assert told in desk.text
        await desk.press("escape", "escape")
    assert settled(desk) == desk.home.okrs.spaces[desk.home.default]


async def test_the_private_space_has_no_name_to_give_and_says_whose_weeks_it_goes_by(desk: Desk) -> None:
    settle(desk, week_start=6)
    async with desk.open():
        await desk.press(*OPEN, "j", "enter")
        assert "private space" in desk.text
        assert "name   " not in desk.text.partition("─ Space settings ─")[2]
        assert "empty: Sunday, as the team" in desk.text
        await desk.press("tab", *"monday", "tab", "tab", "enter")
    assert settled(desk, desk.home.private).settings.week_start == 0


async def test_the_space_that_is_looked_at_is_offered_first(desk: Desk) -> None:
    async with desk.open():
        desk.app.choose_scope(Scope("person", desk.home.me[desk.home.private]))
        await desk.press(*OPEN, "enter", *"Rest", "tab", "tab", "tab", "enter")
    assert settled(desk, desk.home.private).mission == "Rest"


async def test_with_one_space_nothing_is_asked_first(empty_desk: Desk) -> None:
    empty_desk.home.create_space("private", "Mei", private=True)
    async with empty_desk.open():
        await empty_desk.press(*OPEN, *"Rest", "tab", "tab", "tab", "enter")
    assert settled(empty_desk, empty_desk.home.private).mission == "Rest"


async def test_a_full_disk_asks_again_with_all_that_was_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open():
        await desk.press(*NORTH, "tab", *"Shops", "tab", "tab", "tab")
        disk.refuse(errno.ENOSPC)
        await desk.press("enter")
        assert "the disk is full" in desk.text
        disk.mend()
        await desk.press("enter")
    assert settled(desk).mission == "Shops"


async def test_the_board_follows_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-29T09:00")
    sunday = Desk(desk.directory)
    sunday.home.make_default(desk.home.default)
    async with sunday.open(on="1", settings=Settings()):
        assert "week 9 of 14" in sunday.text
        await sunday.press(*NORTH, "tab", "tab", *"sunday", "tab", "tab", "enter")
        assert "week 10 of 14" in sunday.text
