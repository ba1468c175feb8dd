"""Wishes of the grading run and of the summary."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from textual.message import Message

from okrtui.tui.messages import CycleRequest

if TYPE_CHECKING:
    from okrtui.okr.grading_asked import GradingAnswer, GradingQuestion

Became = Literal["recorded", "left", "refused"]
"""What became of an answer: durable; not given after all; not possible, or thought over once more."""


class GradeGiven(Message):
    """A question of the grading run is answered; who asked is told what became of that, and why."""

    def __init__(
        self, question: "GradingQuestion", answer: "GradingAnswer", told: Callable[[Became, str], None]
    ) -> None:
        super().__init__()
        self.question, self.answer, self.told = question, answer, told


class GradingRequested(CycleRequest):
    """A cycle is to be graded from a key result or objective on."""

    def __init__(self, cycle: str, at: str) -> None:
        super().__init__(cycle)
        self.at = at


class OutcomeCopyRequested(CycleRequest):
    """How a cycle came out is to be copied as Markdown."""
