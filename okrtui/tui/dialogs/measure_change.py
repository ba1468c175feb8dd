"""The question when a measure with check-ins changes: a mistake mended, or another target from today on?"""

from typing import ClassVar

from textual.binding import BindingType

from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.form import Field, Form
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece

MEND, FROM_TODAY = "m", "c"
OPTIONS = (
    Option(MEND, "m  Mend a mistake", "it was always meant so: all is drawn anew"),
    Option(FROM_TODAY, "c  Change it from today", "history keeps the old one, and why"),
)


class MeasureQuestion(Question):
    """Answers with MEND or FROM_TODAY, also by its letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        (MEND, f"answer('{MEND}')", "Mend"),
        (FROM_TODAY, f"answer('{FROM_TODAY}')", "Change"),
    ]

    def __init__(self, title: str, told: str, signs: Glyphs) -> None:
        super().__init__("Another measure", OPTIONS, signs, notes=_about(title, told))

    def action_answer(self, answer: str) -> None:
        """That one."""
        self.dismiss(answer)


def reason_form(title: str, told: str) -> Form:
    """Why the target changes."""
    hint = "stands beside it in the history and at grading"
    field = Field("reason", "why", lambda text: require_text(text, "the reason"), hint=hint)
    return Form("Change it from today", [field], notes=_about(title, told))


def _about(title: str, told: str) -> list[Line]:
    return [headline(cut(title, FAULT_WIDTH)), [Piece(cut(safe(told), FAULT_WIDTH), "warn")], []]
