"""A picker: type to narrow, `enter` takes."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from okrtui.okr.text import cells, cut, safe
from okrtui.tui.dialogs.dialog import Repeatable
from okrtui.tui.views.choices import Choice, Find
from okrtui.tui.views.pieces import Line, Piece, spread
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.typed_line import TypedLine

MOST = 500
MOST_SHOWN, FRAME = 16, 5
"""Choices in sight at once, and the lines that the box, the words and a fault take."""
NOTHING_FITS = ("", "nothing fits")


class Chooser(Repeatable[Choice]):
    """What is found for the words, below the line they are typed on; only what really fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "lead('down')", show=False),
        Binding("up,ctrl+p", "lead('up')", show=False),
        Binding("pagedown", "lead('half_down')", show=False),
        Binding("pageup", "lead('half_up')", show=False),
    ]

    def __init__(
        self,
        title: str,
        find: Find,
        mark: str,
        *,
        hint: str = "",
        at: str | None = None,
        empty: Sequence[str] = NOTHING_FITS,
        words: str = "",
        fault: str = "",
    ) -> None:
        super().__init__(title, "type to narrow · ↑ ↓ Move · enter Take · esc Cancel")
        self._find, self._mark, self._hint, self._at, self._empty = find, mark, hint, at, empty
        self._words, self._fault = words, fault

    def again(self, fault: str) -> Self:
        """The same choices for the same words, the cursor where it was."""
        return type(self)(
            self._title, self._find, self._mark, hint=self._hint,
            at=self._at, empty=self._empty, words=self._words, fault=fault,
        )  # fmt: skip

    def parts(self) -> Iterable[Widget]:
        """The line to type on, the choices."""
        yield TypedLine(self._words, id="narrow", placeholder=self._hint)
        lines = Lines[Choice](draw_choice, mark=self._mark, id="choices")
        lines.can_focus, lines.is_led = False, True
        yield lines

    def on_mount(self) -> None:
        """Everything is offered until something is typed."""
        self.set_focus(self.query_one("#narrow", TypedLine))
        self.find_again()

    def on_resize(self) -> None:
        """As high as the screen allows: no choice is out of sight."""
        self.lines.styles.height = max(1, min(MOST_SHOWN, self.app.size.height - FRAME))

    @property
    def lines(self) -> Lines[Choice]:
        """The choices."""
        return self.query_one("#choices", Lines)

    @on(Input.Changed, "#narrow")
    def find_again(self) -> None:
        """Offer what fits now, the first of it under the cursor; what was wrong is said until more is typed."""
        if not self.query("#choices"):  # what was waited for came after the answer
            return
        lines, words = self.lines, self.query_one("#narrow", TypedLine).value
        lines.empty = NOTHING_FITS if words.strip() else self._empty
        lines.show(self._find(words)[:MOST])
        lines.move_to(0)
        is_as_begun = words == self._words
        self.say(self._fault if is_as_begun else "")
        if self._at is not None and is_as_begun:
            lines.select(self._at)

    @on(Input.Submitted, "#narrow")
    @on(Lines.Chosen)
    def take(self) -> None:
        """Answer with the line under the cursor."""
        if (taken := self.lines.selected) is not None:
            self._at, self._words = taken.id, self.query_one("#narrow", TypedLine).value
            self.dismiss(taken)

    def action_lead(self, way: str) -> None:
        """Move in the choices, while typing goes on."""
        getattr(self.lines, f"action_{way}")()


def draw_choice(choice: Choice, width: int) -> Line:
    """A choice with what stands at its right end."""
    title = safe(choice.title)
    detail = cut(safe(choice.detail), max(width // 2, width - cells(title) - 6))
    title = cut(title, max(1, width - cells(detail) - 5))
    return spread([Piece(f"  {title} ")], [Piece(f" {detail} ", "dim")], width)
