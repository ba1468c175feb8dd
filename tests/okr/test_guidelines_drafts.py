"""What is said of drafts before their cycle begins."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from okrtui.okr.guidelines.findings import of_draft
from okrtui.okr.records import Measure, Record, Settings, Space
from tests.builders import SPACE, key_result, objective, okrs_of, person

GOAL = objective("boring")
THREE = [key_result(f"kr{n}") for n in range(3)]


def codes(*records: Record) -> list[str]:
    okrs = okrs_of(*records)
    return [found.code for found in of_draft(okrs, okrs.objectives["boring"])]


def test_three_key_results_with_owner_and_days_are_nothing_to_speak_of() -> None:
    assert codes(GOAL, *THREE) == []


def test_no_owner_and_one_who_has_left_are_errors() -> None:
    assert codes(replace(GOAL, owner=None), *THREE) == ["O5"]
    gone = person("ana", left=date(2026, 10, 1))
    assert codes(gone, replace(GOAL, owner="ana"), *THREE) == ["O5"]


def test_none_few_and_many_key_results() -> None:
    assert codes(GOAL) == ["O6"]
    assert codes(GOAL, *THREE[:2]) == ["K2"]
    assert codes(GOAL, *(key_result(f"kr{n}") for n in range(5))) == ["K1"]


def test_dropped_key_results_are_not_counted() -> None:
    assert codes(GOAL, *(key_result(f"kr{n}", state="dropped") for n in range(5))) == ["O6"]


def test_a_day_that_is_missing_or_outside_the_cycle() -> None:
    assert codes(GOAL, *THREE[:2], key_result("late", due=date(2027, 1, 1))) == ["K4"]
    assert codes(GOAL, *THREE[:2], key_result("open", due=None)) == ["K4"]
    assert codes(GOAL, *THREE[:2], key_result("last", due=date(2026, 12, 31))) == []


def test_start_equal_to_target_breaks_the_numbers() -> None:
    still = key_result("still", measure=Measure("reach", Decimal(4), Decimal(4), "deploys"))
    okrs = okrs_of(GOAL, *THREE[:2], still)
    (found,) = of_draft(okrs, okrs.objectives["boring"])
    assert (found.code, found.level) == ("K5", "error")
    assert "starts at its target" in found.sentence


def test_what_a_space_has_switched_off_is_not_said() -> None:
    quiet = Space(id="the-space", space=SPACE, name="P", settings=Settings(guidelines_off=("O6",)))
    assert codes(quiet, GOAL) == []
