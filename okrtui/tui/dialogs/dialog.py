"""What all dialogs share: one box, one line for what is wrong, `esc` that changes nothing."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Self, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from okrtui.okr.text import safe
from okrtui.tui.views.pieces import Piece, wrapped_lines
from okrtui.tui.widgets.behind import ClearScreen
from okrtui.tui.widgets.box import Box
from okrtui.tui.widgets.focus import quiet_focus
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.tint import tinted

T = TypeVar("T")
FAULT_WIDTH = 68


class Dialog(ClearScreen[T | None]):
    """A question in a box; the answer is what it is dismissed with, None when nothing is to happen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]
    WIDE: ClassVar[bool] = False
    focused = quiet_focus()
    FOLLOWS: ClassVar[bool] = False
    """Whether it has a `now` and follows what happens while it is open."""

    def __init__(self, title: str, keys: str) -> None:
        super().__init__()
        self._title, self._keys = title, keys

    def parts(self) -> Iterable[Widget]:
        """What stands in the box."""
        return ()

    def compose(self) -> ComposeResult:
        """The box."""
        with Box(self._title, self._keys, classes="wide" if self.WIDE else ""):
            yield from self.parts()
            yield Painted(id="fault")

    def seen_through(self, strip: Strip) -> Strip:
        """How a line of the screen behind looks from here: tinted."""
        return tinted(strip, self.styles.background)

    def say(self, sentence: str) -> None:
        """Say what is wrong, which no toast may cover; or with empty text that nothing is."""
        self.set_class(bool(sentence), "wrong")
        self.query_one("#fault", Painted).draw(
            lambda width, _: wrapped_lines([Piece(sentence, "bad")] if sentence else [], width, 3)
        )

    @property
    def how_to_leave(self) -> str:
        """What leads out of here."""
        return "esc closes this; q leaves okrtui from a screen"

    def typed(self) -> Sequence[str]:
        """What was typed here and is nowhere else, a line for each field."""
        return ()

    def may_leave(self, key: str) -> bool:
        """Whether it may be left by a key now; where something would be lost by it, that is said first."""
        return True

    def action_cancel(self) -> None:
        """Close, with nothing changed."""
        if self.may_leave("esc"):
            self.dismiss(None)


class Repeatable(Dialog[T]):
    """A dialog that can be asked once more as it was left."""

    def again(self, fault: str) -> Self:
        """The same with all that was answered, and why it is asked once more."""
        raise NotImplementedError


def headline(text: str) -> list[Piece]:
    """Foreign text as the first line of a dialog."""
    return [Piece(safe(text), "strong")]
