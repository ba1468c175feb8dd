"""Every theme that comes with Textual draws every screen, with its state in words."""

import pytest
from textual.color import Color

from okrtui.settings import Settings
from okrtui.tui.widgets.contrast import contrast

from .desk import Desk
from .team import DEPLOYS

SIGNS = frozenset("─━│╭╮╰╯╸┤┊·▸▾▌▇█ " + "".join(map(chr, range(0x2580, 0x25A0))))
"""What draws lines and bars; all else is words."""


def unreadable(desk: Desk) -> list[str]:
    """The words with less contrast than 4.5 on what is behind them, and lines with less than 3."""
    found, strips = [], desk.app.screen._compositor.render_strips()
    for box in desk.app.screen.query("#box"):  # what lies below a dialog is darkened
        area = box.region
        strips = [strip.crop(area.x, area.right) for strip in strips[area.y : area.bottom]]
    for strip in strips:
        for text, style, _ in strip:
            if not text.strip() or style is None or style.color is None or style.bgcolor is None:
                continue
            ink, paper = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            ratio, least = contrast(ink, paper), 3 if SIGNS.issuperset(text) else 4.5
            if ratio < least:
                found.append(f"{text!r} {ratio:.2f} {ink.hex} on {paper.hex}")
    return found


SHOWN = {
    ("x",): "u undoes it",
    ("u", "enter"): "straight line",
    ("escape", "c", "9"): "reads as 9 deploys",
    ("escape", "C"): "Weekly run · 1 of 5",
    ("escape", "1", "l"): "Q1 OKRs",
}


@pytest.mark.parametrize("colour", ["", "NO_COLOR"])
async def test_every_theme_draws_every_screen_and_all_words_and_lines_can_be_told_from_their_paper(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, colour: str
) -> None:
    if colour:
        monkeypatch.setenv(colour, "1")
    async with desk.open(size=(120, 40)):
        monkeypatch.setattr(type(desk.app), "NOTIFICATION_TIMEOUT", 600)
        await desk.go_to(DEPLOYS)
        for keys, text in SHOWN.items():
            await desk.press(*keys)
            for theme in sorted(desk.app.available_themes):
                desk.app.theme = theme
                await desk.pilot.pause()
                assert text in desk.text, theme
                assert desk.app.current_theme.ansi or not unreadable(desk), (theme, keys)


async def test_without_colour_the_terminals_own_colours_are_no_colours(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk.open(settings=Settings(theme="ansi-dark")):
        await desk.press("c")
        shown = [segment for strip in desk.app.screen._compositor.render_strips() for segment in strip]
        colours = {colour for s in shown if s.style for colour in (s.style.color, s.style.bgcolor) if colour}
        assert {colour.name for colour in colours} == {"default"}
        desk.app.theme = "textual-dark"
        await desk.rest()
        assert "Deploys per week" in desk.text
