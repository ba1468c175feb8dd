"""A line on which one thing after the other is typed, until it is closed."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from okrtui.tui.commands import bindings
from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.typed_line import TypedLine


class OpenLine(Vertical):
    """A field, and below it a line that tells; what is typed is asked for, and the field stays for the next."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("typing")

    class Typed(Message):
        """`enter` on what was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Edited(Message):
        """What stands in the field is not added; nothing where it just was."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Closed(Message):
        """`esc`: nothing more is to be added."""

    def __init__(self) -> None:
        super().__init__(id="quick")

    def begin(self) -> None:
        """Type here, or go on where one was."""
        self.screen.set_focus(self._typed)

    @property
    def _typed(self) -> TypedLine:
        return self.query_one("#quick-line", TypedLine)

    @property
    def _room(self) -> int:
        return max(10, (self.size.width or self.app.size.width) - 2)

    def _say(self, told: Line) -> None:
        self.query_one("#quick-told", Painted).show([[Piece(" "), *cut_line(told, self._room)]])

    def _make_room(self) -> None:
        """What was typed was added: the next may be."""
        with self.prevent(Input.Changed):
            self._typed.value = ""
        self.post_message(self.Edited(""))

    @on(Input.Submitted, "#quick-line")
    def action_add_line(self) -> None:
        """Ask for what was typed to be added; an empty field is closed."""
        if self._typed.value.strip():
            self.post_message(self.Typed(self._typed.value))
        else:
            self.action_close_line()

    def action_close_line(self) -> None:
        """Nothing more."""
        self.post_message(self.Closed())
