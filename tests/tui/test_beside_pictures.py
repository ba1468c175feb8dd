"""Pictures of metrics beside objectives, and of comments; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.health import add_metric

from .desk import Desk
from .team import DEPLOYS
from .test_beside import LEADER, watch
from .test_snapshots import SIZES, at, compare, pressing

HOSTILE = "orders [/] [@click=app.quit]q[/] \x1b[31mred \u202eabc 订单量"


@pytest.fixture
def watching(desk: Desk) -> Desk:
    """The team, with metrics beside two objectives and beside none, and what was said."""
    home, leader = desk.home, desk.objective(LEADER)
    assert leader is not None
    watch(desk, LEADER)
    watch(desk, LEADER, HOSTILE, "30")
    watch(desk, "Make releases boring", "Review wait", "12")
    home.perform(add_metric(home.okrs, home.author(), "Team morale"))
    for text in ("after the [/] audit", "等审核结束再说，先看订单量"):
        home.perform(comment(home.okrs, home.author(), leader, text))
    return desk


STATES = {
    "quadrant": (pressing("g", "4"), "1"),
    "preview": (at(LEADER), "2"),
    "key_result": (at(DEPLOYS, "enter"), "2"),
    "form": (at(LEADER, "w", typed="Orders a day"), "2"),
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_picture(watching: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    doing, on = STATES[state]
    assert compare(watching, snap_compare, size, doing, on=on)
