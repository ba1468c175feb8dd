"""The line a filter is typed on, the saved ones, the searched help; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.workspace.saved_filters import save_filter

from .desk import Desk
from .test_snapshots import SIZES, Doing, compare, pressing

STATES: dict[str, Doing] = {
    "filter": pressing("f", *"conf<8 @"),
    "saved_filters": pressing("f", *"risk @ken", "enter", "F"),
    "help_search": pressing("?", "/", *"filter"),
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_filters(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    for name, text in (("Trouble", "risk"), ("Kim’s", "@kimberly"), ("Soon", "due<3w conf<8")):
        save_filter(desk.home.state, name, text)
    assert compare(desk, snap_compare, size, STATES[state])
