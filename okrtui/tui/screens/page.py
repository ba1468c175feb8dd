"""A page above a screen: one looks at it and goes back."""

from typing import ClassVar

from textual.binding import BindingType

from okrtui.tui import messages
from okrtui.tui.commands import Command, bindings
from okrtui.tui.screens.framed import FramedScreen


class Page(FramedScreen):
    """Framed like every screen, and left by `esc`."""

    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def action_leave_page(self) -> None:
        """Back to where one came from."""
        self.post_message(messages.BackRequested(""))

    def _meant(self, shown: list[Command]) -> list[Command]:
        """Of the keys below those of the page, and help; the others are known from the screens."""
        return [
            command for command in super()._meant(shown) if command.group != "app" or command.id == "help"
        ]
