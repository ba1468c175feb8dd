"""The score as it is pressed: a digit is a tenth, a second one hundredths, `t` is 1.00."""

from typing import ClassVar

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from okrtui.okr.score_typed import TEN, score_of_keys, with_key
from okrtui.okr.scores import score_text
from okrtui.okr.text import narrow
from okrtui.tui.views.pieces import Line, Piece, cut_line, does_at, width_of
from okrtui.tui.widgets.focus import DrawsFocus
from okrtui.tui.widgets.ink import Ink
from okrtui.tui.widgets.painted import Painted

TOLD_FROM = 9
DIGITS = "0123456789"
STEP = 3
"""How wide a digit of the scale is."""
TWO_DIGITS = Piece(" · two digits 8 5 = 0.85", "dim")


class ScoreScale(DrawsFocus, can_focus=True):
    """Two lines: the score with what is `told` beside it, then the scale."""

    DEFAULT_CSS = "ScoreScale { height: 2; }"
    keys: reactive[str] = reactive("")
    """The keys of the score, as `score_typed` reads them."""
    told: reactive[Line] = reactive[Line](())
    ANSWERS: ClassVar[str] = DIGITS + TEN

    class Settled(Message):
        """`enter` was pressed."""

    class Typed(Message):
        """A key of the score was pressed or taken back."""

    class Back(Message):
        """`backspace` was pressed where nothing was typed."""

    def on_key(self, event: events.Key) -> None:
        """Digits, `t`, backspace and enter; everything else goes on."""
        typed = narrow(event.character or "").casefold()
        if event.key == "enter":
            self.post_message(self.Settled())
        elif event.key == "backspace":
            self.erase()
        elif len(typed) == 1 and typed in self.ANSWERS:
            self._give(typed)
        else:
            return
        event.stop()

    def erase(self) -> None:
        """Take the last key back; where there is none, say so."""
        if self.keys:
            self.keys = self.keys[:-1]
            self.post_message(self.Typed())
        else:
            self.post_message(self.Back())

    def _give(self, key: str) -> None:
        self.keys = with_key(self.keys, key)
        self.post_message(self.Typed())

    def on_click(self, event: events.Click) -> None:
        """A click on a tenth gives it; beside the score it asks for what stands there."""
        if event.y == 0 and (does := does_at(self.told, event.x - TOLD_FROM)):
            self.post_message(Painted.Clicked(does))
        place = event.x // STEP
        if event.y == 1 and 0 <= place <= len(DIGITS) and event.x < STEP * len(DIGITS) + 6:
            self.keys = ""
            self._give(self.ANSWERS[place])

    def render_line(self, y: int) -> Strip:
        """The score that is typed, then the scale."""
        ink, score = Ink(self), score_of_keys(self.keys)
        shown = "_" if score is None else score_text(score)
        line = [Piece(f"{shown:<{TOLD_FROM}}", "strong"), *self.told] if y == 0 else self._scale()
        return ink.strip(cut_line(line, self.size.width), self.size.width)

    def _scale(self) -> Line:
        role = "key" if self.has_focus else "dim"
        line: list[Piece] = []
        for digit in DIGITS:
            is_given = self.keys[:1] == digit
            line += [Piece(f".{digit}", "active" if is_given else role), Piece(" ")]
        line += [Piece(" "), Piece("t 1.0", "active" if self.keys == TEN else role)]
        return [*line, TWO_DIGITS] if width_of([*line, TWO_DIGITS]) <= self.size.width else line
