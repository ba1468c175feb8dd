from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import (
    Value,
    clamped,
    is_unusual,
    measure_text,
    progress,
    raw,
    require_sound,
    value_text,
)
from okrtui.okr.records import Measure, MeasureKind, Milestone
from okrtui.okr.values_typed import parse_value


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def reach(start: str | None, target: str | None, unit: str | None = None) -> Measure:
    return Measure("reach", number(start), number(target), unit)


def at_least(threshold: str | None, start: str | None = None, unit: str | None = None) -> Measure:
    return Measure("at_least", number(start), number(threshold), unit)


def at_most(threshold: str | None, start: str | None = None, unit: str | None = None) -> Measure:
    return Measure("at_most", number(start), number(threshold), unit)


def milestones(*names: str) -> Measure:
    return Measure("milestones", steps=tuple(Milestone(name[:1].lower(), name) for name in names))


YES_NO = Measure("yes_no")
STEPS = milestones("Draft", "Review", "Ship", "Learn", "Polish")

KINDS: tuple[MeasureKind, ...] = ("reach", "at_least", "at_most", "milestones", "yes_no")
TYPED = st.decimals(-(10**14), 10**14, allow_nan=False, allow_infinity=False, places=6)
HOSTILE = st.one_of(
    st.decimals(),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.sampled_from(
        ["sNaN", "1E+999999999999999999", "-1E-999999999999999999", "1E+1001", "0E+99999", "9" * 3000]
    ).map(Decimal),
)
HOSTILE_STEPS = st.lists(st.sampled_from(["a", "b", "c", ""]).map(Milestone), max_size=4).map(tuple)
HOSTILE_MEASURES = st.builds(
    Measure,
    st.sampled_from(KINDS),
    st.none() | HOSTILE,
    st.none() | HOSTILE,
    st.none() | st.text(max_size=4),
    HOSTILE_STEPS,
)
HOSTILE_VALUES = st.one_of(HOSTILE, st.lists(st.sampled_from(["a", "b", "x"]), max_size=5).map(tuple))


# raw and progress, one line of the method each


@pytest.mark.parametrize(
    ("start", "target", "value", "expected"),
    [
        ("4", "20", "12", "0.5"),
        ("45", "15", "30", "0.5"),
        ("-12", "20", "4", "0.5"),
        ("0", "100000", "100000", "1"),
        ("0", "60", "78", "1.3"),
        ("12", "24", "10", "-0.1666"),
    ],
)
def test_reaching_is_the_share_of_the_way_from_start_to_target(
    start: str, target: str, value: str, expected: str
) -> None:
    assert str(raw(reach(start, target), Decimal(value))).startswith(expected)


def test_raw_may_lie_outside_where_progress_is_held_within() -> None:
    measure = reach("4", "20")
    assert [raw(measure, Decimal(24)), progress(measure, Decimal(24))] == [Decimal("1.25"), 1]
    assert [raw(measure, Decimal(0)), progress(measure, Decimal(0))] == [Decimal("-0.25"), 0]
    assert clamped(Decimal("0.4")) == Decimal("0.4")


@pytest.mark.parametrize(("value", "expected"), [("20", 1), ("21", 1), ("19", 0)])
def test_a_start_that_equals_the_target_is_reached_or_not(value: str, expected: int) -> None:
    assert raw(reach("20", "20"), Decimal(value)) == expected


def test_without_a_check_in_nothing_is_reached() -> None:
    assert [raw(measure, None) for measure in (reach("4", "20"), reach("20", "20"), STEPS, YES_NO)] == [
        0,
        0,
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("measure", "met", "not_met"),
    [(at_least("5", unit="%"), "5", "4.99"), (at_most("200", unit="ms"), "200", "200.01")],
)
def test_a_threshold_without_a_start_is_met_or_not(measure: Measure, met: str, not_met: str) -> None:
    assert [raw(measure, Decimal(met)), raw(measure, Decimal(not_met)), raw(measure, None)] == [1, 0, 0]


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        (at_least("5", "3"), "4", "0.5"),
        (at_least("5", "3"), "2", "-0.5"),
        (at_least("5", "3"), "9", "1"),
        (at_most("5", "12"), "8.5", "0.5"),
        (at_most("5", "12"), "19", "-1"),
        (at_most("5", "12"), "0", "1"),
    ],
)
def test_a_threshold_with_a_start_counts_the_way_to_it(measure: Measure, value: str, expected: str) -> None:
    assert raw(measure, Decimal(value)) == Decimal(expected)


