"""The fields of one check-in as they are answered: a confidence is always a deliberate press."""

from textual.widget import Widget
from textual.widgets import Input

from okrtui.okr.errors import OkrError
from okrtui.okr.measures import Value, is_unusual, value_text
from okrtui.okr.run_asked import Rated
from okrtui.okr.steps.check_ins import Reading
from okrtui.tui.views.readings import refused
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.reading_shown import ShownFields
from okrtui.tui.widgets.scale import Scale

NO_CONFIDENCE = "press 0–9 or t for the confidence"


class ReadingFields(ShownFields):
    """Goes from field to field and says when all is given."""

    # -- typing

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the value reads while it is typed."""
        event.stop()
        self.has_typed()

    def on_scale_typed(self) -> None:
        """What was wrong may be right now."""
        self.has_typed()

    def on_steps_toggled(self) -> None:
        """A step more, or one less."""
        self.has_typed()

    def on_scale_back(self) -> None:
        """From the empty scale to what comes before it."""
        self.step_back()

    def on_typed_line_back(self) -> None:
        """From the empty day to the note, from the empty note to the scale."""
        self.step_back()

    def on_painted_clicked(self, event: Painted.Clicked) -> None:
        """The letter of a forecast that is asked below the scale."""
        event.stop()
        self._scale.foresee(event.does)

    # -- going on

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the value to the confidence; from note and day it is recorded."""
        event.stop()
        if event.input.id in ("note", "on"):
            self._give()
        elif self._value() is not None:
            self.screen.set_focus(self._scale)

    def on_steps_settled(self) -> None:
        """From the steps to the confidence."""
        self.screen.set_focus(self._scale)

    def on_scale_settled(self, event: Scale.Settled) -> None:
        """`enter` on the scale records."""
        event.stop()
        self._give()

    def _give(self) -> None:
        value, confidence = self._value(), self._scale.given
        if value is None:
            return
        if confidence is None:
            self._refuse(NO_CONFIDENCE, self._scale)
            return
        try:
            on = self._asked.day(self._day_field.value)
        except OkrError as error:
            self._refuse(str(error), self._scale if self._is_flat else self._day_field)
            return
        note = self._note_field.value.strip() or None
        self.post_message(self.Given(Rated(Reading(value, confidence, note, on), self._scale.foreseen)))

    def _value(self) -> Value | None:
        """The value, asked for once more where it is far outside what was expected; None while it is not right."""
        if self._asked.has_steps:
            return self._steps.done
        typed, measure = self._value_field, self._asked.key_result.measure
        try:
            value = self._asked.read(typed.value)
        except OkrError as error:
            self._tell_value(refused(str(error)))
            if self.is_cut(str(error)):
                self.say(str(error))
            self.screen.set_focus(typed)
            return None
        if is_unusual(measure, value) and typed.value.strip() and value != self._confirmed:
            self._confirmed = value
            told = value_text(measure, value)
            self._refuse(f"{told} is far outside what was planned: enter once more takes it", typed)
            return None
        return value

    def _refuse(self, sentence: str, field: Widget) -> None:
        self.say(sentence)
        self.screen.set_focus(field)
