"""Pictures of the end of the weekly run; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.settings import Settings

from .desk import Desk
from .runs import TO_DEPLOYS, metrics
from .test_snapshots import SIZES, Doing, compare, pressing
from .test_weekly_run_pictures import at_once

LOW = ("C", *TO_DEPLOYS, "1", "3", "enter", "2", "enter", "down")


async def over(desk: Desk) -> None:
    """A run to its end, with a reading, one that is not read, a must and a draft."""
    at_once(desk)
    await desk.press(*LOW, "2", ".", "5", "enter", "down", "r", "enter")
    await desk.type("ask who can roll back at night")
    await desk.press("enter")


async def asking_next(desk: Desk) -> None:
    """The question after everything else."""
    await desk.press(*LOW, *["down"] * 3)
    await desk.type("ask who can roll back at night")


STATES: dict[str, Doing] = {
    "reading": pressing(*LOW, "4", ".", "2"),
    "reading_empty": pressing(*LOW, "enter"),
    "reading_by_hand": pressing(*LOW, "down", "down", "a"),
    "next": asking_next,
    "next_comment": pressing(*LOW, *["down"] * 3, "tab"),
    "summary": over,
}


@pytest.fixture
def kept(desk: Desk) -> Desk:
    metrics(desk.home)
    return desk


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_picture(kept: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(kept, snap_compare, size, STATES[state], on="1")


@pytest.mark.parametrize("state", ["reading", "next", "summary"])
def test_light(kept: Desk, snap_compare: Any, state: str) -> None:
    assert compare(kept, snap_compare, (120, 40), STATES[state], Settings(theme="textual-light"), on="1")


def test_ascii(kept: Desk, snap_compare: Any) -> None:
    assert compare(kept, snap_compare, (80, 24), STATES["reading"], Settings(glyphs="ascii"), on="1")


@pytest.mark.parametrize("state", ["reading", "next"])
def test_small(kept: Desk, snap_compare: Any, state: str) -> None:
    assert compare(kept, snap_compare, (60, 11), STATES[state], on="1")
