from decimal import Decimal

import pytest

from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Measure, Milestone
from okrtui.okr.values_typed import parse_value

DEPLOYS = Measure("reach", Decimal(4), Decimal(20), "deploys")
FAILURES = Measure("at_most", None, Decimal(5), "%")
YES_NO = Measure("yes_no")
STEPS = Measure(
    "milestones",
    steps=tuple(Milestone(name[0].lower(), name) for name in ("Draft", "Review", "Ship", "Learn", "Polish")),
)


def test_the_value_of_a_number_is_read_with_the_measures_unit_and_last_value() -> None:
    assert parse_value(DEPLOYS, "12 deploys") == 12
    assert parse_value(DEPLOYS, "+=3", last=Decimal(12)) == 15
    assert parse_value(FAILURES, "8,5 %", decimal_comma=True) == Decimal("8.5")


@pytest.mark.parametrize(
    ("typed", "value"),
    [("y", 1), ("YES", 1), ("1", 1), ("是", 1), ("done", 1), ("Ｎ", 0), ("no", 0), ("0", 0), ("否", 0)],
)
def test_yes_and_no_are_one_and_zero(typed: str, value: int) -> None:
    assert parse_value(YES_NO, typed) == value


def test_anything_but_yes_and_no_is_refused() -> None:
    with pytest.raises(BadInputError, match="“maybe” is neither yes nor no: type y or n"):
        parse_value(YES_NO, "maybe")


@pytest.mark.parametrize(
    ("typed", "done"),
    [
        ("2,3", ("r", "s")),
        ("3 2", ("r", "s")),
        ("２、３", ("r", "s")),
        ("1", ("d",)),
        ("None", ()),
        ("+4 -1", ("r", "l")),
        ("+2", ("d", "r")),
        ("-1,-2", ()),
        ("+3 -3", ("d", "r")),
    ],
)
def test_milestones_are_the_steps_now_done_or_what_changed(typed: str, done: tuple[str, ...]) -> None:
    assert parse_value(STEPS, typed, last=("r", "d", "gone")) == done


def test_changes_of_milestones_need_no_last_value() -> None:
    assert parse_value(STEPS, "+4") == ("l",)


@pytest.mark.parametrize("typed", ["6", "0", "99", "+6", "ship", "2.5", "+", "1,,x"])
def test_an_unknown_step_is_refused_with_the_names_of_the_steps(typed: str) -> None:
    with pytest.raises(BadInputError, match="the steps are 1 Draft, 2 Review, 3 Ship, 4 Learn, 5 Polish"):
        parse_value(STEPS, typed)


@pytest.mark.parametrize("typed", ["", " , ", "2 +3", "-1 4"])
def test_steps_and_changes_of_steps_do_not_mix(typed: str) -> None:
    with pytest.raises(
        BadInputError, match=r"type the steps now done, such as 1,2, or \+2 -1, or none: 1 Draft"
    ):
        parse_value(STEPS, typed)
