from decimal import Decimal

import pytest

from okrtui.okr.errors import BadInputError
from okrtui.okr.measures_typed import parse_measure
from okrtui.okr.records import Measure, Milestone


@pytest.mark.parametrize(
    ("typed", "measure"),
    [
        ("4 -> 20 deploys", Measure("reach", Decimal(4), Decimal(20), "deploys")),
        ("45→15 min", Measure("reach", Decimal(45), Decimal(15), "min")),
        ("0 to 1.2M visits", Measure("reach", Decimal(0), Decimal(1_200_000), "visits")),
        ("-12 -> 20", Measure("reach", Decimal(-12), Decimal(20))),
        ("4 % -> 20 %", Measure("reach", Decimal(4), Decimal(20), "%")),
        ("1 -> 5 kg", Measure("reach", Decimal(1), Decimal(5), "kg")),
        (">= 99.95 %", Measure("at_least", None, Decimal("99.95"), "%")),
        ("≤5%", Measure("at_most", None, Decimal(5), "%")),
        ("<= 200 ms from 450", Measure("at_most", Decimal(450), Decimal(200), "ms")),
        ("YES/NO", Measure("yes_no")),
        ("＞＝ ３ 个", Measure("at_least", None, Decimal(3), "个")),
    ],
)
def test_measures_on_one_line(typed: str, measure: Measure) -> None:
    assert parse_measure(typed) == measure


@pytest.mark.parametrize(
    "typed", ["", "4", "4 -> 4", "steps: one", "a -> b", "4,5 -> 20", ">= x", "nan -> 3"]
)
def test_what_is_no_measure_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError):
        parse_measure(typed)


@pytest.mark.parametrize(
    "typed", ["steps: draft, review,ship", "步骤：draft、review；ship", "Step: draft;; review , ship"]
)
def test_steps_are_named_in_their_order_and_numbered(typed: str) -> None:
    steps = (Milestone("1", "draft"), Milestone("2", "review"), Milestone("3", "ship"))
    assert parse_measure(typed) == Measure("milestones", steps=steps)


def test_with_a_decimal_comma_the_numbers_of_a_measure_are_read_so_too() -> None:
    assert parse_measure("4,5 -> 20,25 h", decimal_comma=True) == Measure(
        "reach", Decimal("4.5"), Decimal("20.25"), "h"
    )
    assert parse_measure("<= 0,5 % from 2,75", decimal_comma=True) == Measure(
        "at_most", Decimal("2.75"), Decimal("0.5"), "%"
    )


def test_who_types_something_else_is_told_the_ways_of_writing_a_measure() -> None:
    with pytest.raises(BadInputError, match="say how it is measured: 4 -> 20 deploys"):
        parse_measure("faster")
