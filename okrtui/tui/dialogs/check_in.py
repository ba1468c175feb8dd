"""The check-in: a value by its measure, a confidence that is always a deliberate press, a note."""

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from okrtui.okr.errors import OkrError
from okrtui.okr.measures import Value, is_unusual, value_text
from okrtui.okr.progress import standing
from okrtui.okr.records import KeyResult
from okrtui.okr.steps.check_ins import Reading
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.readings import confidence_told, head, last_note, read_value, refused, value_told
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.scale import Scale
from okrtui.tui.widgets.steps import Steps
from okrtui.tui.widgets.typed_line import TypedLine

WIDTH = 68
LABEL = 12


class CheckInDialog(Dialog[Reading]):
    """One reading of one key result."""

    def __init__(self, now: Now, key_result: KeyResult, signs: Glyphs, *, decimal_comma: bool) -> None:
        super().__init__("Check in", "enter Next · tab Field · esc Cancel")
        self._now, self._key_result, self._signs = now, key_result, signs
        self._at = standing(now.okrs, key_result)
        self._decimal_comma = decimal_comma
        self._has_steps = key_result.measure.kind == "milestones"
        self._confirmed: Value | None = None

    def parts(self) -> Iterable[Widget]:
        """What it is about, then value, confidence and note."""
        about = head(self._now, self._key_result, WIDTH)
        yield Painted([*about, *last_note(self._now, self._key_result, WIDTH), []], classes="notes")
        if self._has_steps:
            yield Painted([[Piece("steps", "dim"), Piece("   space: done or not done", "dim")]])
            yield Steps(self._key_result.measure, self._at.value, self._signs, id="steps")
        else:
            yield _field("value", TypedLine(id="value"))
            yield Painted(self._value_lines(""), id="below-value", classes="below")
        yield _field("confidence", Scale(id="scale"))
        asked = confidence_told(self._now, self._key_result, self._at)
        yield Painted([[Piece(asked, "dim")]], classes="below")
        yield _field("note", TypedLine(id="note"))
        yield Painted([[Piece("may stay empty", "dim")]], classes="below")

    def on_mount(self) -> None:
        """Typing begins with the value."""
        self.set_focus(self.query_one("#steps" if self._has_steps else "#value"))

    def _value_lines(self, typed: str) -> list[Line]:
        return value_told(self._key_result, self._at, typed, decimal_comma=self._decimal_comma)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the value reads while it is typed."""
        if event.input.id == "value":
            self.query_one("#below-value", Painted).show(self._value_lines(event.value))
        self.say("")

    def on_scale_typed(self) -> None:
        """What was wrong may be right now."""
        self.say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the value to the confidence; from the note it is recorded."""
        if event.input.id == "note":
            self._record()
        elif self._value() is not None:
            self.set_focus(self.query_one(Scale))

    def on_steps_settled(self) -> None:
        """From the steps to the confidence."""
        self.set_focus(self.query_one(Scale))

    def on_scale_settled(self) -> None:
        """`enter` on the scale records."""
        self._record()

    def _value(self) -> Value | None:
        """The value, asked for once more where it is far outside what was expected; None while it is not right."""
        if self._has_steps:
            return self.query_one(Steps).done
        typed = self.query_one("#value", Input)
        try:
            value = read_value(self._key_result, self._at, typed.value, decimal_comma=self._decimal_comma)
        except OkrError as error:
            self.query_one("#below-value", Painted).show(refused(str(error)))
            self.set_focus(typed)
            return None
        if is_unusual(self._key_result.measure, value) and typed.value.strip() and value != self._confirmed:
            self._confirmed = value
            told = value_text(self._key_result.measure, value)
            self._refuse(f"{told} is far outside what was planned: enter once more takes it", typed)
            return None
        return value

    def _refuse(self, sentence: str, field: Widget) -> None:
        self.say(sentence)
        self.set_focus(field)

    def _record(self) -> None:
        value, scale = self._value(), self.query_one(Scale)
        if value is None:
            return
        if scale.given is None:
            self._refuse("press 0–9 or t for the confidence", scale)
            return
        note = self.query_one("#note", Input).value.strip() or None
        self.dismiss(Reading(value, scale.given, note))


def _field(label: str, field: Widget) -> Horizontal:
    return Horizontal(Painted([[Piece(f"{label:<{LABEL}}", "dim")]], classes="label"), field, classes="field")
