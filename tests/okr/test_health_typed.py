from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError
from okrtui.okr.health_typed import TypedReading, parse_reading, takes_number, what_to_type
from okrtui.okr.records import HealthMetric, Limits
from tests.okr.lines import UP, metric, reading

HOURS = metric("wait", unit="h")
GRAMS = metric("sugar", unit="g")
SCORE = metric("morale", limits=UP)
BY_HAND = metric("mood")


@pytest.mark.parametrize(
    ("kept", "typed", "read"),
    [
        (SCORE, "4.20", TypedReading(Decimal("4.20"))),
        (SCORE, " a ", TypedReading(light="amber")),
        (SCORE, "4.2 r", TypedReading(Decimal("4.2"), "red")),
        (SCORE, "4.2 RED", TypedReading(Decimal("4.2"), "red")),
        (HOURS, "31 h", TypedReading(Decimal(31))),
        (HOURS, "31 h green", TypedReading(Decimal(31), "green")),
        (HOURS, "1,200", TypedReading(Decimal(1200))),
        (HOURS, "３１", TypedReading(Decimal(31))),
        (GRAMS, "250 g", TypedReading(Decimal(250))),
        (GRAMS, "250g", TypedReading(Decimal(250))),
        (GRAMS, "g", TypedReading(light="green")),
        (BY_HAND, "g", TypedReading(light="green")),
        (BY_HAND, "Amber", TypedReading(light="amber")),
        (BY_HAND, "ｒ", TypedReading(light="red")),
        (BY_HAND, "黄", TypedReading(light="amber")),
    ],
)
def test_numbers_and_colours(kept: HealthMetric, typed: str, read: TypedReading) -> None:
    assert parse_reading(kept, typed) == read


def test_counting_goes_on_from_the_last_value() -> None:
    last = reading("r1", "wait", "2026-11-10", "31")
    assert parse_reading(HOURS, "-=3", last=last).value == 28
    with pytest.raises(BadInputError, match="no last value"):
        parse_reading(HOURS, "-=3")


def test_a_decimal_comma_where_it_is_settled() -> None:
    assert parse_reading(HOURS, "2,5", decimal_comma=True).value == Decimal("2.5")


@pytest.mark.parametrize(
    ("kept", "typed", "sentence"),
    [
        (SCORE, "", "nothing was typed: a number, or g, a or r for green, amber or red"),
        (SCORE, "blue", "“blue” is neither: a number, or g, a or r"),
        (SCORE, "4,2", "use a point: 4.2"),
        (SCORE, "4.2 blue", "“4.2 blue” is not a number"),
        (SCORE, "9" * 31, "too long"),
        (BY_HAND, " ", "nothing was typed: g, a or r for green, amber or red"),
        (BY_HAND, "4", "“4” is no colour: type g, a or r"),
        (BY_HAND, "4 r", "“4 r” is no colour"),
    ],
)
def test_what_is_neither_is_refused_in_a_sentence(kept: HealthMetric, typed: str, sentence: str) -> None:
    with pytest.raises(BadInputError) as refused:
        parse_reading(kept, typed)
    assert sentence in str(refused.value)


def test_a_metric_rated_by_hand_that_was_read_as_a_number_takes_one() -> None:
    assert not takes_number(BY_HAND, reading("r1", "mood", "2026-11-10", status="red"))
    assert takes_number(BY_HAND, reading("r1", "mood", "2026-11-10", "3"))
    assert not takes_number(metric("mood", limits=Limits(None, Decimal(3))))
    assert what_to_type(BY_HAND, reading("r1", "mood", "2026-11-10", "3")).startswith("a number")


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    for kept in (HOURS, SCORE, BY_HAND):
        try:
            read = parse_reading(kept, typed)
        except BadInputError:
            continue
        assert read != TypedReading()
