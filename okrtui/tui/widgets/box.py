"""The box of a dialog: on its lower edge the keys that mean something, which a click presses."""

from textual import events
from textual.containers import Vertical
from textual.message import Message

from okrtui.okr.text import cells
from okrtui.tui.views.dialog_keys import dialog_keys
from okrtui.tui.views.pieces import does_at
from okrtui.tui.widgets.ink import content

BEHIND = 3
"""Cells between the end of the keys and the end of their edge."""


class Box(Vertical):
    """Has a title above and keys below."""

    class Pressed(Message):
        """A key on the edge was clicked, which Textual calls so."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, title: str, keys: str, *, classes: str) -> None:
        super().__init__(id="box", classes=classes)
        self.border_title = content(title)
        self.show_keys(keys)

    def show_keys(self, keys: str) -> None:
        """Other keys mean something now."""
        self._keys = keys
        self.border_subtitle = content(keys)

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        width, height = self.outer_size
        begin = width - BEHIND - min(cells(self._keys), width - 2 * BEHIND)
        if event.y == height - 1 and (key := does_at(dialog_keys(self._keys), event.x - begin)):
            self.post_message(self.Pressed(key))
