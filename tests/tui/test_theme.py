"""The theme: chosen in our own picker, seen while the cursor moves, remembered only when it is taken."""

from pathlib import Path

import pytest

from okrtui.okr.errors import StorageError
from okrtui.places import places
from okrtui.settings import Settings, read_settings, write_setting

from .desk import Desk

OPEN = (":", *"theme", "enter")


async def test_a_theme_is_seen_while_moving_and_remembered_when_taken(desk: Desk) -> None:
    chosen: list[str] = []
    async with desk.open(settings=Settings(theme="nord"), on_theme=chosen.append):
        await desk.press(*OPEN)
        assert "─ Theme ─" in desk.text
        assert "dark" in desk.text
        await desk.press("down")
        seen = desk.app.theme
        assert seen != "nord"
        assert chosen == []
        await desk.press("enter")
        await desk.until(lambda: chosen)
        assert (desk.app.theme, chosen) == (seen, [seen])


async def test_narrowing_shows_what_it_comes_to_and_esc_goes_back(desk: Desk) -> None:
    chosen: list[str] = []
    async with desk.open(settings=Settings(theme="nord"), on_theme=chosen.append):
        await desk.press(*OPEN, *"rose-pine-dawn")
        assert desk.app.theme == "rose-pine-dawn"
        await desk.press(*"xyz")
        assert "nothing fits" in desk.text
        await desk.press("escape")
        assert (desk.app.theme, chosen) == ("nord", [])
        await desk.press(*OPEN)
        await desk.press("enter")
        assert chosen == []


async def test_where_it_cannot_be_remembered_it_holds_and_that_is_said(desk: Desk) -> None:
    def refuse(theme: str) -> None:
        raise StorageError("the settings cannot be written: the disk is full")

    async with desk.open(on_theme=refuse):
        await desk.press(*OPEN, *"gruvbox", "enter")
        await desk.until(lambda: "the disk is full" in desk.toasts)
        assert "this theme holds until you leave" in desk.toasts
        assert desk.app.theme == "gruvbox"


def test_the_setting_is_written_and_comments_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = places(str(tmp_path))
    file = Path(where.settings)
    file.parent.mkdir(parents=True)
    file.write_text('# mine\ntheme = "nord"  # cold\n')
    write_setting(where, "theme", "gruvbox")
    assert read_settings(where).theme == "gruvbox"
    assert "# mine" in file.read_text()
    assert "# cold" in file.read_text()
