"""Pictures of the weekly run and of a check-in with a draft; look at each before you accept it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from okrtui.bootstrap import clock
from okrtui.settings import Settings

from .desk import Desk
from .runs import MIXED, TO_DEPLOYS, twelve
from .team import DEPLOYS
from .test_snapshots import SIZES, compare, pressing

Doing = Callable[[Desk], Awaitable[None]]


def at_once(desk: Desk) -> None:
    """A run that will have taken 48 seconds."""
    desk.app.monotonic = iter((100.0, 148.0)).__next__


async def over(desk: Desk) -> None:
    """A run to its end, with one of each outcome."""
    at_once(desk)
    await desk.press("C", "9", "down", "down", "down")
    await desk.press("1", "7", "enter", "8", "enter", "enter", "2", "enter", "enter")


async def with_draft(desk: Desk) -> None:
    """A check-in left and opened again."""
    await desk.go_to(DEPLOYS)
    await desk.press("c", "1", "7", "enter", "8", "escape")
    await desk.press("c")
    desk.app.clear_notifications()


STATES: dict[str, Doing] = {
    "run": pressing("C", *TO_DEPLOYS, "1", "7", "enter", "8"),
    "run_refused": pressing("C", *TO_DEPLOYS, "1", ",", "7", "enter"),
    "run_for_somebody": pressing("C", *TO_DEPLOYS, "down"),
    "run_hostile": pressing("C"),
    "run_long": pressing("C", "down", "y"),
    "run_summary": over,
    "check_in_draft": with_draft,
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_picture(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(desk, snap_compare, size, STATES[state])


@pytest.mark.parametrize("state", ["run", "run_summary"])
def test_light(desk: Desk, snap_compare: Any, state: str) -> None:
    assert compare(desk, snap_compare, (120, 40), STATES[state], Settings(theme="textual-light"))


def test_ascii(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (80, 24), STATES["run"], Settings(glyphs="ascii"))


def test_narrow(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (60, 20), STATES["run"])


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_steps(empty_desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    twelve(empty_desk.home, (MIXED[3],))
    assert compare(empty_desk, snap_compare, size, pressing("C", "j", "space"))


def test_forecast(empty_desk: Desk, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    twelve(empty_desk.home)
    monkeypatch.setenv("OKRTUI_NOW", "2026-12-21T09:00")
    empty_desk.home.clock = clock()
    assert compare(empty_desk, snap_compare, (80, 24), pressing("C", "enter", "7"))


def test_the_terminals_own_colours(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (80, 24), STATES["run"], Settings(theme="ansi-dark"))
