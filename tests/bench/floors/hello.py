"""The smallest Textual app."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """One line of text."""
        yield Static("hello, world")


if __name__ == "__main__":
    Hello().run()
