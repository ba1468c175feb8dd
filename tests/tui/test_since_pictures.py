"""The list of what is new, and what it says where nothing is; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.settings import Settings

from .desk import Desk
from .news import Opened, they_work
from .test_snapshots import SIZES, compare


async def opened(desk: Desk) -> None:
    await Opened(desk).open()
    await desk.press("j")


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_news(desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    they_work(desk.home)
    assert compare(desk, snap_compare, size, opened)


def test_news_light(desk: Desk, snap_compare: Any) -> None:
    they_work(desk.home)
    assert compare(desk, snap_compare, (120, 40), opened, Settings(theme="textual-light"))


def test_no_news(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (80, 24), opened)
