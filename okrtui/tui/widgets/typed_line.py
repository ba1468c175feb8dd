"""One line to type on, which shows what was typed or pasted and never obeys it."""

from textual.widgets import Input

from okrtui.okr.text import safe


class TypedLine(Input):
    """An input without a frame; control and direction characters become visible as they arrive."""

    def __init__(self, text: str = "", *, id: str, placeholder: str = "") -> None:
        super().__init__(safe(text), id=id, placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """What is typed, made safe to show."""
        return safe(value)
