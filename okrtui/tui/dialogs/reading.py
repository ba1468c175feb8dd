"""Something to read: lines in a box that scroll like every list."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.widget import Widget

from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.lines import Lines


class ReadingRow(NamedTuple):
    """One line by its place."""

    id: str
    line: Line


WIDEST, FRAME = 96, 8
"""Cells of a wide dialog, and those that its frame, the cursor and the scrollbar take."""


class Reading(Dialog[None]):
    """Lines to read, made for a width; `esc`, `q` or `enter` closes."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,enter", "cancel", "Close")]
    WIDE: ClassVar[bool] = True

    def __init__(self, title: str, lines: Callable[[int], Sequence[Line]], mark: str) -> None:
        super().__init__(title, "j k Move · esc Close")
        self._lines, self._mark = lines, mark

    def parts(self) -> Iterable[Widget]:
        """The list."""
        yield Lines[ReadingRow](lambda row, width: row.line, mark=self._mark, id="reading")

    @property
    def lines(self) -> Lines[ReadingRow]:
        """What is read."""
        return self.query_one("#reading", Lines)

    def on_mount(self) -> None:
        """Moving begins at once."""
        self.show_lines()
        self.set_focus(self.lines)

    def on_resize(self) -> None:
        """The lines follow the width."""
        if self.is_mounted:
            self.show_lines()

    def show_lines(self) -> None:
        """As high as its lines, as far as the screen allows."""
        made = self._lines(min(WIDEST, self.app.size.width) - FRAME)
        rows = [ReadingRow(str(place), [Piece(" "), *line]) for place, line in enumerate(made)]
        lines = self.lines
        lines.show(rows)
        lines.styles.height = len(rows)
