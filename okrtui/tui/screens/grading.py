"""The grading run: its keys. It wishes for each answer to be recorded, and goes on once that is durable."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from okrtui.okr.grading_asked import GradingAnswer, ScoreAsked
from okrtui.okr.grading_run import back, forward, take_suggested, with_kept
from okrtui.okr.records import KeyResult
from okrtui.okr.scores import suggested
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.grading_messages import Became, GradeGiven
from okrtui.tui.screens.grading_shown import ShownGrading
from okrtui.tui.views.grading_ending import stopped
from okrtui.tui.widgets.answering import Answering
from okrtui.tui.widgets.grade_fields import GradeFields
from okrtui.tui.widgets.grading_fields import GradingFields
from okrtui.tui.widgets.verdict_fields import OF_KEY_RESULTS

FIRST = frozenset({"grade_earlier", "grade_later", "grade_field", "grade_field_back", "grade_editor"})
"""What goes before the keys of the fields."""


def _grading_bindings() -> list[BindingType]:
    made = [binding for binding in bindings("grading") if isinstance(binding, Binding)]
    help_ = Binding("question_mark,？", "grade_help", "Help", show=False)
    return [replace(b, priority=b.action in FIRST) for b in (*made, help_)]


class GradingScreen(ShownGrading):
    """One key result after the other, with its evidence; two keys where nothing is written."""

    BINDINGS: ClassVar[list[BindingType]] = _grading_bindings()
    GROUPS: ClassVar[tuple[str, ...]] = ("grading",)
    """Whose commands the help shows."""

    # -- recording

    def on_answering_said(self, event: Answering.Said) -> None:
        """Say what is asked or does not fit; nothing is wrong with that."""
        self.say(event.sentence, "warn")

    def on_answering_typed(self) -> None:
        """What is typed is a draft; what is recorded already is none."""
        typed = self.fields.typed
        draft = None if typed.says_as(self._shown.recorded) else typed
        self.post_message(messages.Drafted(self._question.key, draft))

    def on_answering_passed(self) -> None:
        """It stays open."""
        self.action_grade_later()

    def on_grading_fields_answered(self, event: GradingFields.Answered) -> None:
        """Have the answer recorded, unless it says what is recorded already."""
        event.stop()
        if self._is_recording:
            return
        if self.fields.typed.says_as(self._shown.recorded):
            self._go_forward()
        else:
            self._record(event.answer)

    def _record(self, answer: GradingAnswer) -> None:
        self._is_recording = True
        question = self._question

        def told(became: Became, fault: str) -> None:
            self._is_recording = False
            if became == "refused":
                self.watch_now(self.now)
                self.say(fault)
                return
            if became == "recorded":
                self._run = with_kept(self._run, question, answer)
            self._go_forward()

        self.post_message(GradeGiven(question, answer, told))

    # -- moving

    def _go_forward(self) -> None:
        self._run = forward(self._run, self.now.okrs)
        self.go_on()

    def action_grade_later(self) -> None:
        """The next one; what was typed stays a draft."""
        if not self._is_recording:
            self._go_forward()

    def action_grade_earlier(self) -> None:
        """The one before, also one that is graded."""
        earlier = back(self._run, self.now.okrs)
        if earlier is not self._run and not self._is_recording:
            self._run = earlier
            self.ask()

    def action_grade_field(self) -> None:
        """The next field."""
        self.fields.step(1)

    def action_grade_field_back(self) -> None:
        """The field before."""
        self.fields.step(-1)

    def action_grade_next(self) -> None:
        """Record; by the key the fields hear it first."""
        self.fields.give()

    def action_grade_back(self) -> None:
        """Erase; by the key the fields hear it first."""
        self.fields.erase()

    def action_grade_stop(self) -> None:
        """Leave the rest for later."""
        has_draft = self._drafts(self._question.key) is not None
        self.dismiss(stopped(self.now, self._run, has_draft=has_draft))

    # -- answering

    def action_grade_suggested(self) -> None:
        """Take the suggested score; refused once where it rests on little."""
        fields, question = self.fields, self._question
        if not isinstance(fields, GradeFields) or not isinstance(question, ScoreAsked):
            self.say(OF_KEY_RESULTS, "warn")
            return
        key_result = self.now.okrs.find(KeyResult, question.id)
        taken = take_suggested(self._run, self.now.okrs, key_result, self.now.today)
        self._run = taken.run
        if taken.score is not None:
            fields.take(taken.score)
        else:
            again = f"= once more takes {suggested(self.now.okrs, key_result)}"
            self.say(f"{taken.refused}: {again}", "warn")

    def action_grade_up(self) -> None:
        """A hundredth more."""
        self.fields.adjust(up=True)

    def action_grade_down(self) -> None:
        """A hundredth less."""
        self.fields.adjust(up=False)

    def action_grade_reflect(self) -> None:
        """To what was learnt."""
        self.fields.open_reflection()

    def action_grade_explain(self) -> None:
        """To why it was not kept."""
        self.fields.open_explanation()

    def action_grade_go_on(self) -> None:
        """Go on with it."""
        self.fields.decide("go_on")

    def action_grade_change(self) -> None:
        """Change it."""
        self.fields.decide("change")

    def action_grade_drop(self) -> None:
        """Stop it."""
        self.fields.decide("stop")

    def action_grade_comment(self) -> None:
        """Say something beside the score, a second opinion perhaps."""
        self.post_message(messages.CommentRequested(self._question.id))

    def action_grade_editor(self) -> None:
        """The text that is being written, in a real editor; what comes back is one line here."""
        line = self.fields.writing
        if line is None:
            self.say("ctrl+e opens the text you are writing: r begins one", "warn")
            return
        line.write_outside(self.fields.said(line.id or ""))

    def action_grade_help(self) -> None:
        """All keys."""
        self.post_message(messages.HelpRequested())