@pytest.mark.parametrize(
    ("measure", "value"), [(at_least("100", "0"), "99.999"), (at_most("100", "200"), "100.001")]
)
def test_a_threshold_not_met_never_rounds_to_met(measure: Measure, value: str) -> None:
    assert raw(measure, Decimal(value)) == Decimal("0.99")


def test_without_a_check_in_a_threshold_stands_at_its_start() -> None:
    assert raw(at_least("5", "3"), None) == 0
    assert raw(at_most("5", "4"), None) == 1


def test_a_start_on_the_met_side_leaves_no_way_to_count() -> None:
    assert raw(at_least("5", "6"), Decimal(4)) == 0
    assert raw(at_most("5", "5"), Decimal(6)) == 0


def test_milestones_are_done_steps_of_all_steps() -> None:
    assert raw(STEPS, ("d", "s")) == Decimal("0.4")


def test_ids_of_steps_that_are_gone_count_for_nothing() -> None:
    assert raw(STEPS, ("d", "gone")) == Decimal("0.2")


def test_inserting_a_step_leaves_the_done_ones_done() -> None:
    longer = Measure("milestones", steps=(Milestone("new", "New"), *STEPS.steps))
    assert value_text(longer, ("d", "r")) == "2/6"


def test_milestones_without_steps_are_at_0() -> None:
    assert raw(Measure("milestones"), ("a",)) == 0


def test_yes_is_all_and_no_is_nothing() -> None:
    assert [raw(YES_NO, Decimal(answer)) for answer in ("1", "0", "0.5")] == [1, 0, 0]


@pytest.mark.parametrize(
    "measure",
    [
        reach(None, "5"),
        reach("5", None),
        at_least(None, "1"),
        at_most(None),
        reach("NaN", "5"),
        reach("1", "Infinity"),
    ],
)
def test_a_measure_that_lacks_a_number_is_at_0(measure: Measure) -> None:
    assert raw(measure, Decimal(7)) == 0


def test_a_value_of_another_kind_is_no_check_in() -> None:
    assert raw(reach("4", "20"), ("d",)) == 0
    assert raw(STEPS, Decimal(3)) == 0


@given(TYPED, TYPED, TYPED)
def test_the_share_of_the_way_is_exact(start: Decimal, target: Decimal, value: Decimal) -> None:
    if start == target:
        return
    exact = (Fraction(value) - Fraction(start)) / (Fraction(target) - Fraction(start))
    reached = raw(Measure("reach", start, target), value)
    assert abs(Fraction(reached) - exact) <= abs(exact) / 10**79
    assert (reached >= 1) == (exact >= 1)


@given(TYPED, TYPED | st.none(), TYPED)
def test_a_threshold_is_at_1_exactly_when_it_is_met(
    threshold: Decimal, start: Decimal | None, value: Decimal
) -> None:
    assert (raw(Measure("at_least", start, threshold), value) == 1) == (value >= threshold)
    assert (raw(Measure("at_most", start, threshold), value) == 1) == (value <= threshold)


@given(TYPED, TYPED | st.none(), TYPED)
def test_at_most_mirrors_at_least(threshold: Decimal, start: Decimal | None, value: Decimal) -> None:
    mirrored = Measure("at_most", None if start is None else -start, -threshold)
    assert raw(mirrored, -value) == raw(Measure("at_least", start, threshold), value)


@given(HOSTILE_MEASURES, st.none() | HOSTILE_VALUES)
def test_whatever_arrives_progress_lies_within_0_and_1(measure: Measure, value: Value | None) -> None:
    assert raw(measure, value).is_finite()
    assert 0 <= progress(measure, value) <= 1


@given(HOSTILE_MEASURES, HOSTILE_VALUES)
def test_whatever_arrives_can_be_shown_and_judged(measure: Measure, value: Value) -> None:
    assert len(value_text(measure, value)) < 100
    assert len(measure_text(measure)) < 100
    assert is_unusual(measure, value) in (True, False)
    with suppress(BadInputError):
        require_sound(measure)


def test_a_number_that_never_was_one_can_arrive_in_a_record() -> None:
    measure = msgspec.json.decode(b'{"kind":"reach","start":"NaN","target":"1E+999999999"}', type=Measure)
    assert progress(measure, Decimal(3)) == 0
    assert measure_text(measure) == "NaN → 1.000e+999999999"


