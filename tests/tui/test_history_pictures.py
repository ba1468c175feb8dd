"""The history, its conflicts and the trash in it; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.settings import Settings
from okrtui.tui.views.history_rows import READING

from .desk import Desk
from .test_conflict_pictures import apart
from .test_history import ends
from .test_snapshots import SIZES, Doing, compare


def waiting(*keys: str) -> Doing:
    """Once history stands there: press keys."""

    async def doing(desk: Desk) -> None:
        await desk.until(lambda: ends(desk) not in ([], [READING]))
        await desk.pilot.pause()  # the scrollbar follows what was read a moment later
        await desk.press(*keys)
        await desk.pilot.pause()

    return doing


async def trash(desk: Desk) -> None:
    """Look into the trash, once it was found who put what there."""
    await desk.press("tab")
    await desk.until(lambda: "put here by" in desk.text)


STATES: dict[str, Doing] = {
    "history": waiting("G", *"kkkkkkkk"),
    "history_conflicts": waiting("j"),
    "history_searched": waiting("/", *"failure"),
    "history_filter": waiting("G", "f"),
    "history_trash": trash,
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_history(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(apart(desk), snap_compare, size, STATES[state], on="6")


def test_history_on_a_light_theme_in_plain_signs(desk: Desk, snap_compare: Any) -> None:
    settings = Settings(theme="textual-light", glyphs="ascii")
    assert compare(apart(desk), snap_compare, (80, 24), STATES["history_conflicts"], settings, on="6")
