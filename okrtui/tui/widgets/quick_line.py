"""The line on which lines of a plan are typed: it completes names, says how it reads, and stays open."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from okrtui.okr.okrs import Okrs
from okrtui.okr.quick_add import Known, parse_line, stayed_text
from okrtui.okr.quick_choices import Completion, completion
from okrtui.okr.text import cells, safe
from okrtui.tui.board_messages import LinePlace, PlanPasted
from okrtui.tui.messages import LinesPasted
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.quick_told import goes_to, offered, reads_as, with_stayed
from okrtui.tui.widgets.open_line import OpenLine
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.typed_line import TypedLine


class QuickLine(OpenLine):
    """A field with the place it adds to before it, and a line below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", show=False),
        Binding("up,ctrl+p", "step(-1)", show=False),
    ]

    def __init__(
        self, place: LinePlace, okrs: Okrs, known: Known, *, text: str = "", space: str = ""
    ) -> None:
        super().__init__()
        self._place, self._okrs, self._known, self._text = place, okrs, known, text
        self._space = space
        self._completion: Completion | None = None
        self._chosen = 0

    @property
    def place(self) -> LinePlace:
        """Where the lines go."""
        return self._place

    def compose(self) -> ComposeResult:
        """The field and what is told below it."""
        field = TypedLine(self._text, id="quick-line")
        yield Horizontal(Painted([[]], classes="label"), field, classes="field")
        yield Painted([[]], id="quick-told")

    def on_mount(self) -> None:
        """Typing begins at once."""
        self.begin()
        self._tell()

    def follow(self, okrs: Okrs, known: Known) -> None:
        """Something changed: what is typed stays."""
        self._okrs, self._known = okrs, known
        self._tell()

    def answered(self, done: str, fault: str) -> None:
        """The line was added, and the next one may be typed; or it was not, and stays."""
        if fault:
            self._say([Piece(safe(fault), "bad")])
            return
        stayed = stayed_text(self._typed.value, self._known)
        self._make_room()
        self._completion = None
        self._label()
        self._say(with_stayed(stayed, [Piece(safe(done), "good")]))

    # -- what is told

    def _tell(self) -> None:
        typed = self._typed
        self._completion = completion(typed.value, typed.cursor_position, self._known)
        self._chosen = 0
        self._label()
        self._show()

    def _show(self) -> None:
        self._say(self._told())

    def _told(self) -> Line:
        if self._completion:
            return offered(self._completion, self._chosen, self._room)
        typed = self._typed.value
        line, stayed = parse_line(typed, self._known), stayed_text(typed, self._known)
        return reads_as(line, stayed, self._okrs, self._room)

    def _label(self) -> None:
        """Say where the line would go, before it does."""
        place = self._place.said_by(parse_line(self._typed.value, self._known))
        told = goes_to(place.week.label, place.rank, self._space, self._room)
        label = self.query_one(".label", Painted)
        label.styles.width = cells(told)
        label.show([[Piece(told, "accent")]])

    @on(Input.Changed, "#quick-line")
    def _changed(self) -> None:
        self.post_message(self.Edited(self._typed.value))
        self._tell()

    @on(LinesPasted)
    def _several(self, event: LinesPasted) -> None:
        """Several lines are several lines of the plan, where this field stands."""
        event.stop()
        self.post_message(PlanPasted(event.text, self._place, event.take))

    # -- keys

    def action_step(self, by: int) -> None:
        """Another of the choices."""
        if self._completion:
            self._chosen = (self._chosen + by) % len(self._completion.choices)
            self._show()

    def action_complete(self) -> None:
        """Take the choice shown."""
        if self._completion is None:
            return
        typed, at = self._typed, self._completion
        word = at.choices[self._chosen].word
        rest = typed.value[at.end :].lstrip()
        typed.value = f"{typed.value[: at.start]}{word} {rest}"
        typed.cursor_position = at.start + len(word) + 1
        self._tell()
