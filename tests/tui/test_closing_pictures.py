"""The pages about the end of a cycle; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.okr.records import Whose
from okrtui.okr.steps.reviews import write_review
from okrtui.settings import Settings

from .desk import Desk
from .endings import cycle_of, decided, does, draft, graded, idea, on_a_day, planned
from .test_snapshots import SIZES, Doing, compare, pressing

SAID = {
    "went_well": "Releases on Thursdays are boring now.\nNobody stayed late in December.",
    "went_badly": "两次长故障：值班交接不清楚，需要演练。",
}
TO_REVIEW = ("Q", "r", "j", "enter")


async def read(desk: Desk) -> None:
    """What was carried is read among the objectives of its old cycle, nothing in the corner."""
    await desk.press("Q", "n", "j", "j", "g", "escape", "enter", *["j"] * 7)
    desk.app.clear_notifications()


STATES: dict[str, Doing] = {
    "cycles": pressing("Q"),
    "cycles_asked": pressing("Q", "m"),
    "cycle_started": pressing("Q", "g", "g", "m"),
    "cycle_reopened": pressing("Q", "m", "enter", "m"),
    "cycle_new": pressing("Q", "a", *"2027-H1"),
    "review": pressing(*TO_REVIEW),
    "review_next": pressing(*TO_REVIEW, "tab", "tab"),
    "next_cycle": pressing("Q", "n", "g", "x"),
    "next_cycle_edited": pressing("Q", "n", "j", "j", "c"),
    "lineage": read,
}


def filled(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Everything is graded, something is said, the next quarter is planned."""
    graded(desk)
    decided(desk)
    into = planned(desk)
    draft(desk, "Sleep well", into.id)
    draft(desk, "On-call without a pager")
    idea(desk, "Coverage as a service")
    platform = next(u.id for u in desk.home.okrs.units.values() if u.name == "Platform")
    does(desk, write_review, cycle_of(desk), Whose(unit=platform), **SAID)
    return on_a_day(desk, monkeypatch)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_end_of_a_cycle(
    desk: Desk, snap_compare: Any, state: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert compare(filled(desk, monkeypatch), snap_compare, size, STATES[state])


@pytest.mark.parametrize("state", ["cycles", "review", "next_cycle"])
def test_end_of_a_cycle_light(
    desk: Desk, snap_compare: Any, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    light = Settings(theme="textual-light")
    assert compare(filled(desk, monkeypatch), snap_compare, (120, 40), STATES[state], light)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_asked_quietly(
    desk: Desk, snap_compare: Any, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = on_a_day(desk, monkeypatch)

    async def waits(desk: Desk) -> None:
        await desk.until(lambda: desk.app.cycles_due)

    assert compare(late, snap_compare, size, waits, on="1")


def test_nothing_to_choose(empty_desk: Desk, snap_compare: Any) -> None:
    home = empty_desk.home
    home.set_up("Mei", "North")
    assert compare(empty_desk, snap_compare, (80, 24), pressing("Q", "n", "enter"))
