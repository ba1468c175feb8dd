from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import require_sound
from okrtui.okr.measures_typed import parse_measure, retyped, typed_text, with_steps_kept
from okrtui.okr.records import Measure, MeasureKind, Milestone


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
        ("12 -> <= 5 %", Measure("at_most", Decimal(12), Decimal(5), "%")),
        ("90 % → ≥ 99.9", Measure("at_least", Decimal(90), Decimal("99.9"), "%")),
        ("YES/NO", Measure("yes_no")),
        ("＞＝ ３ 个", Measure("at_least", None, Decimal(3), "个")),
    ],
)
def test_measures_on_one_line(typed: str, measure: Measure) -> None:
    assert parse_measure(typed) == measure


@pytest.mark.parametrize(
    "typed",
    ["", "4", "4 -> 4", "steps: one", "a -> b", "4,5 -> 20", ">= x", "nan -> 3", "12 -> <= 5 % from 9"],
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


NAMES = st.text("abc 步骤xyz", min_size=1, max_size=12).map(str.strip).filter(bool)
UNITS = st.sampled_from([None, "%", "ms", "deploys", "M visits", "次"])
TYPED = st.decimals(-10_000, 10_000, places=2)


@given(st.sampled_from(["reach", "at_least", "at_most"]), TYPED, TYPED, UNITS, st.booleans(), st.booleans())
def test_a_measure_written_as_it_is_typed_reads_as_itself(
    kind: MeasureKind, start: Decimal, target: Decimal, unit: str | None, bare: bool, comma: bool
) -> None:
    measure = Measure(kind, None if bare and kind != "reach" else start, target, unit)
    try:
        require_sound(measure)
    except BadInputError:
        return
    assert retyped(measure, typed_text(measure, decimal_comma=comma), decimal_comma=comma) == measure


@given(st.lists(NAMES, min_size=2, max_size=8, unique_by=str.casefold))
def test_steps_written_as_they_are_typed_read_as_themselves(names: list[str]) -> None:
    measure = Measure("milestones", steps=tuple(Milestone(str(n), name) for n, name in enumerate(names, 1)))
    assert parse_measure(typed_text(measure)) == measure


def test_a_step_keeps_its_id_by_name_and_a_renamed_one_by_its_place() -> None:
    before = parse_measure("steps: a, b, c")
    ids = {typed: [s.id for s in with_steps_kept(before, parse_measure(f"steps: {typed}")).steps] for typed in (
        "c, a, b", "a, x, c", "a, b, c, d", "new, a, b, c", "a, c",
    )}  # fmt: skip
    assert ids == {
        "c, a, b": ["3", "1", "2"],
        "a, x, c": ["1", "2", "3"],
        "a, b, c, d": ["1", "2", "3", "4"],
        "new, a, b, c": ["4", "1", "2", "3"],
        "a, c": ["1", "3"],
    }


@given(
    st.lists(NAMES, min_size=2, max_size=8, unique_by=str.casefold),
    st.lists(NAMES, min_size=2, max_size=8, unique_by=str.casefold),
)
def test_whatever_is_typed_no_two_steps_share_an_id(before: list[str], after: list[str]) -> None:
    kept = with_steps_kept(
        parse_measure(f"steps: {','.join(before)}"), parse_measure(f"steps: {','.join(after)}")
    )
    assert len({step.id for step in kept.steps}) == len(after)


def test_another_unit_and_another_number_are_taken_as_typed() -> None:
    before = Measure("reach", Decimal(0), Decimal(1), "M visits")
    assert retyped(before, "0 -> 2 M visits") == Measure("reach", Decimal(0), Decimal(2), "M visits")
    assert retyped(before, "0 -> 2 hours") == Measure("reach", Decimal(0), Decimal(2), "hours")
    assert retyped(before, "0 -> 2") == Measure("reach", Decimal(0), Decimal(2))
