"""Pictures of the grading run and of the summary; look at each before you accept it."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from okrtui.settings import Settings

from ..prepared import prepared
from .desk import Desk
from .grades import fill_graded, last_days, many, thirty
from .test_snapshots import SIZES, compare, pressing

Doing = Callable[[Desk], Awaitable[None]]
TO_DEPLOYS = ("down",) * 3
IDS = ["80x24", "120x40"]


@pytest.fixture
def graded(tmp_path: Path) -> Desk:
    """The small team's quarter, being graded."""
    return Desk(tmp_path, prepared(tmp_path, fill_graded))


def quietly(*keys: str) -> Doing:
    """Press keys, and let what was said in the corner go."""

    async def doing(desk: Desk) -> None:
        await desk.press(*keys)
        desk.app.clear_notifications()

    return doing


async def over(desk: Desk) -> None:
    """Grade what is open, some of it low or unexplained, and look at the summary from the top."""
    desk.app.monotonic = iter((100.0, 232.0)).__next__
    await desk.press("R", "8", "5", "enter", "enter", "3", "enter", "enter", "t", "enter")
    await desk.press("8", "1", "enter", "enter", "2", "c", "enter", "4", "enter")
    desk.app.clear_notifications()


STATES: dict[str, Doing] = {
    "run": pressing("R", *TO_DEPLOYS),
    "run_typed": pressing("R", *TO_DEPLOYS, "8", "1", "+", "+", "tab", *"two releases were held back"),
    "run_refused": pressing("R", *TO_DEPLOYS, "enter"),
    "run_committed": pressing("R", "8", "enter"),
    "run_low": pressing("R", *TO_DEPLOYS, "2", "x"),
    "run_graded": pressing("R", *TO_DEPLOYS, "down"),
    "run_steps": pressing("R", *TO_DEPLOYS, "down", "down", "down"),
    "run_hostile": pressing("R"),
    "run_long": pressing("R", "down"),
    "second_opinion": pressing("R", *TO_DEPLOYS, "down", "7", "enter"),
    "summary": over,
}


@pytest.mark.parametrize("size", SIZES, ids=IDS)
@pytest.mark.parametrize("state", STATES)
def test_picture(graded: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(graded, snap_compare, size, STATES[state])


@pytest.mark.parametrize("state", ["run", "summary"])
def test_light(graded: Desk, snap_compare: Any, state: str) -> None:
    assert compare(graded, snap_compare, (120, 40), STATES[state], Settings(theme="textual-light"))


@pytest.mark.parametrize("state", ["run", "summary"])
def test_ascii(graded: Desk, snap_compare: Any, state: str) -> None:
    assert compare(graded, snap_compare, (80, 24), STATES[state], Settings(glyphs="ascii"))


@pytest.mark.parametrize("state", ["run_typed", "summary"])
@pytest.mark.parametrize("size", [(60, 20), (200, 60)], ids=["60x20", "200x60"])
def test_narrow_and_wide(graded: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(graded, snap_compare, size, STATES[state])


@pytest.mark.parametrize("size", SIZES, ids=IDS)
def test_objective(empty_desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    many(empty_desk.home, 1, (30, 20))
    low = pressing("R", "3", "x", "r", *"started too late", "enter", "2", "enter", "enter", "c")
    assert compare(empty_desk, snap_compare, size, low)


@pytest.mark.parametrize("size", SIZES, ids=IDS)
def test_half_way(empty_desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    thirty(empty_desk.home)
    assert compare(empty_desk, snap_compare, size, pressing("R", *["=", "enter"] * 7, "down", "8"))


def test_offered(empty_desk: Desk, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    many(empty_desk.home, 1, (81, 64), phase="active")
    last_days(empty_desk.home, monkeypatch)
    assert compare(empty_desk, snap_compare, (80, 24), pressing("R"))


def test_nothing_yet(empty_desk: Desk, snap_compare: Any) -> None:
    many(empty_desk.home, 0, ())
    assert compare(empty_desk, snap_compare, (80, 24), quietly(":", *"summary", "enter"))
