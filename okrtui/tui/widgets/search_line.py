"""The line a search is typed on."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from okrtui.tui.widgets.typed_line import TypedLine


class SearchLine(TypedLine):
    """An input at the bottom; `esc` gives up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", show=False)]

    class GivenUp(Message):
        """The search was left without going anywhere."""

    def __init__(self, hint: str = "words of a title", text: str = "") -> None:
        super().__init__(text, id="search", placeholder=hint)

    def action_give_up(self) -> None:
        """Back to where it began."""
        self.post_message(self.GivenUp())
