"""The fields of one check-in as they stand: value or steps, confidence, note, and what is said beside them."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection

from okrtui.okr.drafts import Draft
from okrtui.okr.measures import Value
from okrtui.okr.text import cells, safe
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.readings import Asked
from okrtui.tui.widgets.answering import Answering
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.rows import fill, label_of, one_line, row, two_lines
from okrtui.tui.widgets.scale import Scale
from okrtui.tui.widgets.steps import Steps
from okrtui.tui.widgets.typed_line import TypedLine

ROOM = 40
STEPS_TOLD: Line = [Piece("steps", "dim"), Piece("   space: done or not done", "dim")]


class ShownFields(Answering[Asked]):
    """Asks one key result after the other; what is said about a field stands below it, or beside it when flat."""

    def __init__(
        self, asked: Asked, typed: Draft, signs: Glyphs, *, is_flat: bool = False, most_steps: int = 8
    ) -> None:
        super().__init__(asked, typed, "flat" if is_flat else "")
        self._signs, self._is_flat, self._most_steps = signs, is_flat, most_steps
        self._confirmed: Value | None = None

    # -- what is there

    def compose(self) -> ComposeResult:
        """Value or steps, confidence, note, and where it is not flat the day."""
        yield from self._row(
            "value", TypedLine(id="value", leaves="?？"), Painted(id="below-value", classes="below")
        )
        if not self._is_flat:
            yield Painted([STEPS_TOLD], id="steps-told")
        steps = Steps(self._signs, most=self._most_steps, id="steps")
        yield Horizontal(label_of("steps"), steps, id="steps-row") if self._is_flat else steps
        scale = Scale(id="scale", classes="tall" if self._is_flat else "")
        below = [] if self._is_flat else [Painted(id="below-scale", classes="below")]
        yield from self._row("confidence", scale, *below)
        hint = "tab opens it" if self._is_flat else "may stay empty"
        yield from self._row("note", TypedLine(id="note", placeholder=hint))
        day = TypedLine(id="on"), Painted(id="told-on")
        yield row("day", *day, id="day-row")

    def _row(self, label: str, field: Widget, *told: Widget) -> Iterable[Widget]:
        inside = told if self._is_flat else ()
        yield row(label, field, *inside, id=f"{label}-row")
        if not self._is_flat:
            yield from told

    @property
    def _value_field(self) -> Input:
        return self.query_one("#value", Input)

    @property
    def _note_field(self) -> Input:
        return self.query_one("#note", Input)

    @property
    def _day_field(self) -> Input:
        return self.query_one("#on", Input)

    @property
    def _scale(self) -> Scale:
        return self.query_one(Scale)

    @property
    def _steps(self) -> Steps:
        return self.query_one(Steps)

    # -- asking

    def ask(self, asked: Asked, typed: Draft) -> None:
        """Ask a key result, with what was typed for it before; the first key replaces a value that stands there."""
        self._asked, self._confirmed = asked, None
        self._first_field_only(asked.has_steps)
        self._steps.ask(asked.key_result.measure, asked.steps_done if typed.steps is None else typed.steps)
        fill(self._value_field, typed.value)
        fill(self._note_field, typed.note)
        fill(self._day_field, typed.on)
        self._value_field.selection = Selection(0, len(self._value_field.value))
        self._scale.given = typed.confidence if typed.confidence in range(11) else None
        self._scale.foreseen = typed.forecast
        self._last = self.typed
        self.tell()
        self.begin()

    def _first_field_only(self, has_steps: bool) -> None:
        for id_ in ("value-row", "below-value"):
            self.query_one(f"#{id_}").display = not has_steps
        for id_ in ("steps", "steps-row" if self._is_flat else "steps-told"):
            self.query_one(f"#{id_}").display = has_steps

    def follow(self, asked: Asked) -> None:
        """The same key result as it is known now; what was typed stays."""
        before, self._asked = self._asked, asked
        if asked.key_result.measure != before.key_result.measure or asked.at.value != before.at.value:
            is_touched = self._steps.done != before.steps_done
            self._steps.ask(asked.key_result.measure, self._steps.done if is_touched else asked.steps_done)
        self.tell()

    def begin(self) -> None:
        """To the first field."""
        self.screen.set_focus(self._steps if self._asked.has_steps else self._value_field)

    def open_note(self) -> None:
        """To the note, and from it to the first field."""
        if self._note_field.has_focus:
            self.begin()
        else:
            self.screen.set_focus(self._note_field)

    def step_back(self) -> None:
        """One field back."""
        if self._day_field.has_focus:
            self.screen.set_focus(self._note_field)
        elif self._note_field.has_focus:
            self.screen.set_focus(self._scale)
        else:
            self.begin()

    @property
    def typed(self) -> Draft:
        """What stands in the fields; steps only where they were toggled."""
        done = self._steps.done if self._asked.has_steps else ()
        return Draft(
            value="" if self._asked.has_steps else self._value_field.value,
            confidence=self._scale.given,
            note=self._note_field.value,
            steps=done if self._asked.has_steps and done != self._asked.steps_done else None,
            forecast=self._scale.foreseen,
            on=self._day_field.value,
        )

    @property
    def is_writing(self) -> bool:
        """Whether letters are text now."""
        return self._note_field.has_focus

    # -- telling

    def tell(self) -> None:
        """How the value reads, what was said of the confidence last, and the forecast where it is asked."""
        self._tell_value(self._asked.told(self._value_field.value))
        day = self.query_one("#told-on", Painted)
        day.show(one_line(self._asked.day_told(self._day_field.value), day.size.width or ROOM))
        told, asks = self._asked.confidence, self._asked.forecast(self._scale.foreseen)
        self._scale.asks = asks
        self._scale.told = told
        if not self._is_flat:
            self.query_one("#below-scale", Painted).show([told, *([asks] if asks else [])])

    def _tell_value(self, line: Line) -> None:
        lay = one_line if self._is_flat else two_lines
        self.query_one("#below-value", Painted).draw(lambda width, _: lay(line, width))

    @property
    def _room(self) -> int:
        return self.query_one("#below-value").size.width or ROOM

    def is_cut(self, sentence: str) -> bool:
        """Whether there is too little room for it beside the value."""
        return self._is_flat and cells(safe(sentence)) > self._room
