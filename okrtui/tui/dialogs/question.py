"""A question with a few answers below each other: `enter` takes the one under the cursor."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple, Self

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from okrtui.okr.text import cells, cut, safe
from okrtui.tui.dialogs.dialog import Repeatable
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

FRAME = 6
"""Lines that the box, its edges and a fault take."""


class Option(NamedTuple):
    """One answer; one with a `refusal` only says why it cannot be had."""

    id: str
    title: str
    told: str = ""
    refusal: str = ""


class Question(Repeatable[str]):
    """Answers with the id of an option."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "take", "Take")]

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        signs: Glyphs,
        *,
        notes: Sequence[Line] = (),
        back: str = "Cancel",
        at: str = "",
        fault: str = "",
    ) -> None:
        super().__init__(title, f"j k Move · enter Choose · esc {back}")
        self._options, self._notes, self._signs = options, notes, signs
        self._at, self._fault, self._back = at, fault, back
        self._width = max(cells(option.title) for option in options) + 2

    def again(self, fault: str) -> Self:
        """The same answers, the cursor where it was."""
        return type(self)(
            self._title, self._options, self._signs,
            notes=self._notes, back=self._back, at=self._at, fault=fault,
        )  # fmt: skip

    def parts(self) -> Iterable[Widget]:
        """What it is about, then the answers."""
        if self._notes:
            yield Painted(self._notes, classes="notes")
        yield Lines[Option](self._draw, mark=self._signs.cursor, id="choices")

    def on_mount(self) -> None:
        """One answer stands under the cursor."""
        lines = self._lines
        room = self.app.size.height - FRAME - len(self._notes)
        lines.styles.height = max(1, min(len(self._options), room))
        lines.show(self._options)
        lines.select(self._at)
        self.set_focus(lines)
        self.say(self._fault)

    @property
    def _lines(self) -> Lines[Option]:
        return self.query_one("#choices", Lines)

    @on(Lines.Chosen)
    def action_take(self) -> None:
        """The answer under the cursor."""
        chosen = self._lines.selected
        if chosen and chosen.refusal:
            self.say(chosen.refusal)
        elif chosen:
            self._at = chosen.id
            self.dismiss(chosen.id)

    def _draw(self, option: Option, width: int) -> Line:
        blank = " " * (self._width - cells(option.title))
        told = cut(safe(option.told), max(0, width - self._width - 2))
        return [Piece("  "), Piece(safe(option.title)), Piece(blank), Piece(told, "dim")]
