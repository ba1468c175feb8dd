"""One line to type on, which shows what was typed or pasted and never obeys it."""

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from okrtui.okr.text import safe
from okrtui.tui.closing_messages import EditorRequested
from okrtui.tui.messages import LinesPasted

EDGE = Style(underline=True)


class TypedLine(Input):
    """An input without a frame; control and direction characters become visible as they arrive."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+e", "write_outside", show=False)]
    virtual_size = Reactive(Size(0, 0))
    """As long as what is typed: nothing else is laid out anew for it, which Textual would do with each key."""

    class Back(Message):
        """`backspace` was pressed where nothing was typed."""

    def __init__(
        self,
        text: str = "",
        *,
        id: str,
        placeholder: str = "",
        leaves: str = "",
        leaves_when_empty: bool = False,
    ) -> None:
        super().__init__(safe(text), id=id, placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._leaves, self._leaves_when_empty = leaves, leaves_when_empty

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here; those it `leaves` are commands, perhaps only before anything is typed."""
        is_left = bool(character) and (character or "") in self._leaves
        if is_left and not (self._leaves_when_empty and self.value):
            return False
        return super().check_consume_key(key, character)

    def validate_value(self, value: str) -> str:
        """What is typed, made safe to show."""
        return safe(value)

    def on_paste(self, event: events.Paste) -> None:
        """One line is typed text; several are asked about, and nothing is cut."""
        event.prevent_default()
        event.stop()
        self._take_pasted(event.text)

    def action_paste(self) -> None:
        """What was copied here before."""
        self._take_pasted(self.app.clipboard)

    def _take_pasted(self, text: str) -> None:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1:
            self.post_message(LinesPasted(text, self.take))
        elif lines:
            self.take(lines[0])

    def take(self, text: str) -> None:
        """Type a line where the cursor is, over what is marked."""
        self.replace(text, *self.selection)

    def action_write_outside(self) -> None:
        """What is typed here, in the person's own editor."""
        self.write_outside(self.value)

    def write_outside(self, text: str) -> None:
        """A text, perhaps of several lines, in the person's own editor; what comes back is one line here."""
        self.post_message(EditorRequested(text, self._take_back))

    def _take_back(self, text: str) -> None:
        self.value = " ".join(part.strip() for part in text.splitlines() if part.strip())
        self.cursor_position = len(self.value)

    def render_line(self, y: int) -> Strip:
        """Where no background marks the field, a line below it does."""
        strip = super().render_line(y)
        if not (self.app.native_ansi_color or self.app.no_color):
            return strip
        return strip.adjust_cell_length(self.content_size.width).apply_style(EDGE)

    def action_delete_left(self) -> None:
        """Erase; where there is nothing, say so."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Back())
