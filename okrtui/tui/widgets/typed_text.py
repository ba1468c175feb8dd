"""Several lines to type on, which show what was typed, pasted or brought along and never obey it."""

from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location

from okrtui.okr.text import safe_lines


def shown(text: str) -> str:
    """Text of several lines as it may be shown, each line safe."""
    return "\n".join(safe_lines(text))


class TypedText(TextArea):
    """A text area without a frame of its own; `tab` belongs to who holds it."""

    def __init__(self, text: str = "", *, id: str, hint: str = "") -> None:
        super().__init__(
            shown(text), id=id, soft_wrap=True, show_line_numbers=False, compact=True, placeholder=hint
        )
        self.cursor_blink = False
        self.highlight_cursor_line = False

    def edit_text(self, text: str) -> None:
        """Let it hold another text, the cursor at its end."""
        self.load_text(shown(text))
        self.move_cursor(self.document.end)

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """What is typed and pasted, made safe to show."""
        keeps = maintain_selection_offset
        return super().replace(shown(insert), start, end, maintain_selection_offset=keeps)

    def on_paste(self, event: events.Paste) -> None:
        """It is text here, and nothing to bring in."""
        event.stop()
