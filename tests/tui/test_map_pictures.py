"""The map, and the question for whom drafts are derived; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.settings import Settings

from .desk import Desk
from .test_map import BORING, tie
from .test_snapshots import SIZES, Doing, compare, pressing

STATES: dict[str, Doing] = {
    "map": pressing("j", "j", "j", "T", "enter"),
    "map_derive": pressing("j", "j", "j", "T", "space"),
}


def tied(desk: Desk) -> Desk:
    """Platform supports one company objective; of the other nobody does."""
    tie(desk, BORING, "[bold")
    desk.home.refresh()
    return desk


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_map(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(tied(desk), snap_compare, size, STATES[state], on="3")


def test_map_on_a_light_theme_in_plain_signs(desk: Desk, snap_compare: Any) -> None:
    settings = Settings(theme="textual-light", glyphs="ascii")
    assert compare(desk, snap_compare, (80, 24), pressing("G"), settings, on="3")
