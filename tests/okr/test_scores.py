"""Scores of key results: what is suggested, given and adjusted, and how it is rounded."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Grade, Measure
from okrtui.okr.scores import adjusted_score, doubt, given_score, rounded, score_text, suggested
from tests.builders import AT_MOST, REACH, STEPS, YES_NO, check_in, key_result, objective, okrs_of
from tests.okr.graded import LAST_DAYS, grade

AT_LEAST = Measure("at_least", None, Decimal("99.95"), "%")
HALVES = range(5, 1000, 10)
WHOLE = st.integers(-1_000_000, 1_000_000)
NUMBERS = st.one_of(st.none(), st.decimals(allow_nan=True, allow_infinity=True))


def with_value(measure: Measure, value: Any = None, on: str = "2026-12-28") -> Okrs:
    made = [check_in("c", "kr", on, **_reading(value))] if value is not None else []
    return okrs_of(objective("boring"), key_result("kr", measure=measure), *made)


def _reading(value: Any) -> dict[str, Any]:
    return {"steps_done": value} if isinstance(value, tuple) else {"value": Decimal(value)}


@pytest.mark.parametrize(
    ("measure", "value", "score"),
    [
        (REACH, "16.96", "0.81"),
        (REACH, "24.8", "1.00"),
        (REACH, "1.28", "0.00"),
        (REACH, None, "0.00"),
        (Measure("reach", Decimal(45), Decimal(15)), "60", "0.00"),
        (Measure("reach", Decimal(45), Decimal(15)), "24", "0.70"),
        (AT_MOST, "5", "1.00"),
        (AT_MOST, "5.1", "0.00"),
        (AT_LEAST, "99.9", "0.00"),
        (AT_LEAST, None, "0.00"),
        (Measure("at_most", Decimal(12), Decimal(5)), "5.01", "0.99"),
        (STEPS, ("1", "2"), "0.50"),
        (STEPS, ("1",), "0.25"),
        (Measure("milestones", steps=STEPS.steps[:3]), ("1", "2"), "0.67"),
        (YES_NO, "1", "1.00"),
        (YES_NO, "0", "0.00"),
    ],
)
def test_the_suggested_score_is_the_progress_to_two_places(measure: Measure, value: Any, score: str) -> None:
    okrs = with_value(measure, value)
    assert str(suggested(okrs, okrs.key_results["kr"])) == score


def assert_rounded_up(thousandths: int, start: int = 0, way: int = 1000) -> None:
    """A value so many thousandths of the way, the last digit a 5, suggests the next whole hundredth."""
    measure = Measure("reach", Decimal(start), Decimal(start + way))
    okrs = with_value(measure, Decimal(start * 1000 + way * thousandths).scaleb(-3))
    assert suggested(okrs, okrs.key_results["kr"]) * 1000 == thousandths + 5


@pytest.mark.parametrize("thousandths", HALVES)
def test_every_half_is_rounded_up(thousandths: int) -> None:
    assert_rounded_up(thousandths)


@given(st.sampled_from(HALVES), WHOLE, WHOLE.filter(bool))
def test_every_half_is_rounded_up_whatever_the_start_and_target(
    thousandths: int, start: int, way: int
) -> None:
    assert_rounded_up(thousandths, start, way)


@given(st.decimals(0, 1, places=9))
def test_rounding_is_off_by_half_a_place_at_most_and_a_half_goes_up(score: Decimal) -> None:
    assert -Decimal("0.005") < rounded(score) - score <= Decimal("0.005") or rounded(score) == score


@pytest.mark.parametrize(
    ("on", "today", "reason"),
    [
        ("2026-12-16", LAST_DAYS, None),
        ("2026-12-15", LAST_DAYS, "the last check-in is 15 days old (2026-12-15)"),
        ("2026-12-20", date(2027, 2, 1), None),
        ("2026-12-10", date(2027, 2, 1), "the last check-in is 21 days old (2026-12-10)"),
        ("2027-01-04", date(2027, 2, 1), None),
    ],
)
def test_a_suggestion_that_rests_on_an_old_check_in_is_doubted(
    on: str, today: date, reason: str | None
) -> None:
    okrs = with_value(REACH, "17", on)
    assert doubt(okrs, okrs.key_results["kr"], today) == reason


def test_a_suggestion_that_rests_on_no_check_in_is_doubted() -> None:
    okrs = with_value(REACH)
    assert doubt(okrs, okrs.key_results["kr"], LAST_DAYS) == "nobody has checked in"


def test_a_check_in_that_only_confirms_is_one() -> None:
    okrs = with_value(REACH, "17", "2026-11-02").with_records(
        [check_in("d", "kr", "2026-12-28", confidence=8)]
    )
    assert doubt(okrs, okrs.key_results["kr"], LAST_DAYS) is None


@pytest.mark.parametrize(
    ("score", "adjustment", "adjusted"),
    [
        ("0.81", None, "0.81"),
        ("0.81", "0.05", "0.86"),
        ("0.81", "-0.05", "0.76"),
        ("0.98", "0.05", "1"),
        ("0.03", "-0.05", "0"),
        ("0.5", "0.2", "0.55"),
        ("1.4", None, "1"),
        (None, "0.05", None),
        ("NaN", None, None),
        ("1e-400", None, None),
        ("0.5", "Infinity", "0.5"),
    ],
)
def test_score_and_adjusted_score_are_both_kept(
    score: str | None, adjustment: str | None, adjusted: str | None
) -> None:
    given_grade = grade(score, adjustment)
    assert adjusted_score(given_grade) == (None if adjusted is None else Decimal(adjusted))
    assert (given_score(given_grade) is None) == (adjusted is None)


@given(NUMBERS, NUMBERS)
def test_whatever_arrives_an_adjusted_score_lies_in_0_to_1_and_near_the_score(
    score: Decimal | None, adjustment: Decimal | None
) -> None:
    given_grade = Grade(score, adjustment)
    adjusted, before = adjusted_score(given_grade), given_score(given_grade)
    if adjusted is not None and before is not None:
        assert 0 <= adjusted <= 1
        assert abs(adjusted - before) <= Decimal("0.05")


def test_without_a_grade_there_is_no_score() -> None:
    assert (given_score(None), adjusted_score(None), score_text(None)) == (None, None, "–")
    assert score_text(Decimal("0.5")) == "0.50"
