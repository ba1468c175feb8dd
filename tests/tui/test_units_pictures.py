"""Pictures of units and people; look at each before you accept it."""

from typing import Any

import pytest
from textual import events

from okrtui.okr.steps.setting_up import placed, set_up_units
from okrtui.okr.unit_outline import parse_outline

from .desk import Desk
from .test_snapshots import SIZES, Doing, compare, pressing

COMPANY = """North Retail: Shops people like to come back to
  Engineering: Ship what matters, every day
    Platform: Releases that nobody notices, on any day of the week and at any hour, Fridays included
      @Ken
      @王小明
    支付团队: 让付款快而可靠
      @[b]Zoe[/] (zoe)
  Support
    @Ada"""
PASTED = "North Retail\n  Engineering\n    Search: Found in one go\n      @Ada, @Grace (gh)\n  Support: Nobody waits"


@pytest.fixture
def company(desk: Desk) -> Desk:
    okrs, author = desk.okrs, desk.home.author(desk.home.default)
    desk.home.perform(set_up_units(okrs, author, placed(okrs, author, parse_outline(COMPANY))))
    return desk


def below(*keys: str) -> Doing:
    """The page, and what is pressed there."""
    return pressing("U", *keys)


async def pasted(desk: Desk) -> None:
    await desk.press("U")
    desk.app.post_message(events.Paste(PASTED))
    await desk.rest()


async def mission(desk: Desk) -> None:
    await desk.press("U", "j", "j", "enter")


STATES = {
    "units": below("j", "j"),
    "hand_over": below("j", "j", "j", "o"),
    "preview": pasted,
    "mission": mission,
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_picture(company: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(company, snap_compare, size, STATES[state])