# measures typed by hand


@pytest.mark.parametrize(
    "measure",
    [
        reach("4", "20"),
        reach("20", "4"),
        at_least("5"),
        at_least("5", "3"),
        at_most("5", "12"),
        STEPS,
        YES_NO,
    ],
)
def test_a_sound_measure_passes(measure: Measure) -> None:
    require_sound(measure)


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (reach(None, "20"), "a number to reach needs a start and a target: type both, such as 4 and 20"),
        (reach("4", None), "a number to reach needs a start and a target: type both, such as 4 and 20"),
        (reach("20", "20.0"), "start and target are both 20.0: type a target that differs from the start"),
        (at_least(None, "3"), "the threshold is missing: type the number it must be at least"),
        (at_most(None), "the threshold is missing: type the number it must be at most"),
        (at_least("5", "6"), "the start 6 is not below the threshold 5: type one that is, or none"),
        (at_most("5", "5"), "the start 5 is not above the threshold 5: type one that is, or none"),
        (milestones("Draft"), "milestones need 2 to 20 steps, not 1: add or join some"),
        (milestones(*map(str, range(21))), "milestones need 2 to 20 steps, not 21: add or join some"),
        (milestones("Draft", "Ship", " draft"), "two steps are called “Draft”: give each its own name"),
        (reach("NaN", "20"), "start and target must be plain numbers of at most 30 digits"),
        (at_most("Infinity"), "start and target must be plain numbers of at most 30 digits"),
        (reach("0", "1" * 31), "start and target must be plain numbers of at most 30 digits"),
    ],
)
def test_an_unsound_measure_is_refused_in_a_sentence(measure: Measure, sentence: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        require_sound(measure)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("measure", "value", "unusual"),
    [
        (reach("4", "20"), "36", False),
        (reach("4", "20"), "36.1", True),
        (reach("4", "20"), "-12", False),
        (reach("4", "20"), "-12.1", True),
        (reach("45", "15"), "100", True),
        (at_most("5", "12"), "20", True),
        (at_most("5", "12"), "0", False),
        (at_least("5"), "5000000", False),
        (reach("20", "20"), "5000", False),
        (YES_NO, "1", False),
    ],
)
def test_a_value_further_outside_than_the_way_is_long_is_unusual(
    measure: Measure, value: str, unusual: bool
) -> None:
    assert is_unusual(measure, Decimal(value)) is unusual


def test_milestones_are_never_unusual() -> None:
    assert not is_unusual(STEPS, ("d",))


# for people


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        (at_most("5", unit="%"), Decimal("8.5"), "8.5 %"),
        (reach("40", "20", "h"), Decimal(31), "31 h"),
        (reach("4", "20"), Decimal(12), "12"),
        (STEPS, ("d", "s"), "2/5"),
        (YES_NO, Decimal(1), "yes"),
        (YES_NO, Decimal(0), "no"),
        (YES_NO, None, "–"),
    ],
)
def test_a_value_is_shown_with_its_own_unit(measure: Measure, value: Value | None, text: str) -> None:
    assert value_text(measure, value) == text


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (reach("4", "20", "deploys"), "4 → 20 deploys"),
        (reach("-12", "20"), "−12 → 20"),
        (reach(None, "20"), "? → 20"),
        (at_least("99.95", unit="%"), "≥ 99.95 %"),
        (at_most("5", "12", "%"), "≤ 5 %"),
        (STEPS, "5 steps"),
        (milestones("Draft"), "1 step"),
        (YES_NO, "yes/no"),
    ],
)
def test_a_measure_is_shown_by_what_it_asks(measure: Measure, text: str) -> None:
    assert measure_text(measure) == text


class Example(NamedTuple):
    measure: Measure
    typed: str
    expected: str


@pytest.mark.parametrize(
    "example",
    [
        Example(reach("0", "60", "%"), "45 %", "0.75"),
        Example(reach("0", "30", "channels"), "12", "0.4"),
        Example(reach("0", "1", "M visits"), "0.85 M visits", "0.85"),
        Example(at_least("5", unit="%"), "5.2", "1"),
        Example(at_least("99.99", unit="%"), "99.95", "0"),
        Example(reach("0", "100000", "daily active users"), "2.5万", "0.25"),
    ],
)
def test_the_articles_examples_work_exactly_as_written(example: Example) -> None:
    value = parse_value(example.measure, example.typed)
    assert progress(example.measure, value) == Decimal(example.expected)
