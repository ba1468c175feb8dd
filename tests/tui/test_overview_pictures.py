"""The overview, and decisions; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.settings import Settings

from .desk import Desk
from .test_deciding import BORING, decided
from .test_overview import reckoned
from .test_snapshots import SIZES, Doing, at, compare


def overseeing(*keys: str) -> Doing:
    """The overview with all its figures, and what is pressed there."""

    async def doing(desk: Desk) -> None:
        await desk.show("4")
        await reckoned(desk)
        await desk.press(*keys)

    return doing


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_overview(desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    assert compare(desk, snap_compare, size, overseeing("z", "j"))


def test_overview_on_a_light_theme_in_plain_signs(desk: Desk, snap_compare: Any) -> None:
    settings = Settings(theme="textual-light", glyphs="ascii")
    assert compare(desk, snap_compare, (80, 24), overseeing("j", "j", "j"), settings)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_decided(desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    decided(decided(desk, "change", "too much at once"), "stop", "nobody asked for it, and nobody misses it")
    assert compare(desk, snap_compare, size, at(BORING))


def test_deciding(desk: Desk, snap_compare: Any) -> None:
    assert compare(decided(desk, "change", "too much at once"), snap_compare, (80, 24), at(BORING, "D", "j"))
