"""A picker: type to narrow, `enter` takes."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from okrtui.okr.text import cells, cut, safe
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.views.choices import Choice, Find
from okrtui.tui.views.pieces import Line, Piece, spread
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.typed_line import TypedLine

MOST = 500
NOTHING_FITS = ("", "nothing fits")


class Chooser(Dialog[Choice]):
    """What is found for the words, below the line they are typed on; only what really fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "lead('down')", show=False),
        Binding("up,ctrl+p", "lead('up')", show=False),
        Binding("pagedown", "lead('half_down')", show=False),
        Binding("pageup", "lead('half_up')", show=False),
    ]

    def __init__(
        self,
        title: str,
        find: Find,
        mark: str,
        *,
        hint: str = "",
        at: str = "",
        empty: Sequence[str] = NOTHING_FITS,
    ) -> None:
        super().__init__(title, "type to narrow · ↑ ↓ Move · enter Take · esc Cancel")
        self._find, self._mark, self._hint, self._at, self._empty = find, mark, hint, at, empty

    def parts(self) -> Iterable[Widget]:
        """The line to type on, the choices."""
        yield TypedLine(id="narrow", placeholder=self._hint)
        lines = Lines[Choice](_draw, mark=self._mark, id="choices")
        lines.can_focus, lines.is_led = False, True
        yield lines

    def on_mount(self) -> None:
        """Everything is offered until something is typed."""
        self.set_focus(self.query_one("#narrow", TypedLine))
        self.find_again()

    @property
    def lines(self) -> Lines[Choice]:
        """The choices."""
        return self.query_one("#choices", Lines)

    @on(Input.Changed, "#narrow")
    def find_again(self) -> None:
        """Offer what fits now, the first of it under the cursor."""
        if not self.query("#choices"):  # what was waited for came after the answer
            return
        if not self.query("#choices"):
            return
        lines, words = self.lines, self.query_one("#narrow", TypedLine).value
        lines.empty = NOTHING_FITS if words.strip() else self._empty
        lines.show(self._find(words)[:MOST])
        lines.move_to(0)
        if self._at and not words.strip():
            lines.select(self._at)

    @on(Input.Submitted, "#narrow")
    @on(Lines.Chosen)
    def take(self) -> None:
        """Answer with the line under the cursor."""
        if self.lines.selected is not None:
            self.dismiss(self.lines.selected)

    def action_lead(self, way: str) -> None:
        """Move in the choices, while typing goes on."""
        getattr(self.lines, f"action_{way}")()


def _draw(choice: Choice, width: int) -> Line:
    title = safe(choice.title)
    detail = cut(safe(choice.detail), max(width // 2, width - cells(title) - 6))
    title = cut(title, max(1, width - cells(detail) - 5))
    return spread([Piece(f"  {title} ")], [Piece(f" {detail} ", "dim")], width)
