"""One picture a screen, dialog and empty state; look at each before you accept it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from okrtui.settings import Settings

from .desk import Desk
from .painting import painting
from .team import CLICK, DEPLOYS, LONG, RUNBOOKS

SIZES = [(80, 24), (120, 40)]
Doing = Callable[[Desk], Awaitable[None]]


def at(title: str, *keys: str, typed: str = "") -> Doing:
    """Go to a line, press keys, type."""

    async def doing(desk: Desk) -> None:
        await desk.go_to(title)
        await desk.press(*keys)
        await desk.type(typed)

    return doing


def pressing(*keys: str) -> Doing:
    """Press keys."""

    async def doing(desk: Desk) -> None:
        await desk.press(*keys)

    return doing


STATES = {
    "objectives": at(DEPLOYS),
    "hostile_titles": at(CLICK),
    "folded": pressing("z"),
    "backlog": pressing("]"),
    "search": pressing("/", "r", "u", "n"),
    "check_in": at(DEPLOYS, "c", "1", "7", "enter", "8"),
    "check_in_refused": at(DEPLOYS, "c", "1", ",", "7", "enter"),
    "check_in_steps": at(RUNBOOKS, "c", "j", "j", "space"),
    "check_in_hostile": at(CLICK, "c", "9"),
    "check_in_long": at(LONG, "c", "y"),
    "add_objective": at(DEPLOYS, "O", typed="Sleep well"),
    "add_objective_vague": at(DEPLOYS, "O", typed="Greatly faster builds"),
    "guideline_settings": pressing(":", *"guidelines", "enter", "enter", *"K6", "tab", *"musts=7"),
    "add_key_result": at(DEPLOYS, "a", "L", "enter", typed="4 -> 20 deploys"),
    "edit": at(DEPLOYS, "e"),
    "help": pressing("?"),
}


def compare(
    desk: Desk,
    snap: Any,
    size: tuple[int, int],
    doing: Doing,
    settings: Settings | None = None,
    *,
    on: str = "2",
    **options: Any,
) -> bool:
    """Whether the picture is the one that was accepted."""

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause()
        desk.pilot = pilot
        await desk.rest()
        await desk.show(on)
        await doing(desk)
        await desk.rest()

    app = desk.new_app(settings, **options)
    desk.begin_on(on)
    with painting(waits=True):
        same: bool = snap(app, terminal_size=size, run_before=before)
    return same


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_picture(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(desk, snap_compare, size, STATES[state])


@pytest.mark.parametrize("state", ["objectives", "check_in", "help"])
def test_light(desk: Desk, snap_compare: Any, state: str) -> None:
    assert compare(desk, snap_compare, (120, 40), STATES[state], Settings(theme="textual-light"))


@pytest.mark.parametrize("theme", ["ansi-dark", "nord"])
def test_other_themes(desk: Desk, snap_compare: Any, theme: str) -> None:
    assert compare(desk, snap_compare, (120, 40), STATES["objectives"], Settings(theme=theme))


def test_wide(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (200, 60), STATES["objectives"])


def test_ascii(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (80, 24), STATES["objectives"], Settings(glyphs="ascii"))


def test_no_colour(desk: Desk, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert compare(desk, snap_compare, (80, 24), STATES["objectives"])
