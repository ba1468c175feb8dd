"""An outline of units and people before it is taken: what is new, what changes, what is there."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from okrtui.okr.steps.setting_up import Placed
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.unit_rows import PlacedRow, draw_placed
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

FRAME = 8
"""Lines that the box, its edges, what stands above the list and a fault take."""


class OutlinePreview(Dialog[bool]):
    """Answers with True where it is to be taken."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "take", "Take")]
    WIDE: ClassVar[bool] = True

    def __init__(self, space: str, lines: Sequence[Placed], signs: Glyphs, *, fault: str = "") -> None:
        super().__init__("Units and people", "j k Move · enter Take · esc Cancel")
        self._space, self._signs, self._fault = space, signs, fault
        self._rows = [PlacedRow(str(place), each) for place, each in enumerate(lines)]

    def parts(self) -> Iterable[Widget]:
        """Where they go and what it brings, then each line as it is understood."""
        counts = {news: sum(row.placed.news == news for row in self._rows) for news in ("new", "changed")}
        told = " · ".join(f"{number} {news}" for news, number in counts.items() if number) or "nothing new"
        into = Piece(cut(safe(self._space), 40), "strong")
        yield Painted([[Piece("into  ", "dim"), into, Piece(f"  {told}", "dim")], []])
        yield Lines[PlacedRow](_draw, mark=self._signs.cursor, id="reading")

    def on_mount(self) -> None:
        """As high as its lines, as far as the screen allows."""
        self._lines.show(self._rows)
        self.on_resize()
        self.set_focus(self._lines)
        self.say(self._fault)

    def on_resize(self) -> None:
        """The lines follow the room there is."""
        self._lines.styles.height = max(1, min(len(self._rows), self.app.size.height - FRAME))

    @property
    def _lines(self) -> Lines[PlacedRow]:
        return self.query_one("#reading", Lines)

    def action_take(self) -> None:
        """Do it."""
        self.dismiss(True)


def _draw(row: PlacedRow, width: int) -> Line:
    return draw_placed(row, width)
