"""What is asked where sharing begins; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.settings import Settings

from .desk import Desk
from .test_snapshots import SIZES, compare

ASKED = {
    "how": ("s",), "create": ("s", "enter"), "join": ("s", "j", "enter"),
    "objective": ("G", "k", ":", *"share", "space", *"with", "enter"),
    "history": ("j", "d", "s", "enter"), "fresh": ("j", "d", "s", "enter", "enter"),
}  # fmt: skip


def pressing(keys: tuple[str, ...]) -> Any:
    async def doing(desk: Desk) -> None:
        await desk.press(*keys)

    return doing


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", ASKED)
def test_sharing(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(desk, snap_compare, size, pressing(ASKED[state]))


def test_sharing_light(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (120, 40), pressing(ASKED["create"]), Settings(theme="textual-light"))
