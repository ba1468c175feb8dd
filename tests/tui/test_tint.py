"""The tint behind dialogs is Textual's own, reckoned less often."""

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

from okrtui.tui.widgets import tint

LINE = Strip(
    [
        Segment("plain"),
        Segment("red", Style(color="#ff0000", bold=True)),
        Segment("上线", Style(color="#ff0000", bgcolor="#102030", meta={"@click": "app.quit"})),
        Segment("again", Style(color="#ff0000", bold=True)),
    ]
)


def test_each_piece_looks_as_behind_textual_s_own() -> None:
    for color in (Color(10, 20, 30, 0.6), Color(0, 0, 0, 0)):
        ours = tint.tinted(LINE, color)
        assert list(ours) == list(BackgroundScreen.process_segments(LINE, color))
        assert ours.cell_length == LINE.cell_length


def test_a_style_is_reckoned_once() -> None:
    before = tint._tinted.cache_info().misses
    for _ in range(50):
        tint.tinted(LINE, Color(1, 2, 3, 0.4))
    assert tint._tinted.cache_info().misses - before == 3
