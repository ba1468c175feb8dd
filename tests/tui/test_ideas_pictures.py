"""Pictures of the ideas; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.ideas import decline_idea, propose, support_idea
from okrtui.settings import Settings

from .colleague import Colleague
from .desk import Desk
from .team import CHINESE, CLICK, LONG, MARKUP
from .test_snapshots import SIZES, Doing, compare, pressing

WHY = "Every evening somebody stumbles. Two lanterns and a timer cost less than one ankle."
TITLES = (
    LONG,
    MARKUP,
    CLICK,
    CHINESE,
    "Lanterns on the stairs",
    "Drones for the hills",
    "A quiet hour at noon",
)


@pytest.fixture
def proposed(desk: Desk) -> Desk:
    """Ideas of all states, two by Ken, with hostile titles among them; one of them is adopted, one declined."""
    home, me = desk.home, desk.home.author()
    for title in TITLES[:-1]:
        home.perform(propose(home.okrs, me, title, WHY if title == "Lanterns on the stairs" else None))
    ken = Colleague(desk)
    ken.home.perform(propose(ken.home.okrs, ken.home.author(), TITLES[-1], "Nobody can think then."))
    for each in list(ken.home.okrs.ideas.values())[3:]:
        ken.home.perform(support_idea(ken.home.okrs, ken.home.author(), each))
    ken.meets()
    home.refresh()
    found = {each.title: each for each in home.okrs.ideas.values()}
    home.perform(decline_idea(home.okrs, me, found["Drones for the hills"], "A bike does it in four minutes"))
    home.perform(support_idea(home.okrs, me, found["Lanterns on the stairs"]))
    home.perform(comment(home.okrs, me, found["Lanterns on the stairs"], "Who has the ladder? [b]I[/] do."))
    platform = next(unit for unit in home.okrs.units.values() if unit.name == "Platform")
    person = next(each for each in home.okrs.people.values() if each.name == "Ken")
    home.perform(edit(home.okrs, me, person, units=(platform.id,)))
    return desk


STATES: dict[str, Doing] = {
    "ideas": pressing("g", "g", "j", "j", "A", *["enter"] * 3, "g", "g", "j", "enter"),
    "ideas_adopt": pressing("g", "g", "j", "j", "A"),
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_ideas(proposed: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(proposed, snap_compare, size, STATES[state], on="5")


def test_no_ideas(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (80, 24), pressing("a", "L"), on="5")


def test_ideas_on_a_light_theme_in_plain_signs(proposed: Desk, snap_compare: Any) -> None:
    settings = Settings(theme="textual-light", glyphs="ascii")
    assert compare(proposed, snap_compare, (80, 24), pressing("G", "l"), settings, on="5")
