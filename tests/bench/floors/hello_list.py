"""The smallest Textual app with a list to walk in."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList


class HelloList(App[None]):
    """Header, a thousand options, footer."""

    def compose(self) -> ComposeResult:
        """Header, a thousand options, footer."""
        yield Header()
        yield OptionList(*(f"option {number}" for number in range(1_000)))
        yield Footer()


if __name__ == "__main__":
    HelloList().run()
