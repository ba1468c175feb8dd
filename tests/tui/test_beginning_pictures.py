"""Pictures of the first start, of bringing something in, and of lists with nothing in them."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events

from okrtui.settings import Settings

from .desk import Desk
from .test_importing import BAD, CSV, OUTLINE, PROSE
from .test_snapshots import SIZES, compare

Doing = Callable[[Desk], Awaitable[None]]
NAMED = ("M", "e", "i", "enter")
ALONE = (*NAMED, "enter", "enter")


def pressing(*keys: str) -> Doing:
    """Press keys."""

    async def doing(desk: Desk) -> None:
        await desk.press(*keys)

    return doing


def pasting(text: str, words: str, *keys: str) -> Doing:
    """Press keys, paste, and wait for words."""

    async def doing(desk: Desk) -> None:
        await desk.press(*keys)
        desk.app.post_message(events.Paste(text))
        await desk.rest()
        await desk.until(lambda: words in desk.text)

    return doing


FIRST = {
    "welcome": pressing(),
    "whom": pressing(*NAMED),
    "join": pressing(*NAMED, "j", "j", "enter"),
    "team": pressing(*NAMED, "j", "enter"),
    "mission": pressing(*NAMED, "enter"),
    "begin": pressing(*ALONE),
    "first_objective": pressing(*ALONE, "enter"),
    "first_key_result": pressing(*ALONE, "enter", "S", "enter", "enter"),
    "first_import": pressing(*ALONE, "j", "enter"),
    "nothing_yet": pressing(*ALONE, "escape"),
    "empty_backlog": pressing(*ALONE, "escape", "]"),
}
IMPORTS = {
    "preview": pasting(CSV, "2 objectives"),
    "preview_problems": pasting(BAD, "line 2, start"),
    "preview_over_a_form": pasting(OUTLINE, "1 objective", "O", "S"),
    "several_lines": pasting(PROSE, "3 lines", "O"),
}


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okrtui.tui.app.OkrApp.tell", lambda *_, **__: None)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", FIRST)
def test_first_start(empty_desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(empty_desk, snap_compare, size, FIRST[state])


def test_which_quarter(tmp_path: Path, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRTUI_NOW", "2026-12-11T09:00")
    assert compare(Desk(tmp_path), snap_compare, (80, 24), FIRST["begin"])


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", IMPORTS)
def test_import(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(desk, snap_compare, size, IMPORTS[state])


@pytest.mark.parametrize("state", ["welcome", "begin"])
def test_first_start_in_light(empty_desk: Desk, snap_compare: Any, state: str) -> None:
    assert compare(empty_desk, snap_compare, (120, 40), FIRST[state], Settings(theme="textual-light"))


def test_import_in_light(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (120, 40), IMPORTS["preview"], Settings(theme="textual-light"))


def test_import_in_ascii(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (80, 24), IMPORTS["preview"], Settings(glyphs="ascii"))
