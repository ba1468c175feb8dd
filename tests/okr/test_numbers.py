from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError
from okrtui.okr.numbers import fits, number_text, parse_number

TYPED = st.decimals(-(10**14), 10**14, allow_nan=False, allow_infinity=False, places=6)


# typed numbers


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("99.95", "99.95"),
        ("-12", "-12"),
        ("−12", "-12"),
        ("1_200", "1200"),
        ("100,000", "100000"),
        ("1,234,567.80", "1234567.80"),
        ("1.2k", "1200"),
        ("1.2K", "1200"),
        ("1.2M", "1200000"),
        ("1.23456k", "1234.56"),
        ("1.200k", "1200"),
        ("-3万", "-30000"),
        ("1.5亿", "150000000"),
        ("3 万", "30000"),
        ("99.95 %", "99.95"),
        ("99.95%", "99.95"),
        ("９９．９５％", "99.95"),
        ("3.80", "3.80"),
        (".5", "0.5"),
        ("007", "7"),
        ("-0.0", "0.0"),
        ("0.0000000001", "0.0000000001"),
        ("  42\t", "42"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, digits: str) -> None:
    assert format(parse_number(typed), "f") == digits


@pytest.mark.parametrize(
    ("typed", "digits"), [("99,95", "99.95"), ("100.000", "100000"), ("-1.200,50", "-1200.50")]
)
def test_with_a_decimal_comma_comma_and_point_change_places(typed: str, digits: str) -> None:
    assert format(parse_number(typed, decimal_comma=True), "f") == digits


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("+=3", "15.50"), ("-=3", "9.50"), ("+= 1.255", "13.755"), ("-=-1k", "1012.50"), ("＋＝3 %", "15.50")],
)
def test_a_step_counts_from_the_last_value(typed: str, digits: str) -> None:
    assert format(parse_number(typed, last=Decimal("12.50")), "f") == digits


@pytest.mark.parametrize("last", [None, Decimal("NaN"), Decimal("1E+999999")])
def test_a_step_without_a_last_value_is_refused(last: Decimal | None) -> None:
    with pytest.raises(BadInputError, match="there is no last value to count from: type the number itself"):
        parse_number("+=3", last=last)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("20 deploys", "deploys"),
        ("20ms", "ms"),
        ("¥20", "¥"),
        ("￥ 20", "¥"),
        ("20 %", "%"),
        ("20%", "％"),
        ("20 M visits", "M visits"),
        ("20M", "M"),
    ],
)
def test_the_measures_own_unit_may_be_typed_with_the_number(typed: str, unit: str) -> None:
    assert parse_number(typed, unit=unit) == 20


@pytest.mark.parametrize(("typed", "unit"), [("20", "0"), ("-5", "-"), ("1.2", ".2")])
def test_a_unit_that_looks_like_a_number_takes_no_digit_away(typed: str, unit: str) -> None:
    assert parse_number(typed, unit=unit) == Decimal(typed)


@pytest.mark.parametrize(("typed", "unit"), [("1.2M", "M visits"), ("3万", "万元"), ("5k", "k€")])
def test_a_power_that_the_unit_already_says_is_asked_for_never_guessed(typed: str, unit: str) -> None:
    with pytest.raises(
        BadInputError, match=f"can be read two ways, as the unit is “{unit}”: type it without"
    ):
        parse_number(typed, unit=unit)


def test_a_unit_that_only_begins_like_a_power_is_no_obstacle() -> None:
    assert parse_number("1.2k", unit="kg") == 1200


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("99,95", "use a point: 99.95"),
        ("0,123", "use a point: 0.123"),
        ("1,2345", "use a point: 1.2345"),
        ("1,20,000", "use a point: 99.95"),
    ],
)
def test_another_comma_is_refused_with_the_way_to_write_it(typed: str, advice: str) -> None:
    with pytest.raises(BadInputError, match=f"“{typed}” is not a number: {advice}$"):
        parse_number(typed)


def test_another_point_is_refused_where_the_comma_is_decimal() -> None:
    with pytest.raises(BadInputError, match=r"“99\.95” is not a number: use a comma: 99,95$"):
        parse_number("99.95", decimal_comma=True)


@pytest.mark.parametrize(
    "typed",
    [
        "NaN",
        "inf",
        "-Infinity",
        "1e999",
        "1e3",
        "abc",
        "5.",
        "1 200",
        "--3",
        "+3",
        "1.2m",
        "1__2",
        "½",
        "1²",
        "٣",
        "12 deploys",
    ],
)
def test_what_is_no_plain_number_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(BadInputError, match=r"is not a number: type digits, such as 99\.95, -12 or 12k"):
        parse_number(typed)


def test_nothing_typed_is_no_number() -> None:
    with pytest.raises(BadInputError, match=r"nothing was typed: type a number, such as 99\.95"):
        parse_number("  ")


@pytest.mark.parametrize("typed", ["1" * 31, "0." + "1" * 30, "1" * 23 + "亿", "9" * 10000])
def test_more_than_30_digits_are_refused(typed: str) -> None:
    with pytest.raises(BadInputError, match="use at most 30 digits"):
        parse_number(typed)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("1" * 30, "1" * 30), ("0." + "1" * 29, "0." + "1" * 29), ("9" * 22 + "亿", "9" * 22 + "0" * 8)],
)
def test_30_digits_are_taken(typed: str, digits: str) -> None:
    assert format(parse_number(typed), "f") == digits


@given(st.from_regex(r"\A-?[1-9][0-9]{0,14}(\.[0-9]{1,14})?\Z"))
def test_a_number_keeps_its_digits(typed: str) -> None:
    assert format(parse_number(typed), "f") == typed


@given(TYPED)
def test_a_number_shown_to_people_reads_back_as_itself(shown: Decimal) -> None:
    assert parse_number(number_text(shown)) == shown


@given(TYPED, TYPED)
def test_a_step_forth_and_back_ends_where_it_began(last: Decimal, step: Decimal) -> None:
    there = parse_number(f"+={step:f}", last=last)
    assert parse_number(f"-={step:f}", last=there) == last


@given(st.text(st.sampled_from("0123456789.,_-+= %kM万亿e¥１，．"), max_size=12), st.booleans())
def test_any_text_is_a_plain_number_or_a_refusal(typed: str, decimal_comma: bool) -> None:
    with suppress(BadInputError):
        read = parse_number(typed, last=Decimal(3), decimal_comma=decimal_comma)
        assert read.is_finite()
        assert len(format(read, "f")) <= 32


# for people


@pytest.mark.parametrize(
    ("digits", "text"),
    [
        ("3.80", "3.80"),
        ("1200", "1,200"),
        ("9999.99", "9,999.99"),
        ("10000", "10,000"),
        ("-1234567.80", "−1,234,567.80"),
        ("-12", "−12"),
        ("1E+5", "100,000"),
        ("0.0000001", "0.0000001"),
    ],
)
def test_a_number_is_shown_with_the_digits_it_was_typed_with(digits: str, text: str) -> None:
    assert number_text(Decimal(digits)) == text


@pytest.mark.parametrize(
    ("digits", "text"), [("NaN", "NaN"), ("-1E+40", "−1.000e+40"), ("1E-40", "1.000e−40")]
)
def test_a_number_nobody_could_have_typed_is_shown_short(digits: str, text: str) -> None:
    assert number_text(Decimal(digits)) == text


@given(st.decimals())
def test_a_number_fits_when_its_digits_can_be_typed(number: Decimal) -> None:
    if fits(number):
        assert parse_number(format(number, "f")) == number
    else:
        with pytest.raises(BadInputError):
            parse_number(format(number, "f"))
