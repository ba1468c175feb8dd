"""The page of conflicts and the marks that lead there; look at each before you accept it."""

from decimal import Decimal
from typing import Any

import pytest

from okrtui.okr.records import KeyResult
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.trash import delete
from okrtui.settings import Settings

from .colleague import Colleague
from .desk import Desk
from .team import CHINESE, CLICK, DEPLOYS, MARKUP
from .test_conflicts import BORING, id_of, mine
from .test_snapshots import SIZES, Doing, at, compare, pressing

STATES: dict[str, tuple[str, Doing]] = {
    "conflicts": ("2", pressing("!", "j")),
    "conflicts_another_value": ("2", pressing("!", "e")),
    "conflicts_settled": ("2", pressing("!", "j", "enter")),
    "conflicts_marked": ("2", at(DEPLOYS)),
    "conflicts_on_the_board": ("1", pressing("g", "1", *"jjjjj")),
    "conflicts_of_a_key_result": ("2", at(DEPLOYS, "enter")),
}


def apart(desk: Desk) -> Desk:
    """Ken and I worked without each other for a while; then we met."""
    ken = Colleague(desk)
    boring, deploys, markup = (id_of(desk, title) for title in (BORING, DEPLOYS, MARKUP))
    mine(desk, boring, title="Make releases so boring that nobody notices one any more, not even on Fridays")
    ken.changes(boring, title="发布要安静：没有人应该在周五晚上工作")
    mine(desk, deploys, due=None)
    ken.changes(deploys, weight=Decimal(2))
    mine(desk, deploys, weight=Decimal(3))
    ken.changes(markup, why="[@click=app.quit]q[/] \x1b[31m\u202ered [WIP] [/]")
    mine(desk, markup, why="x" * 400)
    desk.home.perform(delete(desk.okrs, desk.home.author(), desk.okrs.key_results[id_of(desk, CLICK)]))
    ken.changes(id_of(desk, CHINESE), link="https://example.org/1")
    click = next(r for r in desk.okrs.trash.values() if isinstance(r, KeyResult))
    ken.changes(click.id, title="Uptime is [bold 99.95 %")
    last = desk.okrs.check_ins[deploys][-1]
    for home, value in ((desk.home, 13), (ken.home, 31)):
        reading = Reading(Decimal(value), 6, "the first one counted twice", on=last.on, fixes=last.id)
        home.perform(check_in(home.okrs, home.author(), home.okrs.key_results[deploys], reading))
    ken.meets()
    desk.home.refresh()
    return desk


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_conflicts(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    on, doing = STATES[state]
    assert compare(apart(desk), snap_compare, size, doing, on=on)


def test_conflicts_on_a_light_theme(desk: Desk, snap_compare: Any) -> None:
    settings = Settings(theme="textual-light")
    assert compare(apart(desk), snap_compare, (100, 30), STATES["conflicts"][1], settings, on="2")


def test_conflicts_in_plain_signs(desk: Desk, snap_compare: Any) -> None:
    assert compare(
        apart(desk), snap_compare, (100, 30), STATES["conflicts"][1], Settings(glyphs="ascii"), on="2"
    )
