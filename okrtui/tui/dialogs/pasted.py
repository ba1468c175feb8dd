"""Pasted lines before they are added to a plan."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from okrtui.okr.numbers import several
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pasted import PastedLine, PastedRow, draw_pasted, pasted_rows
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

TAKE, LINE = "take", "line"
FRAME = 8
"""Lines that the box, its edges, what stands above the list and a fault take."""
NOT_RIGHT = "a line that is not right cannot be added: mend it and paste again"


class PastedPreview(Dialog[str]):
    """Answers with TAKE, or with LINE where a field may take them as one."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "take", "Add"), ("l", "line", "One line")]
    WIDE: ClassVar[bool] = True

    def __init__(
        self,
        now: Now,
        space: str,
        lines: Sequence[PastedLine],
        signs: Glyphs,
        *,
        may_be_line: bool,
        fault: str = "",
    ) -> None:
        keys = ["enter Add", *(["l As one line"] if may_be_line else []), "esc Cancel"]
        super().__init__(f"Add {several(len(lines), 'line')}", " · ".join(keys))
        self._now, self._space, self._signs = now, space, signs
        self._may_be_line, self._fault = may_be_line, fault
        self._rows = list(pasted_rows(lines))

    def parts(self) -> Iterable[Widget]:
        """Where they go, then each as it is understood."""
        space = cut(safe(self._now.spaces.get(self._space, "")), 40)
        yield Painted([[Piece("into  ", "dim"), Piece(space, "strong")], []])
        yield Lines[PastedRow](self._draw, mark=self._signs.cursor, id="reading")

    def on_mount(self) -> None:
        """As high as its lines, as far as the screen allows."""
        lines = self._lines
        lines.show(self._rows)
        self._fit()
        self.set_focus(lines)
        self.say(self._fault)

    def on_resize(self) -> None:
        """The lines follow the room there is."""
        self._fit()

    @property
    def _lines(self) -> Lines[PastedRow]:
        return self.query_one("#reading", Lines)

    def _fit(self) -> None:
        self._lines.styles.height = max(1, min(len(self._rows), self.app.size.height - FRAME))

    def _draw(self, row: PastedRow, width: int) -> Line:
        return draw_pasted(row, self._now.okrs, self._signs, width)

    def action_take(self) -> None:
        """Add them all; where one is not right go there instead."""
        wrong = next((row for row in self._rows if row.note and row.pasted.record is None), None)
        if wrong is None:
            self.dismiss(TAKE)
            return
        self._lines.select(wrong.id)
        self.say(NOT_RIGHT)

    def action_line(self) -> None:
        """Into the field after all."""
        if self._may_be_line:
            self.dismiss(LINE)
