"""Ink: the roles that pieces play, in the colours of the theme. The one place where text becomes visible."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from okrtui.okr.text import safe
from okrtui.tui.views.pieces import Line, Piece, cut_line, width_of
from okrtui.tui.widgets.contrast import LINE, TEXT, readable

COLOURS = {
    "dim": ("foreground", 0.6), "faint": ("foreground", 0.3), "strong": ("foreground", 1.0),
    "accent": ("text-primary", 1.0), "curve": ("text-primary", 1.0), "key": ("text-accent", 1.0),
    "good": ("text-success", 1.0), "warn": ("text-warning", 1.0), "bad": ("text-error", 1.0),
    "active": ("background", 1.0), "struck": ("foreground", 0.5),
}  # fmt: skip
"""Each role's theme token, and how much of it."""
PAPERS = {"active": ("primary", 1.0), "cursor": ("primary", 0.3), "cursor-blurred": ("foreground", 0.1)}
"""What lies behind a role, or behind the whole of a line; else the widget's own paper."""
UNDER = ("cursor", "cursor-blurred")
SIGNS = frozenset({"faint"})
"""Roles that draw lines and other signs; all others are words."""
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


Palette = tuple[tuple[str, str], ...]
Inks = dict[str, dict[str, Style]]
"""By what lies under a line: the style of each role."""


class Ink:
    """The styles of a widget's roles; made anew when the theme or the paper changes."""

    def __init__(self, widget: Widget) -> None:
        self.paper: Style = widget.rich_style
        is_ansi = widget.app.native_ansi_color
        tokens = widget.app.theme_variables
        names = {name for name, _ in (*COLOURS.values(), *PAPERS.values())}
        palette = tuple((name, tokens[name]) for name in sorted(names))
        paper, is_grey = widget.background_colors[1].hex, widget.app.no_color
        self._styles = _of_terminal(palette) if is_ansi else _of_theme(palette, paper, is_grey=is_grey)

    def strip(self, line: Line, width: int, under: str | None = None) -> Strip:
        """A line in colour on its paper, or on that of the role `under` it; cut with a mark where it is wider."""
        paper = self.paper + self._styles[""][under] if under else self.paper
        styles = self._styles[under or ""]
        shown = cut_line(line, width)
        pieces = _joined([*shown, Piece(" " * (width - width_of(shown)))])
        segments = [
            Segment(text, paper + styles[role] if role in styles else paper) for text, role, _ in pieces
        ]
        return Strip(segments, width)


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


@lru_cache(maxsize=64)
def _of_theme(palette: Palette, paper: str, *, is_grey: bool) -> Inks:
    colours = {name: Color.parse(value) for name, value in (*palette, ("paper", paper))}
    tokens = {name: colour.monochrome if is_grey else colour for name, colour in colours.items()}
    below = tokens["paper"]
    behind = {role: below.blend(tokens[name], share, 1.0) for role, (name, share) in PAPERS.items()}

    def ink(role: str, paper: Color) -> Style:
        name, share = COLOURS[role]
        on = behind.get(role, paper)
        colour = readable(paper.blend(tokens[name], share, 1.0), on, LINE if role in SIGNS else TEXT)
        return _style(role, colour, on if role in behind else None)

    def inks(paper: Color) -> dict[str, Style]:
        return {role: ink(role, paper) for role in COLOURS}

    plain = {under: readable(tokens["foreground"], behind[under], TEXT) for under in UNDER}
    own = {**inks(below), **{under: Style(bgcolor=behind[under].rich_color) for under in UNDER}}
    return {"": own, **{under: {**inks(behind[under]), "": _style("", plain[under])} for under in UNDER}}


@lru_cache(maxsize=4)
def _of_terminal(palette: Palette) -> Inks:
    tokens = {name: Color.parse(value) for name, value in palette}
    inks = {role: _style(role, tokens[name]) for role, (name, _) in COLOURS.items()}
    return {"": {**inks, **ANSI}, **{under: {} for under in UNDER}}


def _style(role: str, colour: Color, paper: Color | None = None) -> Style:
    return Style(
        color=colour.rich_color,
        bgcolor=paper.rich_color if paper else None,
        bold=role in BOLD or None,
        strike=role in STRUCK or None,
    )


def content(text: str) -> Content:
    """Any text as Textual content that is never read as markup."""
    return Content(safe(text))
