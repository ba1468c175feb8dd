"""The flat list says for whom each objective is, where there are several."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.scope import Scope
from okrtui.okr.steps.trash import drop
from okrtui.okr.text import safe
from okrtui.tui.views.columns import Draughtsman
from okrtui.tui.views.figures import Figures
from okrtui.tui.views.glyphs import UNICODE
from okrtui.tui.views.outline import Entry
from okrtui.tui.views.pieces import width_of

from .desk import Desk

WHOSE = {
    "Make releases": "Platform",
    "Grow the": "North Ret",
    "Surpass the": "North Ret",
    "Learn to": "private",
}


def line_of(desk: Desk, title: str) -> str:
    return next(line for line in desk.text.splitlines() if title in line)


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
async def test_each_objective_says_for_whom_it_is(desk: Desk, width: int) -> None:
    dropped = desk.objective("Learn to say no")
    assert dropped is not None
    desk.home.perform(drop(desk.home.okrs, desk.home.author(dropped.space), dropped))
    async with desk.open(size=(width, 40)):
        await desk.press("b")
        unnamed = {title for title, whose in WHOSE.items() if whose not in line_of(desk, title)}
        assert unnamed == set()
        assert "a adds a KR" in line_of(desk, "Surpass the")
        assert UNICODE.status["dropped"] in line_of(desk, "Learn to")


async def test_where_all_are_for_one_the_title_has_the_room(desk: Desk) -> None:
    platform = next(unit for unit in desk.okrs.units.values() if unit.name == "Platform")
    async with desk.open(size=(80, 30), scope=Scope("unit", platform.id)):
        await desk.press("b")
        assert line_of(desk, "Make releases").count("Platform") == 0


FIGURES = Figures("dropped", Decimal("0.5"), "−17 %", "10", -3, False, (1, None), "王小明", "31 Dec")


@given(st.integers(30, 240), st.text(max_size=80), st.text(max_size=40), st.booleans(), st.booleans())
def test_whatever_is_said_no_line_is_wider_than_the_list(
    width: int, title: str, whose: str, is_dropped: bool, has_members: bool
) -> None:
    figures = FIGURES if is_dropped else FIGURES._replace(status="")
    members = ("m",) if has_members else ()
    entry = Entry("x", "objective", safe(title), None, members, whose=safe(whose))
    assert width_of(Draughtsman(width, width, UNICODE).draw(entry, figures)) <= max(width, 42)
