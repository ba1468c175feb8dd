from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError
from okrtui.okr.limits_typed import limits_told, parse_limits, typed_limits
from okrtui.okr.records import Limits

D = Decimal
NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(
    ("typed", "limits"),
    [
        (">= 4, amber 3", Limits(D(4), D(3), "up")),
        (">=4 3", Limits(D(4), D(3), "up")),
        ("<= 30; 45", Limits(D(30), D(45), "down")),
        ("≤ 1,200", Limits(D(1200), None, "down")),
        ("＞＝ 99.5", Limits(D("99.5"), None, "up")),
        ("<= 1.2k amber 2k", Limits(D(1200), D(2000), "down")),
    ],
)
def test_limits_read_as_they_are_meant(typed: str, limits: Limits) -> None:
    assert parse_limits(typed) == limits


def test_with_a_decimal_comma_the_point_groups() -> None:
    assert parse_limits(">= 4,5, amber 3,5", decimal_comma=True) == Limits(D("4.5"), D("3.5"), "up")


@pytest.mark.parametrize("typed", ["", "green", "4", ">= ", ">= x", ">= 4 3 2", "= 4"])
def test_anything_else_is_told_how_to_write_it(typed: str) -> None:
    with pytest.raises(BadInputError):
        parse_limits(typed)


@given(NUMBERS, st.none() | NUMBERS, st.sampled_from(["up", "down"]), st.booleans())
def test_limits_are_typed_as_they_are_read(
    green: Decimal, amber: Decimal | None, direction: str, decimal_comma: bool
) -> None:
    limits = Limits(green, amber, "up" if direction == "up" else "down")
    assert (
        parse_limits(typed_limits(limits, decimal_comma=decimal_comma), decimal_comma=decimal_comma) == limits
    )


def test_limits_are_told_in_words() -> None:
    assert limits_told(None) == "rated by hand"
    assert limits_told(Limits(D(4), D(3))) == "green from 4, amber from 3"
    assert limits_told(Limits(D(30), D(45))) == "green up to 30, amber up to 45"
    assert typed_limits(None) == ""
