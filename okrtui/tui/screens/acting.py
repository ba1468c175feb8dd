"""Screens on which a record stands under the cursor: the keys that ask for something to be done with it."""

from typing import ClassVar

from textual.binding import BindingType

from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.framed import FramedScreen

NOTHING_HERE = "go to an objective or key result with j and k"


class ActingScreen(FramedScreen):
    """Wishes about the record that is `here`; the app carries them out."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("record")

    @property
    def here(self) -> str | None:
        """The id of the objective or key result that a key is about."""
        return None

    def action_check_in(self) -> None:
        """Check the key result in."""
        if self.here in self.now.okrs.key_results:
            self.wish(messages.CheckInRequested)
        else:
            self.notify("c checks a key result in: go to one with j and k", markup=False)

    def action_edit(self) -> None:
        """Change it."""
        self.wish(messages.EditRequested)

    def action_drop(self) -> None:
        """No longer pursue it."""
        self.wish(messages.DropRequested)

    def action_delete(self) -> None:
        """Put it into the trash."""
        self.wish(messages.DeleteRequested)

    def wish(self, wish: type[messages.RecordRequest]) -> None:
        """Ask for something to be done with the record here."""
        if (here := self.here) is not None:
            self.post_message(wish(here))
        else:
            self.notify(NOTHING_HERE, markup=False)
