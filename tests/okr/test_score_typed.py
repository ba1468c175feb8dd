"""Scores as they are typed, key by key and behind a command."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError, OkrError, RefusedError
from okrtui.okr.score_typed import (
    nudged,
    parse_adjustment,
    parse_score,
    require_adjustment,
    require_score,
    score_of_keys,
    with_key,
)
from okrtui.okr.scores import score_text


def keyed(keys: str) -> str:
    typed = ""
    for key in keys:
        typed = with_key(typed, key)
    return score_text(score_of_keys(typed))


@pytest.mark.parametrize(
    ("keys", "score"),
    [
        ("", "–"),
        ("8", "0.80"),
        ("0", "0.00"),
        ("85", "0.85"),
        ("05", "0.05"),
        ("10", "0.10"),
        ("t", "1.00"),
        ("856", "0.60"),
        ("8567", "0.67"),
        ("8t", "1.00"),
        ("t3", "0.30"),
        ("t34", "0.34"),
    ],
)
def test_digits_mean_tenths_and_hundredths_and_t_is_one(keys: str, score: str) -> None:
    assert keyed(keys) == score


@given(st.text("0123456789t"))
def test_whatever_is_pressed_makes_a_score(keys: str) -> None:
    typed = ""
    for key in keys:
        typed = with_key(typed, key)
    score = score_of_keys(typed)
    assert score is None or require_score(score) == score
    assert (score is None) == (keys == "")


@pytest.mark.parametrize(
    ("text", "score"),
    [("0.81", "0.81"), (" .5 ", "0.5"), ("1", "1"), ("0", "0"), ("1.00", "1.00"), ("０.８", "0.8")],
)
def test_a_score_behind_a_command(text: str, score: str) -> None:
    assert parse_score(text) == Decimal(score)


def test_a_score_with_a_decimal_comma() -> None:
    assert parse_score("0,81", decimal_comma=True) == Decimal("0.81")
    assert parse_adjustment("+0,03", decimal_comma=True) == Decimal("0.03")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("8", "8 is not a score: use 0.00 to 1.00"),
        ("-0.1", "-0.1 is not a score"),
        ("1.01", "1.01 is not a score"),
        ("0.815", "0.815 is too fine for a score"),
        ("81 %", "“81 %” is progress: a score is 0.00 to 1.00"),
        ("good", "“good” is not a score: use 0.00 to 1.00"),
        ("", "“” is not a score"),
        ("0,81", "use a point: 0.81"),
    ],
)
def test_what_is_no_score_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence.replace("(", r"\(")):
        parse_score(text)


@pytest.mark.parametrize(
    ("text", "adjustment"),
    [("+0.05", "0.05"), ("0.03", "0.03"), ("-0.05", "-0.05"), ("−0.01", "-0.01"), ("0", "0")],
)
def test_an_adjustment_with_its_sign(text: str, adjustment: str) -> None:
    assert parse_adjustment(text) == Decimal(adjustment)


@pytest.mark.parametrize("text", ["0.06", "-0.051", "+1"])
def test_an_adjustment_is_at_most_five_hundredths(text: str) -> None:
    with pytest.raises(RefusedError, match=r"by at most 0\.05"):
        parse_adjustment(text)


def test_an_adjustment_has_two_places() -> None:
    with pytest.raises(BadInputError, match="too fine"):
        parse_adjustment("0.005")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "sNaN", "1e-400"])
def test_what_is_no_number_is_neither(number: str) -> None:
    with pytest.raises(OkrError):
        require_score(Decimal(number))
    with pytest.raises(OkrError):
        require_adjustment(Decimal(number))


@given(st.lists(st.booleans()))
def test_a_nudge_goes_a_hundredth_and_never_beyond(ups: list[bool]) -> None:
    adjustment = Decimal(0)
    for up in ups:
        before, adjustment = adjustment, nudged(adjustment, up=up)
        assert abs(adjustment - before) in (Decimal("0.01"), 0)
        assert abs(adjustment) <= Decimal("0.05")
    assert ups[-5:] != [True] * 5 or adjustment >= 0
    assert ups[-10:] != [False] * 10 or adjustment == Decimal("-0.05")
