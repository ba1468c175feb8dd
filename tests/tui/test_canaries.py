"""Nothing private leaves through the screens: after a walk through them no canary is below the share."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual import events

from okrtui import tui
from okrtui.workspace.sharing import create_share
from tests.workspace.canaries import CANARY, canaries_in, fill_with_canaries

from .desk import Desk
from .team import DEPLOYS, fill

METRIC = f"{CANARY}-key_result.title"
WALK: dict[str, tuple[str, ...]] = {
    "a check-in": ("c", "3", "enter", "6", "tab", f"{CANARY}-said", "enter"),
    "a check-in that stays a draft": ("c", "4", "tab", "tab", f"{CANARY}-draft", "escape"),
    "a comment": (";", f"{CANARY}-comment", "enter"),
    "the key result, its history, plan and comments": ("enter", "l", "l", "escape"),
    "a copy": ("y",),
    "dropped and taken up again": ("x", "x"),
    "deleted, undone and done again": ("d", "u", "ctrl+r", "u"),
    "the weekly run": ("C", "down", "down", "escape"),
    "what is new, since I looked": (":", *"new", "escape"),
    "the week": ("1", "g", "2", "a", f"{CANARY}-line", "enter", "escape", "W", f"{CANARY}-win", "enter", "M", "M", "2"),
    "an objective": ("O", f"{CANARY}-aim", "enter", "enter"),
}  # fmt: skip
"""What somebody does from the line of a private key result."""


def is_on_metric(desk: Desk) -> bool:
    record, selected = desk.key_result(METRIC), desk.screen.lines.selected
    return record is not None and selected is not None and selected.id == record.id


async def do(desk: Desk, keys: Iterable[str]) -> None:
    """Press the keys; a canary is pasted."""
    for key in keys:
        if key.startswith(CANARY):
            desk.app.post_message(events.Paste(key))
            await desk.rest()
        else:
            await desk.press(key)


async def test_a_walk_through_the_screens_leaves_no_canary_where_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OKRTUI_SEED")
    aside, share = tmp_path / "tmp", tmp_path / "share"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    desk = Desk(tmp_path / f"{CANARY}-home")
    fill(desk.home)
    create_share(desk.home, desk.home.default, share)
    fill_with_canaries(str(desk.directory))
    desk.home.refresh()
    team = desk.home.default
    desk.home.make_default(desk.home.private)
    async with desk.open(size=(120, 40)):
        for keys in WALK.values():
            if not is_on_metric(desk):
                await desk.go_to(METRIC)
            await do(desk, keys)
        desk.home.make_default(team)
        await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "5", "enter", "6", "enter", "s")
        await desk.until(lambda: "only here" not in desk.text.splitlines()[0])
        await desk.press("q")
    tui._settle(desk.home)
    log = (tmp_path / desk.directory / "data" / "spaces" / desk.home.private / "log").glob("*")
    private = b"".join(path.read_bytes() for path in log).decode()
    assert {
        word for word in ("said", "comment", "line", "win", "aim") if f"{CANARY}-{word}" not in private
    } == set()
    assert list(canaries_in(share)) == []
    assert list(canaries_in(aside)) == []
    assert list(canaries_in(desk.directory / "data" / "spaces" / team)) == []
