"""Where the team's weeks begin on Sunday, every field counts days by these weeks, also in the private space."""

from datetime import date

import pytest
from msgspec.structs import replace

from okrtui.okr.records import KeyResult
from okrtui.okr.steps.editing import edit

from .desk import Desk
from .team import DEPLOYS

SATURDAY = date(2026, 11, 21)


@pytest.fixture
def sunday(desk: Desk) -> Desk:
    home = desk.home
    team = home.okrs.spaces[home.default]
    settings = replace(team.settings, week_start=6)
    home.perform(edit(home.okrs, home.author(), team, settings=settings))
    return desk


def known(desk: Desk, title: str) -> KeyResult:
    found = desk.key_result(title)
    assert found is not None
    return found


@pytest.mark.parametrize("title", [DEPLOYS, "Meetings"])
async def test_the_end_of_the_week_is_a_saturday(sunday: Desk, title: str) -> None:
    async with sunday.open():
        await sunday.go_to(title)
        await sunday.press("e", "tab", "tab", "tab", "ctrl+u", *"eow")
        assert "reads as: Sat 21 Nov" in sunday.text
        await sunday.press("enter")
        assert known(sunday, title).due == SATURDAY


async def test_a_new_key_result_and_a_reading_count_alike(sunday: Desk) -> None:
    async with sunday.open():
        await sunday.go_to(DEPLOYS)
        await sunday.press("a", *"Night", "tab", *"1->9", "tab", *"下周日", "enter")
        made = known(sunday, "Night")
        assert made.due == date(2026, 11, 22)
        await sunday.press("c", "5", "enter", "7", "tab", "tab", *"上周日", "enter")
        assert sunday.okrs.check_ins[made.id][-1].on == date(2026, 11, 8)
