"""What was read out of a text from the editor: what would be done, or the lines that cannot be read."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from okrtui.okr.text import cells, cut, fit, safe
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, wrapped_lines
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

TAKE, AGAIN = "take", "again"
FRAME = 11
"""Lines that the box, its edges, what stands above the list, the line told in full and a fault take."""
TOLD = 2
"""Lines in which the one under the cursor is told in full."""


class ReadLine(NamedTuple):
    """One line: what kind it is, what it is about, and what is said of it."""

    id: str
    kind: str
    title: str
    told: str
    role: str = ""


class LinesRead(Dialog[str]):
    """Answers with TAKE or AGAIN; where it cannot be taken, `enter` opens the editor again."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "take", "Take"), ("e", "again", "Edit again")]
    WIDE: ClassVar[bool] = True

    def __init__(
        self,
        title: str,
        told: str,
        rows: Sequence[ReadLine],
        signs: Glyphs,
        *,
        can_be_taken: bool,
        fault: str = "",
    ) -> None:
        keys = "enter Do it · e Edit again" if can_be_taken else "enter Edit again"
        super().__init__(title, f"j k Move · {keys} · esc Leave")
        self._told, self._rows, self._signs = told, rows, signs
        self._can_be_taken, self._fault = can_be_taken, fault
        self._kind = max((cells(row.kind) for row in rows), default=0) + 2

    def parts(self) -> Iterable[Widget]:
        """What it comes to, the lines, and the one under the cursor in full."""
        yield Painted([[Piece(safe(self._told), "dim")], []])
        yield Lines[ReadLine](self._draw, mark=self._signs.cursor, id="reading")
        yield Painted(id="line-told")

    def on_mount(self) -> None:
        """As high as its lines, as far as the screen allows."""
        self._lines.show(self._rows)
        self.query_one("#line-told", Painted).styles.height = TOLD + 1
        self.on_resize()
        self.set_focus(self._lines)
        self.watch(self._lines, "cursor", self._tell, init=False)
        self._tell()
        self.say(self._fault)

    def on_resize(self) -> None:
        """The lines follow the room there is."""
        self._lines.styles.height = max(1, min(len(self._rows), self.app.size.height - FRAME))

    @property
    def _lines(self) -> Lines[ReadLine]:
        return self.query_one("#reading", Lines)

    def _tell(self) -> None:
        row = self._lines.selected
        told = "  ".join(filter(None, (row.title, row.told))) if row else ""
        said = [Piece(safe(told), "dim")] if told else []
        self.query_one("#line-told", Painted).draw(lambda width, _: [[], *wrapped_lines(said, width, TOLD)])

    def _draw(self, row: ReadLine, width: int) -> Line:
        room = max(0, width - self._kind - 2)
        title = cut(safe(row.title), room if not row.told else room // 2)
        told = cut(safe(row.told), max(0, room - cells(title) - 2))
        gap = "  " if title else ""
        return [
            Piece("  "), Piece(fit(row.kind, self._kind), row.role), Piece(title), Piece(gap), Piece(told, "dim"),
        ]  # fmt: skip

    @on(Lines.Chosen)
    def action_take(self) -> None:
        """Do it; or back to the editor where it cannot be done."""
        self.dismiss(TAKE if self._can_be_taken else AGAIN)

    def action_again(self) -> None:
        """Back to the editor."""
        self.dismiss(AGAIN)
