"""The names of tabs on one line; a click chooses one."""

from textual import events
from textual.message import Message

from okrtui.tui.views.key_result_tabs import tab_at, tabs_line
from okrtui.tui.widgets.painted import Painted


class TabsLine(Painted):
    """The tabs, each with how many lines it has."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, *, id: str) -> None:
        super().__init__([[]], id=id)
        self._counts: dict[str, int] = {}

    def show_tabs(self, active: str, counts: dict[str, int]) -> None:
        """Show which is open."""
        self._counts = counts
        self.draw(lambda width, _: [tabs_line(active, counts, width)])

    def on_click(self, event: events.Click) -> None:
        """Open the tab that was clicked."""
        if tab := tab_at(event.x, self._counts, self.content_size.width):
            self.post_message(self.Chosen(tab))
