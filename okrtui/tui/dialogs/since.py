"""What is new: every change others made since I looked last, and the way to what it was about."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from okrtui.okr.since import Since
from okrtui.okr.since_told import day_name
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.since import SinceRow, draw_since, since_rows, whole_text
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

EMPTY_LINES = 5
FRAME = 5
"""Lines that the box and the text below the list take."""


class SinceDialog(Dialog[str]):
    """Answers with the id of the record that the chosen change was about."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "take", "Go there"), ("q,i", "cancel", "Close")]
    WIDE: ClassVar[bool] = True

    def __init__(self, news: Since, now: Now, signs: Glyphs) -> None:
        self._since = day_name(news.day, now.today)
        self._rows = since_rows(news, now.okrs, now.today)
        keys = "j k Move · enter Go there · esc Close" if self._rows else "esc Close"
        super().__init__(f"New since {self._since}", keys)
        self._mark = signs.cursor

    def parts(self) -> Iterable[Widget]:
        """The list, and below it the whole text of the line under the cursor."""
        nothing = (f"Nothing new since {self._since}", "", "What others change in these OKRs stands here.")
        yield Lines[SinceRow](draw_since, empty=nothing, mark=self._mark, id="reading")
        if self._rows:
            yield Painted([[], [], []], id="whole")

    def on_mount(self) -> None:
        """The list is as high as its lines, as far as the screen allows."""
        lines = self._lines
        lines.show(self._rows)
        self.set_focus(lines)
        self.watch(lines, "cursor", self._tell, init=False)

    def on_resize(self) -> None:
        """The list follows the room there is."""
        most = self.size.height * 9 // 10 - FRAME
        self._lines.styles.height = max(1, min(len(self._rows), most)) if self._rows else EMPTY_LINES
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        row = self._lines.selected
        if row is not None and self.is_mounted:
            whole = self.query_one("#whole", Painted)
            whole.show([[], *whole_text(row, whole.size.width)])

    @property
    def _lines(self) -> Lines[SinceRow]:
        return self.query_one("#reading", Lines)

    @on(Lines.Chosen)
    def action_take(self) -> None:
        """Go to what the change under the cursor was about."""
        if self._lines.selected is not None:
            self.dismiss(self._lines.selected.record)
