"""A grade and a verdict as they are typed, and what is typed as what is to be recorded."""

from decimal import Decimal

from okrtui.okr.drafts import Draft
from okrtui.okr.grading_asked import Decided
from okrtui.okr.records import Grade, Objective
from okrtui.okr.score_typed import is_made_of_keys, keys_of_score, score_of_keys
from okrtui.okr.scores import adjusted_score
from okrtui.okr.steps.grading import Marks


def as_typed(marks: Marks) -> Draft:
    """The fields that would record these marks."""
    return Draft(
        score=keys_of_score(marks.score),
        adjustment=marks.adjustment or None,
        because=marks.because or "",
        explanation=marks.explanation or "",
        verdict=marks.verdict,
        note=marks.reflection or "",
    )


def marks_typed(typed: Draft, known: Marks) -> Marks:
    """What the fields say; a score that stays as it was shown keeps the places it came with."""
    is_same = typed.score == keys_of_score(known.score)
    adjustment = typed.adjustment or None
    return Marks(
        score=known.score if is_same else score_of(typed),
        adjustment=adjustment,
        because=_said(typed.because) if adjustment else None,
        explanation=_said(typed.explanation),
        verdict=typed.verdict,
        reflection=_said(typed.note),
    )


def score_of(typed: Draft) -> Decimal | None:
    """The score that is typed, without its adjustment."""
    return score_of_keys(typed.score) if is_made_of_keys(typed.score) else None


def adjusted_of(typed: Draft, known: Marks) -> Decimal | None:
    """The score that counts, as it is typed."""
    marks = marks_typed(typed, known)
    return adjusted_score(Grade(score=marks.score, adjustment=marks.adjustment))


def verdict_as_typed(objective: Objective) -> Draft:
    """The fields that would record the verdict there is."""
    given = objective.verdict
    return Draft(verdict=given.verdict, because=given.because or "") if given else Draft()


def decided(typed: Draft) -> Decided | None:
    """The verdict that is typed; None while there is none."""
    return Decided(typed.verdict, _said(typed.because)) if typed.verdict else None


def _said(text: str) -> str | None:
    return text.strip() or None
