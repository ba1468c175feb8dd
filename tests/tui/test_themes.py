"""Every theme that comes with Textual draws every screen, with its state in words."""

from collections.abc import Sequence
from functools import cache

import pytest
from rich.color import Color as RichColor
from textual.color import Color
from textual.screen import Screen
from textual.strip import Strip

from okrtui.settings import Settings
from okrtui.tui.widgets.contrast import contrast

from .desk import Desk
from .team import DEPLOYS

SIGNS = frozenset("─━│╭╮╰╯╸┤┊·▸▾▌▇█□■ " + "".join(map(chr, range(0x2580, 0x25A0))))
"""What draws lines and bars; all else is words."""


def unreadable(desk: Desk, strips: Sequence[Strip]) -> list[str]:
    """The words with less contrast than 4.5 on what is behind them, and lines with less than 3."""
    for box in desk.app.screen.query("#box"):  # what lies below a dialog is darkened
        area = box.region
        strips = [strip.crop(area.x, area.right) for strip in strips[area.y : area.bottom]]
    drawn = {
        (text, style.color, style.bgcolor)
        for strip in strips
        for text, style, _ in strip
        if text.strip() and style is not None and style.color is not None and style.bgcolor is not None
    }
    return [
        f"{text!r} {ratio_of(ink, paper):.2f} {ink} on {paper}"
        for text, ink, paper in drawn
        if ratio_of(ink, paper) < (3 if SIGNS.issuperset(text) else 4.5)
    ]


@cache
def ratio_of(ink: RichColor, paper: RichColor) -> float:
    """The contrast of two colours."""
    return contrast(Color.from_rich_color(ink), Color.from_rich_color(paper))


SHOWN = {
    ("x",): "u undoes it",
    ("u", "enter"): "straight line",
    ("escape", "c", "9"): "reads as 9 deploys",
    ("escape", "C"): "Weekly run · 1 of 5",
    ("escape", "1", "l"): "Q1 OKRs",
    ("Q",): "bottom-up",
    ("m", "enter", "r", "enter"): "What went badly",
    ("escape", "escape", "R", "8"): "takes the suggested",
    ("enter", "escape", *":summary", "enter"): "How it came out",
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
            with monkeypatch.context() as patch:  # each is drawn once, for us
                patch.setattr(Screen, "_compositor_refresh", lambda screen: None)
                for theme in sorted(desk.app.available_themes):
                    desk.app.theme = theme
                    await desk.pilot.pause()
                    strips = desk.app.screen._compositor.render_strips()
                    assert any(text in strip.text for strip in strips), theme
                    assert desk.app.current_theme.ansi or not unreadable(desk, strips), (theme, keys)


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
