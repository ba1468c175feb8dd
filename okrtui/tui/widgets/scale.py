"""The confidence scale: a digit means what it says, `t` is ten, another one replaces it."""

from typing import ClassVar

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from okrtui.okr.records import Forecast
from okrtui.okr.text import narrow
from okrtui.tui.views.pieces import Line, Piece, cut_line, does_at, width_of
from okrtui.tui.widgets.focus import DrawsFocus
from okrtui.tui.widgets.ink import Ink

NUMBER = 4
TOLD_FROM = 17
TEN = Piece("  t = 10", "dim")
CLOSE = 28
"""How wide the scale is on two lines."""
FORECASTS: dict[str, Forecast] = {"y": "will", "n": "will_not"}


class Scale(DrawsFocus, can_focus=True):
    """0 to 10, nothing chosen at first; where it asks for the forecast too, `y` and `n` answer.

    Two lines high it says beside the number what it is `told`, and beside the scale what it `asks`.
    """

    DEFAULT_CSS = "Scale { height: 1; } Scale.tall { height: 2; }"
    given: reactive[int | None] = reactive(None)
    foreseen: reactive[Forecast | None] = reactive(None)
    told: reactive[Line] = reactive[Line](())
    asks: reactive[Line] = reactive[Line](())
    ANSWERS: ClassVar[str] = "0123456789t"

    class Settled(Message):
        """`enter` was pressed."""

    class Typed(Message):
        """A confidence or forecast was given or taken back."""

    class Back(Message):
        """`backspace` was pressed where nothing was given."""

    def on_key(self, event: events.Key) -> None:
        """Digits, `t`, backspace and enter; `y` and `n` where they are asked for; everything else goes on."""
        typed = narrow(event.character or "").casefold()
        if event.key == "enter":
            self.post_message(self.Settled())
        elif event.key == "backspace":
            self._erase()
        elif len(typed) == 1 and typed in self.ANSWERS:
            self._give(10 if typed == "t" else int(typed))
        elif self.asks and typed in FORECASTS:
            self.foresee(typed)
        else:
            return
        event.stop()

    def _erase(self) -> None:
        if self.foreseen is not None:
            self.foreseen = None
        elif self.given is None:
            self.post_message(self.Back())
            return
        else:
            self.given = None
        self.post_message(self.Typed())

    def _give(self, confidence: int) -> None:
        self.given = confidence
        self.post_message(self.Typed())

    def foresee(self, answer: str) -> None:
        """Whether it will be met, by the letter of the answer."""
        self.foreseen = FORECASTS[answer]
        self.post_message(self.Typed())

    def on_click(self, event: events.Click) -> None:
        """A click on a number gives it, one on the letter of a forecast that."""
        is_tall = self.size.height > 1
        if is_tall and event.y and (answer := does_at(self.asks, event.x - CLOSE)):
            self.foresee(answer)
            return
        place = min(event.x // 2, 10) if is_tall else (event.x - NUMBER) // 3
        is_inside = 0 <= place <= 10 and (not is_tall or event.x < CLOSE)
        if is_inside and event.y == int(is_tall):
            self._give(place)

    def render_line(self, y: int) -> Strip:
        """The number given, then the scale; on two lines where there is room."""
        ink, shown = Ink(self), "_" if self.given is None else str(self.given)
        if self.size.height == 1:
            line = [Piece(f"{shown:<{NUMBER}}", "strong"), *self._digits()]
            line += [TEN] if width_of([*line, TEN]) <= self.size.width else []
        elif y == 0:
            line = [Piece(f"{shown:<{TOLD_FROM}}", "strong"), *self.told]
        else:
            line = [*self._close_digits(), *self.asks]
        return ink.strip(cut_line(line, self.size.width), self.size.width)

    def _close_digits(self) -> list[Piece]:
        role = "key" if self.has_focus else "dim"
        pieces = [
            piece
            for number in range(10)
            for piece in (Piece(str(number), "active" if number == self.given else role), Piece(" "))
        ]
        return [*pieces, Piece("· ", "dim"), Piece("t = 10", "active" if self.given == 10 else role)]

    def _digits(self) -> list[Piece]:
        role = "key" if self.has_focus else "dim"
        labels = ((number, "t" if number == 10 else str(number)) for number in range(11))
        return [Piece(f" {label} ", "active" if number == self.given else role) for number, label in labels]
