"""The score of a key result: suggested, given, adjusted (method.md, "Grading and the end of the cycle").

Scores lie in 0…1 and are exact; they are rounded, half up, only where they are shown. What arrives from
other copies may be anything a `Grade` can hold: a score that is no usable number counts as absent.
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from okrtui.okr.measures import clamped
from okrtui.okr.numbers import EXACT, fits
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import Grade, KeyResult

TWO_PLACES = Decimal("0.01")
LARGEST_ADJUSTMENT = Decimal("0.05")
OLD_AFTER = timedelta(days=14)
"""The age of a last check-in up to which it says where a key result stands."""


def rounded(score: Decimal, places: Decimal = TWO_PLACES) -> Decimal:
    """A score as it is shown: half up, to two places unless others are asked for."""
    return score.quantize(places, ROUND_HALF_UP)


def suggested(okrs: Okrs, key_result: KeyResult) -> Decimal:
    """The score that the progress suggests, to two places."""
    return rounded(standing(okrs, key_result).progress)


def doubt(okrs: Okrs, key_result: KeyResult, today: date) -> str | None:
    """Why the suggested score is refused once; None where it rests on a check-in not over 14 days old.

    After the end of the cycle the age is the one it had on the last day: what comes later says nothing of it.
    """
    last = standing(okrs, key_result).last
    if last is None or last.on is None:
        return "nobody has checked in"
    cycle = okrs.cycle_of(key_result)
    age = min(today, cycle.span.end or today if cycle else today) - last.on
    if age <= OLD_AFTER:
        return None
    return f"the last check-in is {age.days} days old ({last.on})"


def given_score(grade: Grade | None) -> Decimal | None:
    """The score as it was given; None while there is none."""
    if grade is None or grade.score is None or not fits(grade.score):
        return None
    return clamped(grade.score)


def adjustment_of(grade: Grade | None) -> Decimal:
    """By how much the score was adjusted; 0 when it was not."""
    if grade is None or grade.adjustment is None or not fits(grade.adjustment):
        return Decimal(0)
    return min(max(grade.adjustment, -LARGEST_ADJUSTMENT), LARGEST_ADJUSTMENT)


def adjusted_score(grade: Grade | None) -> Decimal | None:
    """The score with its adjustment, held within 0…1: the one that counts. None while there is none."""
    score = given_score(grade)
    return None if score is None else clamped(EXACT.add(score, adjustment_of(grade)))


def score_text(score: Decimal | None) -> str:
    """A score as people read it: `0.81`; a dash where there is none."""
    return "–" if score is None else str(rounded(score))


def adjustment_text(grade: Grade | None) -> str:
    """How a score was adjusted: `0.81 + 0.05`; empty when it was not."""
    adjustment = adjustment_of(grade)
    sign = "+" if adjustment > 0 else "−"
    return f"{score_text(given_score(grade))} {sign} {rounded(abs(adjustment))}" if adjustment else ""
