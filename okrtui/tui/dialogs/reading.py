"""Something to read: lines in a box that scroll like every list."""

from collections.abc import Iterable, Sequence
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


class Reading(Dialog[None]):
    """Lines to read; `esc`, `q` or `enter` closes."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,enter", "cancel", "Close")]
    WIDE: ClassVar[bool] = True

    def __init__(self, title: str, lines: Sequence[Line], mark: str) -> None:
        super().__init__(title, "j k Move · esc Close")
        self._rows = [ReadingRow(str(place), [Piece(" "), *line]) for place, line in enumerate(lines)]
        self._mark = mark

    def parts(self) -> Iterable[Widget]:
        """The list."""
        yield Lines[ReadingRow](lambda row, width: row.line, mark=self._mark, id="reading")

    def on_mount(self) -> None:
        """As high as its lines, as far as the screen allows."""
        lines = self.query_one("#reading", Lines)
        lines.show(self._rows)
        lines.styles.height = len(self._rows)
        self.set_focus(lines)
