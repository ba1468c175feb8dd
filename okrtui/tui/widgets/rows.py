"""A field with its label before it and what is said of it beside it."""

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from okrtui.tui.views.pieces import Line, Piece, cut_line, wrapped_lines
from okrtui.tui.widgets.painted import Painted

LABEL = 12


def row(label: str, *fields: Widget, id: str | None = None) -> Horizontal:
    """One field, and what stands beside it."""
    return Horizontal(label_of(label), *fields, classes="field", id=id)


def label_of(text: str) -> Painted:
    """The label before a field."""
    return Painted([[Piece(f"{text:<{LABEL}}", "dim")]], classes="label")


def one_line(line: Line, width: int) -> list[Line]:
    """What is said beside a field."""
    return [cut_line(line, width)]


def two_lines(line: Line, width: int) -> list[Line]:
    """What is said below a field: a sentence that is too long goes on."""
    return [line] if len(line) > 1 else wrapped_lines(line, width, 2)


def fill(field: Input, text: str) -> None:
    """Put a text into a field, with the cursor behind it."""
    field.value = text
    field.cursor_position = len(field.value)
