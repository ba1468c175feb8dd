"""The tint of what stands behind a dialog: as Textual reckons it, once for each style and not for each piece."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

MOST_STYLES = 4096


def tinted(strip: Strip, color: Color) -> Strip:
    """A line behind a translucent colour."""
    pieces = [Segment(text, _tinted(style or Style.null(), color)) for text, style, _ in strip]
    return Strip(pieces, strip.cell_length)


@lru_cache(MOST_STYLES)
def _tinted(style: Style, color: Color) -> Style:
    (piece,) = BackgroundScreen.process_segments([Segment(" ", style)], color)
    return piece.style or Style.null()
