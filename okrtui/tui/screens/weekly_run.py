"""The weekly run: its keys. It wishes for each answer to be recorded, and goes on once that is durable."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from okrtui.okr.run import Kept, back, forward, stood, with_kept
from okrtui.okr.run_asked import Answer
from okrtui.okr.run_outcome import replaced, unanswered
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.weekly_run_shown import ShownRun
from okrtui.tui.views.run_ending import Ending
from okrtui.tui.views.run_summary import done, stopped
from okrtui.tui.widgets.answering import Answering
from okrtui.tui.widgets.typed_line import TypedLine

FIRST = frozenset({"run_earlier", "run_skip", "run_note", "run_field_back", "run_help"})
"""What goes before the keys of the fields."""
AT_THE_END = frozenset({"run_next", "run_stop", "run_help"})


def _run_bindings() -> list[BindingType]:
    made = [binding for binding in bindings("run") if isinstance(binding, Binding)]
    help_ = Binding("question_mark,？", "run_help", "Help", show=False)
    return [replace(b, priority=b.action in FIRST) for b in (*made, help_)]


class WeeklyRun(ShownRun):
    """One question after the other, the whole cycle in a minute."""

    BINDINGS: ClassVar[list[BindingType]] = _run_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where text is written `?` is text; in the summary only closing is left."""
        if action == "run_help":
            return self.is_over or not self.fields.is_writing
        return not (action.startswith("run_") and self.is_over and action not in AT_THE_END)

    # -- recording

    def on_answering_said(self, event: Answering.Said) -> None:
        """Say what is wrong."""
        self.say(event.sentence)

    def on_answering_typed(self) -> None:
        """What is typed is a draft; what was recorded already is none."""
        typed = self.fields.typed
        draft = None if typed.says_as(self.recorded) else typed
        self.post_message(messages.Drafted(self._question.key, draft))

    def on_answering_passed(self) -> None:
        """Nothing is to be recorded here."""
        self.action_run_skip()

    def on_answering_given(self, event: Answering.Given) -> None:
        """Have the answer recorded, unless this run has recorded just that."""
        event.stop()
        kept = self._run.kept.get(self._question)
        if self._is_recording:
            return
        if kept and kept.answer == event.answer:
            self._go_forward()
            return
        self._record(event.answer)

    def _record(self, answer: Answer) -> None:
        self._is_recording = True
        question, now = self._question, self.now
        replaces = replaced(self._run, now.okrs, question)

        def told(record: str | None, fault: str) -> None:
            self._is_recording = False
            if record is None:
                self.say(fault)
                return
            before = stood(now.okrs, question, now.today)
            self._run = with_kept(self._run, question, Kept(record, answer, before))
            self._go_forward()

        self.post_message(messages.AnswerGiven(question, answer, replaces, told))

    # -- moving

    def _go_forward(self) -> None:
        self._run = forward(self._run, self.now.okrs, self.now.today)
        self.go_on()

    def action_run_skip(self) -> None:
        """The next one; what was typed stays a draft."""
        if not self._is_recording:
            self._go_forward()

    def action_run_earlier(self) -> None:
        """The one before, also one that is recorded."""
        earlier = back(self._run, self.now.okrs, self.now.today)
        if earlier is not self._run and not self._is_recording:
            self._run = earlier
            self.ask()

    def action_run_note(self) -> None:
        """The note; from there the first field."""
        self.fields.open_note()

    def action_run_editor(self) -> None:
        """The note in the person's own editor; a field takes the key itself."""
        self.fields.open_note()
        if isinstance(self.focused, TypedLine):
            self.focused.action_write_outside()

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
            self.dismiss(Ending("", self._told))

    def action_run_stop(self) -> None:
        """Leave the rest for later."""
        if self.is_over:
            self.action_run_next()
            return
        has_draft = self._drafts(self._question.key) is not None
        questions = sum(1 for _ in unanswered(self._run, self.now.okrs, self.now.today))
        lines = tuple(done(self.now, self._run))
        self.dismiss(Ending(stopped(self._run, questions=questions), lines, has_draft))
