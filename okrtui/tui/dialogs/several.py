"""A question with answers of which several may be taken: `space` marks, `enter` takes what is marked."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from okrtui.okr.text import cells, cut, safe
from okrtui.tui.dialogs.dialog import Repeatable
from okrtui.tui.dialogs.question import Option
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

MOST_SHOWN, FRAME = 14, 8
"""Answers in sight at once, and the lines that the box and what stands above them take."""
MOST_WIDE = 40


class Several(Repeatable[tuple[str, ...]]):
    """Answers with the ids of the options that are marked; where none is, with the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "mark", "Mark"), ("enter", "take", "Take")]

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        signs: Glyphs,
        *,
        notes: Sequence[Line] = (),
        marked: Sequence[str] = (),
        fault: str = "",
    ) -> None:
        super().__init__(title, "j k Move · ␣ Mark · enter Take · esc Cancel")
        self._options, self._notes, self._signs = options, notes, signs
        self._marked, self._fault = tuple(marked), fault
        self._width = min(MOST_WIDE, max(cells(safe(option.title)) for option in options)) + 2

    def again(self, fault: str) -> Self:
        """The same answers, marked as they were."""
        return type(self)(
            self._title, self._options, self._signs, notes=self._notes, marked=self._marked, fault=fault
        )

    def parts(self) -> Iterable[Widget]:
        """What it is about, then the answers."""
        yield Painted(self._notes, classes="notes")
        yield Lines[Option](self._draw, mark=self._signs.cursor, id="choices")

    def on_mount(self) -> None:
        """The first answer stands under the cursor."""
        lines = self._lines
        lines.styles.height = max(1, min(len(self._options), MOST_SHOWN, self.app.size.height - FRAME))
        lines.show(self._options)
        self.set_focus(lines)
        self.say(self._fault)

    @property
    def _lines(self) -> Lines[Option]:
        return self.query_one("#choices", Lines)

    @on(Lines.Chosen)
    def action_mark(self) -> None:
        """Mark the answer under the cursor, or no longer, and go on to the next."""
        if (here := self._lines.selected) is None:
            return
        if here.refusal:
            self.say(here.refusal)
            return
        self.say("")
        others = tuple(id_ for id_ in self._marked if id_ != here.id)
        self._marked = others if here.id in self._marked else (*others, here.id)
        self._lines.repaint()
        self._lines.action_down()

    def action_take(self) -> None:
        """All that is marked, in the order of the list."""
        here = self._lines.selected
        if not self._marked and here is not None and here.refusal:
            self.say(here.refusal)
        elif here is not None:
            self._marked = self._marked or (here.id,)
            self.dismiss(tuple(option.id for option in self._options if option.id in self._marked))

    def _draw(self, option: Option, width: int) -> Line:
        is_marked = option.id in self._marked
        sign = Piece(f" {self._signs.marked} " if is_marked else "   ", "key")
        title = cut(safe(option.title), self._width - 2)
        blank = " " * (self._width - cells(title))
        told = cut(safe(option.told), max(0, width - self._width - 4))
        return [
            Piece(" "),
            sign,
            Piece(title, "dim" if option.refusal else ""),
            Piece(blank),
            Piece(told, "dim"),
        ]
