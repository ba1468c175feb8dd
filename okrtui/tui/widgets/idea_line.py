"""The line on which ideas are typed: one after the other, until it is closed."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from okrtui.okr.text import cells, cut, safe
from okrtui.tui.idea_messages import IdeasPasted
from okrtui.tui.messages import LinesPasted
from okrtui.tui.views.pieces import Piece
from okrtui.tui.widgets.open_line import OpenLine
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.typed_line import TypedLine

HINT = "what would you do differently? once it stands, e says why"
LABEL = 24


class IdeaLine(OpenLine):
    """A field with the team it is for before it, and a line below."""

    def __init__(self, space: str, *, text: str = "", called: str = "") -> None:
        super().__init__()
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

    def answered(self, done: str, fault: str) -> None:
        """It was proposed, and the next may be typed; or it was not, and stays."""
        if not fault:
            self._make_room()
        self._say([Piece(safe(fault or done), "bad" if fault else "good")])

    @on(Input.Changed, "#quick-line")
    def _changed(self) -> None:
        self.post_message(self.Edited(self._typed.value))
        self._say([Piece(HINT, "dim")])

    @on(LinesPasted)
    def _several(self, event: LinesPasted) -> None:
        """Several lines are several ideas, where this field stands."""
        event.stop()
        self.post_message(IdeasPasted(event.text, self.space, event.take))

    def action_complete(self) -> None:
        """There is nothing to complete: the field keeps the focus."""
