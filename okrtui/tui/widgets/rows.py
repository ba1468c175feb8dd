"""A field with its label before it and what is said of it beside it."""

from collections.abc import Sequence

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.widgets.painted import Painted

LABEL = 12


def row(label: str, *fields: Widget, id: str | None = None) -> Horizontal:
    """One field, and what stands beside it."""
    return Horizontal(label_of(label), *fields, classes="field", id=id)


def label_of(text: str) -> Painted:
    """The label before a field."""
    return Painted([[Piece(f"{text:<{LABEL}}", "dim")]], classes="label")


def one_line(lines: Sequence[Line], width: int) -> list[Line]:
    """What is said beside a field: one line, with a mark where there is more."""
    more = [Piece("…", piece.role) for piece in lines[0][-1:] if len(lines) > 1]
    return [cut_line([*lines[0], *more], width)]


def fill(field: Input, text: str) -> None:
    """Put a text into a field, with the cursor behind it."""
    field.value = text
    field.cursor_position = len(field.value)
