"""Ink: the roles that pieces play, in the colours of the theme. The one place where text becomes visible."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from okrtui.okr.text import safe
from okrtui.tui.views.pieces import Line, Piece, width_of

COLOURS = {
    "dim": ("foreground", 0.6), "faint": ("foreground", 0.3), "strong": ("foreground", 1.0),
    "accent": ("text-primary", 1.0), "curve": ("text-primary", 1.0), "key": ("text-accent", 1.0),
    "good": ("text-success", 1.0), "warn": ("text-warning", 1.0), "bad": ("text-error", 1.0),
    "active": ("background", 1.0), "struck": ("foreground", 0.5),
}  # fmt: skip
"""Each role's theme token, and how much of it."""
PAPERS = {"active": ("primary", 1.0), "cursor": ("primary", 0.3), "cursor-blurred": ("foreground", 0.1)}
BOLD = frozenset({"strong", "accent", "key", "active"})
STRUCK = frozenset({"struck"})
PATTERNED = frozenset({"active", "struck"})
"""What also blanks would show."""
ANSI = {
    "dim": Style(dim=True), "faint": Style(dim=True), "active": Style(reverse=True, bold=True),
    "struck": Style(dim=True, strike=True),
    "cursor": Style(reverse=True), "cursor-blurred": Style(underline=True),
}  # fmt: skip
"""Where the terminal's own colours are used nothing can be blended: some roles are attributes instead."""


class Ink:
    """The styles of a widget's roles; made anew when the theme or the paper changes."""

    def __init__(self, widget: Widget) -> None:
        self.paper: Style = widget.rich_style
        self._is_ansi = widget.app.native_ansi_color
        tokens = widget.app.theme_variables
        names = {name for name, _ in (*COLOURS.values(), *PAPERS.values())}
        palette = tuple((name, tokens[name]) for name in sorted(names))
        paper = "#000000" if self._is_ansi else widget.background_colors[1].hex
        self._styles = _styles(palette, paper, self._is_ansi)

    def strip(self, line: Line, width: int, under: str | None = None) -> Strip:
        """A line in colour on its paper, or on that of the role `under` it."""
        paper = self.paper + self._styles[under] if under else self.paper
        styles = {} if under and self._is_ansi else self._styles
        used = width_of(line)
        pieces = _joined([*line, Piece(" " * (width - used))] if used < width else line)
        segments = [Segment(text, paper + styles[role] if role in styles else paper) for text, role in pieces]
        strip = Strip(segments, max(used, width))
        return strip if used <= width else strip.crop(0, width)


def _joined(line: Line) -> list[Piece]:
    """Fewer pieces that look the same: blanks need no colour of their own, so less is written to the terminal."""
    joined: list[Piece] = []
    for piece in line:
        before = joined[-1] if joined else None
        is_same = before and (
            before.role == piece.role or (before.role not in PATTERNED and piece.text.isspace())
        )
        if before and is_same:
            joined[-1] = Piece(before.text + piece.text, before.role)
        elif piece.text:
            joined.append(piece)
    return joined


@lru_cache(maxsize=16)
def _styles(palette: tuple[tuple[str, str], ...], paper: str, is_ansi: bool) -> dict[str, Style]:
    tokens, below = dict(palette), Color.parse(paper)

    def blended(name: str, share: float) -> Color:
        colour = Color.parse(tokens[name])
        return colour if is_ansi else below.blend(colour, share, 1.0)

    inks = {
        role: Style(
            color=blended(*token).rich_color, bold=role in BOLD or None, strike=role in STRUCK or None
        )
        for role, token in COLOURS.items()
    }
    papers = {role: Style(bgcolor=blended(*token).rich_color) for role, token in PAPERS.items()}
    both = {role: inks.get(role, Style.null()) + papers.get(role, Style.null()) for role in {*inks, *papers}}
    return {**both, **ANSI} if is_ansi else both


def content(text: str) -> Content:
    """Any text as Textual content that is never read as markup."""
    return Content(safe(text))
