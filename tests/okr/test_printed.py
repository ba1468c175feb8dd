"""What commands print, read as values: what is not plainly one is refused and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError
from okrtui.okr.numbers import MOST_DIGITS
from okrtui.okr.printed import read_printed
from okrtui.okr.records import Measure, Milestone

REACH = Measure("reach", Decimal(4), Decimal(20), "deploys")
STEPS = Measure(
    "milestones", steps=(Milestone("a", "write"), Milestone("b", "review"), Milestone("c", "drill"))
)


def in_unit(unit: str | None) -> Measure:
    return Measure("at_most", None, Decimal(200), unit)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("42\n", "42"),
        ("  -12.50\n\n", "-12.50"),
        ("+3", "3"),
        ("3.80", "3.80"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1_200", "1200"),
        ("1e3", "1000"),
        ("1.5E-3", "0.0015"),
        ("deploys: 14", "14"),
        ("14 deploys", "14"),
        ("first 7\nthen 9\n", "9"),
        ("total=42", "42"),
        ("p95=240", "240"),
        ('{"total": 42}', "42"),
        ('{"total":42}', "42"),
        ('"42"', "42"),
        ("(42)", "42"),
        ("99.95 %", "99.95"),
        ("99.95%", "99.95"),
        ("−7", "-7"),
        ("４２", "42"),
        ("-0", "0"),
        ("\x1b[32m42\x1b[0m\n", "42"),
        ("\x1b]0;7 windows\x0742\x1b[K", "42"),
        ("10%\r50%\r100%\n", "100"),
        ("42 k8s pods in eu-west", "42"),
    ],
)
def test_the_last_number_printed_is_the_value_with_its_digits(printed: str, number: str) -> None:
    value = read_printed(REACH, printed)
    assert format(value, "f") == number


@pytest.mark.parametrize(
    ("unit", "printed", "number"),
    [
        ("ms", "p95 240ms", "240"),
        ("ms", "240ms in all", "240"),
        ("of 5", "3.8 of 5", "3.8"),
        ("M visits", "1.2M visits", "1.2"),
        ("¥", "¥1200", "1200"),
        ("5", "5", "5"),
    ],
)
def test_the_unit_of_the_measure_may_stand_beside_it(unit: str, printed: str, number: str) -> None:
    assert read_printed(in_unit(unit), printed) == Decimal(number)


@pytest.mark.parametrize(
    "printed",
    [
        "nan", "7\nNaN", "inf", "-Infinity", "1.2k", "3 files, 1.2M", "12 passed in 0.34s", "1,200", "99,95",
        "2026-11-20", "09:30:15", "1.2.3", "0x2a", "1/2", "9" * (MOST_DIGITS + 1), "1e999", "1e-999", "4\x002",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_refused_and_no_earlier_one_taken(printed: str) -> None:
    with pytest.raises(BadInputError):
        read_printed(REACH, printed)


@pytest.mark.parametrize("printed", ["", "\n \n", "nothing here", "\x1b[31m\x1b[0m", "k8s v2 http://x:8080/"])
def test_without_a_number_it_says_so(printed: str) -> None:
    with pytest.raises(BadInputError, match="it printed no number"):
        read_printed(REACH, printed)


def test_what_is_told_of_it_steers_no_terminal() -> None:
    with pytest.raises(BadInputError) as refused:
        read_printed(REACH, "9\x07\x9b31m")
    assert refused.value.args[0].isprintable()


@pytest.mark.parametrize(
    ("printed", "is_done"), [("yes", 1), ("ok\nTrue\n", 1), ("0", 0), ("no.", 0), ("y", 1)]
)
def test_yes_and_no_are_the_last_word(printed: str, is_done: int) -> None:
    assert read_printed(Measure("yes_no"), printed) == is_done


@pytest.mark.parametrize("printed", ["", "2", "maybe", "yes and then"])
def test_what_is_neither_yes_nor_no_is_refused(printed: str) -> None:
    with pytest.raises(BadInputError, match="print yes or no"):
        read_printed(Measure("yes_no"), printed)


@pytest.mark.parametrize(("printed", "done"), [("1,3\n", ("a", "c")), ("log\n2\n\n", ("b",)), ("none", ())])
def test_milestones_are_the_steps_of_the_last_line(printed: str, done: tuple[str, ...]) -> None:
    assert read_printed(STEPS, printed) == done


@pytest.mark.parametrize("printed", ["", "+1", "4", "write"])
def test_steps_that_are_none_or_count_from_the_last_are_refused(printed: str) -> None:
    with pytest.raises(BadInputError):
        read_printed(STEPS, printed)


@given(st.text())
def test_whatever_is_printed_is_read_or_refused(printed: str) -> None:
    for measure in (REACH, in_unit("5 of"), Measure("yes_no"), STEPS):
        try:
            value = read_printed(measure, printed)
        except BadInputError:
            continue
        assert isinstance(value, tuple) or value.is_finite()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_every_number_comes_back_as_it_was_printed(number: Decimal) -> None:
    assert read_printed(REACH, f"so far: {number}\n") == number
