"""A check-in of an earlier day: the day stands after the note, and who does not want it never meets it."""

import errno
from datetime import date

import pytest

from ..store.disks import Disk
from .desk import Desk
from .runs import TO_DEPLOYS
from .team import DEPLOYS

TODAY, LAST_FRIDAY = date(2026, 11, 20), date(2026, 11, 13)
TO_DAY = ("c", "1", "7", "enter", "8", "tab", "tab")


def days(desk: Desk, id_: str) -> list[date | None]:
    """The days of all check-ins, as another process reads them."""
    return [check_in.on for check_in in desk.another_home().okrs.check_ins[id_]]


async def test_without_a_day_it_is_of_today(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c")
        assert "empty: today" in desk.text
        await desk.press("1", "7", "enter", "8", "enter")
        assert days(desk, id_)[-1] == TODAY


async def test_tab_leads_over_the_note_to_the_day(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press(*TO_DAY)
        await desk.type("last fri")
        assert "reads as Fri 13 Nov" in desk.text
        await desk.press("enter")
        assert days(desk, id_)[-1] == LAST_FRIDAY
        assert "checked in" in desk.toasts


@pytest.mark.parametrize("typed", ["2026-11-13", "-1w", "11-13", "上周五"])
async def test_shift_tab_from_the_value_is_the_short_way_to_the_day(desk: Desk, typed: str) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c", "shift+tab", *typed, "tab", "1", "7", "enter", "8", "enter")
        assert days(desk, id_)[-1] == LAST_FRIDAY


@pytest.mark.parametrize(
    ("typed", "told"), [("fri", "2026-11-27 is still to come"), ("soon", "is not a day")]
)
async def test_what_is_still_to_come_or_no_day_is_refused_in_a_sentence(
    desk: Desk, typed: str, told: str
) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(DEPLOYS)
        before = days(desk, id_)
        await desk.press(*TO_DAY, *typed)
        assert told in desk.text
        await desk.press("enter", "enter")
        assert desk.text.count(told) == 2
        assert days(desk, id_) == before
        await desk.press("ctrl+u", *"today", "enter")
        assert days(desk, id_) == [*before, TODAY]


async def test_backspace_in_the_empty_day_goes_back_to_the_note(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press(*TO_DAY, "backspace", *"well", "enter")
        assert desk.okrs.check_ins[id_][-1].note == "well"


async def test_a_draft_keeps_the_day_and_the_run_tells_and_takes_it(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press(*TO_DAY)
        await desk.type("last fri")
        await desk.press("escape", "c")
        assert "reads as Fri 13 Nov" in desk.text
        await desk.press("escape", "C", *TO_DEPLOYS)
        assert "for “last fri”, not recorded yet" in desk.text
        await desk.press("enter", "enter")
        assert days(desk, id_)[-1] == LAST_FRIDAY
        await desk.press("up", "enter", "9", "enter")
        assert days(desk, id_)[-2:] == [LAST_FRIDAY, LAST_FRIDAY]


async def test_a_full_disk_asks_again_with_the_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch)
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press(*TO_DAY)
        await desk.type("last fri")
        disk.refuse(errno.ENOSPC)
        await desk.press("enter")
        assert "the disk is full" in desk.text
        assert "reads as Fri 13 Nov" in desk.text
        disk.mend()
        await desk.press("enter", "enter")
        assert days(desk, id_)[-1] == LAST_FRIDAY


async def test_a_correction_cannot_move_into_the_future(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(DEPLOYS)
        before = days(desk, id_)
        await desk.press("enter", "e", "enter", "enter", "enter", *"fri", "enter")
        assert "is still to come" in desk.text
        assert days(desk, id_) == before
