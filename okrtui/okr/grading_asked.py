"""What a grading run asks, and what is answered: values alone (method.md, "Grading and the end of the cycle")."""

from typing import Literal, TypeAlias

from msgspec import Struct

from okrtui.okr.bands import asks_explanation, asks_verdict
from okrtui.okr.drafts import grade_key, verdict_key
from okrtui.okr.grading import commitment_of, objective_score, score_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Verdict
from okrtui.okr.steps.grading import Marks

Missing = Literal["explanation", "verdict"]
"""What is still asked of a key result that has a score."""


class ScoreAsked(Struct, frozen=True):
    """The score of a key result, with all that is said about it."""

    id: str

    @property
    def key(self) -> str:
        """What its draft is kept under, beside the one of a check-in."""
        return grade_key(self.id)


class VerdictAsked(Struct, frozen=True):
    """Go on, change or stop: of an objective that came out below 0.40."""

    id: str

    @property
    def key(self) -> str:
        """What its draft is kept under."""
        return verdict_key(self.id)


GradingQuestion: TypeAlias = ScoreAsked | VerdictAsked


class Decided(Struct, frozen=True):
    """The verdict on an objective, and why."""

    verdict: Verdict
    because: str | None = None


GradingAnswer: TypeAlias = Marks | Decided


def missing(okrs: Okrs, key_result: KeyResult) -> tuple[Missing, ...]:
    """What a score asks for beside it and does not have: why it was not kept, and what becomes of it.

    The score that counts is the adjusted one.
    """
    score, grade = score_of(key_result), key_result.grade
    if score is None or grade is None:
        return ()
    asked: tuple[tuple[Missing, bool, str | None], ...] = (
        ("explanation", asks_explanation(score, commitment_of(okrs, key_result)), grade.explanation),
        ("verdict", asks_verdict(score), grade.verdict),
    )
    return tuple(name for name, is_asked, said in asked if is_asked and not said)


def is_undecided(okrs: Okrs, objective: Objective) -> bool:
    """Whether an objective came out below 0.40 and nobody has said what becomes of it."""
    is_decided = objective.verdict is not None and objective.verdict.verdict is not None
    return asks_verdict(objective_score(okrs, objective)) and not is_decided
