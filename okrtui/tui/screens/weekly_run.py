"""The weekly run: its keys. It wishes for each reading to be recorded, and goes on once that is durable."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from okrtui.okr.run import Kept, back, corrected, forward, stood, with_kept
from okrtui.okr.steps.check_ins import Reading
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.weekly_run_shown import ShownRun
from okrtui.tui.views.wording import several
from okrtui.tui.widgets.reading_fields import ReadingFields

FIRST = frozenset({"run_earlier", "run_skip", "run_note", "run_field_back", "run_help"})
"""What goes before the keys of the fields."""
AT_THE_END = frozenset({"run_next", "run_stop", "run_help"})


def _run_bindings() -> list[BindingType]:
    made = [binding for binding in bindings("run") if isinstance(binding, Binding)]
    help_ = Binding("question_mark,？", "run_help", "Help", show=False)
    return [replace(b, priority=b.action in FIRST) for b in (*made, help_)]


class WeeklyRun(ShownRun):
    """One key result after the other, the whole cycle in a minute."""

    BINDINGS: ClassVar[list[BindingType]] = _run_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the note `?` is text; in the summary only closing is left."""
        if action == "run_help":
            return self.is_over or not self.fields.is_writing_note
        return not (action.startswith("run_") and self.is_over and action not in AT_THE_END)

    # -- recording

    def on_reading_fields_said(self, event: ReadingFields.Said) -> None:
        """Say what is wrong."""
        self.say(event.sentence)

    def on_reading_fields_typed(self) -> None:
        """What is typed is a draft; what was recorded already is none."""
        typed = self.fields.typed
        draft = None if typed.says_as(self.recorded) else typed
        self.post_message(messages.Drafted(self._key_result.id, draft))

    def on_reading_fields_given(self, event: ReadingFields.Given) -> None:
        """Have the reading recorded, unless this run has recorded just that."""
        reading, forecast, id_ = event.reading, event.forecast, self._key_result.id
        kept = self._run.kept.get(id_)
        if self._is_recording:
            return
        if kept and (kept.reading, kept.forecast) == (reading, forecast):
            self._go_on()
            return
        self._is_recording = True
        before = stood(self.now.okrs, self._key_result)
        fixes = corrected(self._run, self.now.okrs, id_)
        said = Reading(reading.value, reading.confidence, reading.note, reading.on, fixes)

        def answered(check_in: str | None, fault: str) -> None:
            self._is_recording = False
            if check_in is None:
                self.say(fault)
                return
            self._run = with_kept(self._run, id_, Kept(check_in, reading, before, forecast))
            self._go_on()

        self.post_message(messages.ReadingGiven(id_, said, forecast, answered))

    # -- moving

    def _go_on(self) -> None:
        self._run = forward(self._run, self.now.okrs)
        if self.is_over:
            self.show_summary()
        else:
            self.ask()

    def action_run_skip(self) -> None:
        """The next one; what was typed stays a draft."""
        if not self._is_recording:
            self._go_on()

    def action_run_earlier(self) -> None:
        """The one before, also one that is recorded."""
        earlier = back(self._run, self.now.okrs)
        if earlier is not self._run and not self._is_recording:
            self._run = earlier
            self.ask()

    def action_run_note(self) -> None:
        """The note; from there the first field."""
        self.fields.open_note()

    def action_run_field_back(self) -> None:
        """One field back."""
        self.fields.step_back()

    def action_run_back(self) -> None:
        """There is nothing before the first field."""

    def action_run_help(self) -> None:
        """All keys."""
        self.post_message(messages.HelpRequested())

    def action_run_next(self) -> None:
        """Close the summary; in the fields `enter` is theirs."""
        if self.is_over:
            self.dismiss(None)

    def action_run_stop(self) -> None:
        """Leave the rest for later."""
        if self.is_over:
            self.dismiss(None)
            return
        left = len(self._run.asked) - len(self._run.kept)
        draft = " · what you typed is kept as a draft" if self._drafts(self._key_result.id) else ""
        self.notify(
            f"stopped: {len(self._run.kept)} kept, {several(left, 'key result')} left{draft}", markup=False
        )
        self.dismiss(None)
