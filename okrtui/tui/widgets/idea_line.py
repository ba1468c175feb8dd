"""The line on which ideas are typed: one after the other, until it is closed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from okrtui.okr.text import cells, cut, safe
from okrtui.tui.commands import bindings
from okrtui.tui.idea_messages import IdeasPasted
from okrtui.tui.messages import LinesPasted
from okrtui.tui.views.pieces import Piece, cut_line
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.typed_line import TypedLine

HINT = "what would you do differently? once it stands, e says why"
LABEL = 24


class IdeaLine(Vertical):
    """A field with the team it is for before it, and a line below."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("typing")

    class Typed(Message):
        """`enter` on an idea."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Edited(Message):
        """What stands in the field is not proposed; nothing where it just was."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Closed(Message):
        """`esc`: no more ideas."""

    def __init__(self, space: str, *, text: str = "", called: str = "") -> None:
        super().__init__(id="quick")
        self.space = space
        self._text, self._called = text, called

    def compose(self) -> ComposeResult:
        """The field and what is told below it."""
        told = f" idea for {cut(safe(self._called), LABEL)}: " if self._called else " idea: "
        label = Painted([[Piece(told, "accent")]], classes="label")
        label.styles.width = cells(told)
        yield Horizontal(label, TypedLine(self._text, id="quick-line"), classes="field")
        yield Painted([[Piece(f" {HINT}", "dim")]], id="quick-told")

    def on_mount(self) -> None:
        """Typing begins at once."""
        self.begin()

    def begin(self) -> None:
        """Type here, or go on where one was."""
        self.screen.set_focus(self._typed)

    @property
    def _typed(self) -> TypedLine:
        return self.query_one("#quick-line", TypedLine)

    def answered(self, done: str, fault: str) -> None:
        """It was proposed, and the next may be typed; or it was not, and stays."""
        if not fault:
            with self.prevent(Input.Changed):
                self._typed.value = ""
            self.post_message(self.Edited(""))
        self._say(Piece(safe(fault or done), "bad" if fault else "good"))

    def _say(self, told: Piece) -> None:
        room = max(10, (self.size.width or self.app.size.width) - 2)
        self.query_one("#quick-told", Painted).show([[Piece(" "), *cut_line([told], room)]])

    @on(Input.Changed, "#quick-line")
    def _changed(self) -> None:
        self.post_message(self.Edited(self._typed.value))
        self._say(Piece(HINT, "dim"))

    @on(Input.Submitted, "#quick-line")
    def action_add_line(self) -> None:
        """Ask for the idea to be proposed; an empty field is closed."""
        if self._typed.value.strip():
            self.post_message(self.Typed(self._typed.value))
        else:
            self.action_close_line()

    @on(LinesPasted)
    def _several(self, event: LinesPasted) -> None:
        """Several lines are several ideas, where this field stands."""
        event.stop()
        self.post_message(IdeasPasted(event.text, self.space, event.take))

    def action_complete(self) -> None:
        """There is nothing to complete: the field keeps the focus."""

    def action_close_line(self) -> None:
        """Nothing more."""
        self.post_message(self.Closed())
