"""The confidence scale: a digit means what it says, `t` is ten, another one replaces it."""

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from okrtui.okr.text import narrow
from okrtui.tui.views.pieces import Piece
from okrtui.tui.widgets.ink import Ink


class Scale(Widget, can_focus=True):
    """0 to 10, nothing chosen at first."""

    DEFAULT_CSS = "Scale { height: 1; }"
    given: reactive[int | None] = reactive(None)

    class Settled(Message):
        """`enter` was pressed."""

    class Typed(Message):
        """A confidence was given or taken back."""

    def on_key(self, event: events.Key) -> None:
        """Digits, `t`, backspace and enter; everything else goes on."""
        typed = narrow(event.character or "").casefold()
        if event.key == "enter":
            self.post_message(self.Settled())
        elif event.key == "backspace":
            self._give(None)
        elif len(typed) == 1 and typed in "0123456789t":
            self._give(10 if typed == "t" else int(typed))
        else:
            return
        event.stop()

    def _give(self, confidence: int | None) -> None:
        self.given = confidence
        self.post_message(self.Typed())

    def on_click(self, event: events.Click) -> None:
        """A click on a number gives it."""
        if 4 <= event.x < 4 + 3 * 11:
            self._give((event.x - 4) // 3)

    def render_line(self, y: int) -> Strip:
        """The number given, then the scale."""
        shown = "_" if self.given is None else str(self.given)
        pieces = [Piece(f"{shown:<2}", "strong"), Piece("  ")]
        for number in range(11):
            label = "t" if number == 10 else str(number)
            role = "active" if number == self.given else "key" if self.has_focus else "dim"
            pieces.append(Piece(f" {label} ", role))
        return Ink(self).strip([*pieces, Piece("  t = 10", "dim")], self.size.width)
