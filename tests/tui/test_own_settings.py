"""The palette opens the settings file in the editor; what was written holds at once, and nothing is written over."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from okrtui.places import Places, places
from okrtui.settings import read_settings, write_settings

from .desk import Desk
from .team import DEPLOYS

OPEN = (":", *"settings file", "enter")


@pytest.fixture
def where(desk: Desk) -> Places:
    return places(str(desk.directory))


def writes(desk: Desk, monkeypatch: pytest.MonkeyPatch, text: str, *, also: str = "") -> list[str]:
    """The editor leaves this text; it was shown what is in the list. `also` another window writes meanwhile."""
    seen = list[str]()

    def editor(before: str) -> str:
        seen.append(before)
        if also:
            write_settings(places(str(desk.directory)), also)
        return text or before

    monkeypatch.setattr(desk.app, "editor", editor)
    monkeypatch.setattr(desk.app, "suspend", nullcontext)
    return seen


async def test_what_is_written_holds_at_once(
    desk: Desk, where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open(size=(120, 40), settings_at=where):
        seen = writes(desk, monkeypatch, 'theme = "nord"\nglyphs = "ascii"\n[keymap]\ncheck_in = "w"')
        await desk.press(*OPEN)
        await desk.until(lambda: "the settings hold" in desk.toasts)
        assert '# check_in = "c"' in seen[0]
        assert "glyphs: from the next start" in desk.toasts
        assert desk.app.theme == "nord"
        assert read_settings(where).keymap == {"check_in": "w"}
        await desk.go_to(DEPLOYS)
        assert "w Check in" in desk.text.splitlines()[-1]
        await desk.press("w")
        assert "─ Check in ─" in desk.text
        await desk.press("escape", "c")
        assert "─ Check in ─" not in desk.text
        await desk.press("3")
        assert "Platform" in desk.text


async def test_what_cannot_be_is_told_once_and_the_rest_holds(
    desk: Desk, where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open(size=(120, 40), settings_at=where):
        writes(desk, monkeypatch, 'theme = "nrod"\nglyphs = 3\ndecimal_comma = true')
        await desk.press(*OPEN)
        await desk.until(lambda: "the settings hold" in desk.toasts)
        assert "settings.toml, line 1: there is no theme “nrod”: did you mean “nord”?" in desk.toasts
        assert "settings.toml, line 2: glyphs must be unicode or ascii" in desk.toasts
        await desk.go_to(DEPLOYS)
        await desk.press("c", *"12,5")
        assert "reads as 12.5 deploys" in desk.text


async def test_an_untouched_file_is_not_made(
    desk: Desk, where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open(settings_at=where):
        before = sorted(Path(where.config).glob("*"))
        writes(desk, monkeypatch, "")
        await desk.press(*OPEN)
        await desk.until(lambda: "the settings stay as they were" in desk.toasts)
        assert sorted(Path(where.config).glob("*")) == before


async def test_what_another_window_wrote_stays_and_what_was_typed_is_kept(
    desk: Desk, where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open(size=(120, 40), settings_at=where):
        writes(desk, monkeypatch, 'theme = "nord"', also='theme = "dracula"\n')
        await desk.press(*OPEN)
        await desk.until(lambda: "changed elsewhere meanwhile" in desk.toasts)
        assert read_settings(where).theme == "dracula"
        assert (desk.home.state / "copied.md").read_text() == 'theme = "nord"'


async def test_a_look_at_the_sample_has_no_settings(desk: Desk) -> None:
    async with desk.open():
        await desk.press(*OPEN)
        assert "there is no settings file" in desk.toasts
