"""Pictures of scope, grouping, marks, pickers, palette, trash and search."""

from pathlib import Path
from typing import Any

import pytest

from okrtui.settings import Settings

from ..prepared import prepared
from .desk import Desk
from .team import CHINESE, DEPLOYS
from .test_snapshots import SIZES, at, compare, pressing
from .wide import fill_wide

STATES = {
    "whose": pressing("p"),
    "whose_narrowed": pressing("p", *"pla"),
    "whose_nothing": pressing("p", *"ken", "enter", "[", "["),
    "flat": pressing("b", "j"),
    "marked": at(DEPLOYS, "v", "v"),
    "owner": at(DEPLOYS, "o"),
    "supports": at("Make releases boring", "t"),
    "trash": at(CHINESE, "d", "escape", ":", *"trash", "enter"),
    "trash_empty": pressing(":", *"trash", "enter"),
    "palette": at(DEPLOYS, ":"),
    "palette_narrowed": at(DEPLOYS, ":", *"re"),
    "search_note": pressing("/", *"zebra", "enter"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, prepared(tmp_path, fill_wide))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_picture(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(desk, snap_compare, size, STATES[state])


@pytest.mark.parametrize("state", ["palette", "marked"])
def test_light(desk: Desk, snap_compare: Any, state: str) -> None:
    assert compare(desk, snap_compare, (120, 40), STATES[state], Settings(theme="textual-light"))


@pytest.mark.parametrize("state", ["owner", "flat"])
def test_ansi(desk: Desk, snap_compare: Any, state: str) -> None:
    settings = Settings(theme="ansi-dark", glyphs="ascii")
    assert compare(desk, snap_compare, (80, 24), STATES[state], settings)


def test_fields_without_colour(desk: Desk, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert compare(desk, snap_compare, (80, 24), at(DEPLOYS, "e"))
