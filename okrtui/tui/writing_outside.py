"""What the app does with texts that are written in the person's own editor."""

import os
from collections.abc import Callable

from textual import on
from textual.app import SuspendNotSupported

from okrtui.okr.errors import RefusedError
from okrtui.tui import closing_messages as wishes
from okrtui.tui import deeds, messages
from okrtui.tui.history_handling import HistoryApp


def in_editor(text: str) -> str:
    """The text as the editor of this terminal left it."""
    from okrtui.tui.editing_outside import edit_outside

    return edit_outside(text, os.environ)


class WritingApp(HistoryApp):
    """Gives the terminal to the person's editor."""

    editor: Callable[[str], str] = staticmethod(in_editor)
    """Hands a text to the person's editor and gives back what came of it."""

    async def write_outside(self, text: str) -> str:
        """The text as the editor left it; what was typed here is on the disk before."""
        await self.drafting.written()
        try:
            with self.suspend():
                return self.editor(text)
        except SuspendNotSupported as error:
            raise RefusedError("this terminal cannot be given to an editor: write here") from error

    @on(wishes.EditorRequested)
    def _edit_outside(self, wish: wishes.EditorRequested) -> None:
        self.start(self._in_editor(wish))

    async def _in_editor(self, wish: wishes.EditorRequested) -> None:
        wish.take(await self.write_outside(wish.text))

    @on(messages.ListTextRequested)
    def _edit_list(self, wish: messages.ListTextRequested) -> None:
        self.start(deeds.list_editing.edit_list(self, wish.choice))

    def action_check_in_lines(self) -> None:
        """A line for each key result that is due, in the editor."""
        self.start(deeds.lines_checking_in.check_in_lines(self))
