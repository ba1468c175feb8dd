"""The line a filter is typed on: what it could go on with stands below, and what it finds."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from okrtui.okr.errors import BadInputError
from okrtui.okr.filter_offers import offers, reads_as
from okrtui.okr.filter_typed import EXAMPLE, Known, parse_filter
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.choose import draw_choice
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.views.choices import Choice
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.typed_line import TypedLine

MOST_SHOWN, FRAME = 12, 6
TYPE_ON = "type on, or tab takes what is under the cursor"


class FilterDialog(Dialog[str]):
    """Answers with a filter as it was typed, or as it was chosen where nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "lead('down')", show=False),
        Binding("up,ctrl+p", "lead('up')", show=False),
        Binding("pagedown", "lead('half_down')", show=False),
        Binding("pageup", "lead('half_up')", show=False),
        Binding("tab", "complete", show=False),
    ]

    def __init__(
        self, at: str, known: Known, choices: Sequence[Choice], count: Callable[[str], str], mark: str
    ) -> None:
        super().__init__("Filter", "tab Complete · ↑ ↓ Move · enter Show · esc Cancel")
        self._at, self._known, self._count, self._mark = at, known, count, mark
        self._choices, self._counted = list(choices), 0

    def parts(self) -> Iterable[Widget]:
        """The line to type on, how it reads, what it could go on with."""
        yield TypedLine(self._at, id="narrow", placeholder=EXAMPLE)
        yield Painted([[]], id="reads")
        lines = Lines[Choice](draw_choice, mark=self._mark, id="choices")
        lines.can_focus, lines.is_led = False, True
        yield lines

    def on_mount(self) -> None:
        """What holds now is marked: the first key that is typed replaces it."""
        self.set_focus(self._line)
        self._line.select_all()
        self._follow()

    def on_resize(self) -> None:
        """As high as the screen allows."""
        self._lines.styles.height = max(1, min(MOST_SHOWN, self.app.size.height - FRAME))
        self._tell()

    @property
    def _line(self) -> TypedLine:
        return self.query_one("#narrow", TypedLine)

    @property
    def _lines(self) -> Lines[Choice]:
        return self.query_one("#choices", Lines)

    @on(Input.Changed, "#narrow")
    def _follow(self) -> None:
        lines, typed = self._lines, self._line.value
        if typed.strip():
            lines.empty = ("", "any other word is looked for in the titles")
            lines.show([Choice(str(o.start), o.word, o.told) for o in offers(typed, self._known)])
        else:
            lines.show(self._choices)
            self.call_after_refresh(self._count_next)
        lines.move_to(0)
        self.say("")
        self._tell()

    def _count_next(self) -> None:
        """How many the next of the choices finds: one after the other, so that no key waits for all of them."""
        is_answered = not (self.query("#narrow") and self.query("#choices"))
        if is_answered or self._line.value.strip() or self._counted >= len(self._choices):
            return
        choice = self._choices[self._counted]
        self._choices[self._counted] = choice._replace(detail=self._count(choice.id))
        self._counted += 1
        self._lines.show(list(self._choices))
        self.call_after_refresh(self._count_next)

    def _tell(self) -> None:
        self.query_one("#reads", Painted).draw(lambda width, _: [_cut(self._reads(), width)])

    def _reads(self) -> Piece:
        """How it reads and what it finds; while a word is half typed, what is missing."""
        typed = self._line.value
        if not typed.strip():
            return Piece("a state, a person, a day, a word: all of it must be so", "dim")
        try:
            told = reads_as(parse_filter(typed, self._known), self._known.okrs)
            return Piece(safe(f"{self._count(typed)} · {told}"), "good")
        except BadInputError as refused:
            return Piece(TYPE_ON if self._lines.rows else safe(str(refused)), "dim")

    @on(Input.Submitted, "#narrow")
    def take(self) -> None:
        """What was typed; of nothing typed what is under the cursor."""
        typed = self._line.value
        if not typed.strip():
            chosen = self._lines.selected
            self.dismiss(chosen.id if chosen else "")
            return
        try:
            parse_filter(typed, self._known)
        except BadInputError as refused:
            self.say(str(refused))
        else:
            self.dismiss(typed)

    @on(Lines.Chosen)
    def action_complete(self) -> None:
        """Take what is under the cursor into the line."""
        if (chosen := self._lines.selected) is None:
            return
        begun = self._line.value[: int(chosen.id)] if self._line.value.strip() else ""
        word = chosen.title if self._line.value.strip() else chosen.id
        self._line.value = f"{begun}{word}" + ("" if word.endswith(":") else " ")
        self._line.cursor_position = len(self._line.value)

    def action_lead(self, way: str) -> None:
        """Move in the choices, while typing goes on."""
        getattr(self._lines, f"action_{way}")()


def _cut(piece: Piece, width: int) -> Line:
    return [piece._replace(text=cut(piece.text, max(1, width)))]
