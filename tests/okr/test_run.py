"""The weekly run: what it asks for, in which order, where it goes, and what it records."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Whose
from okrtui.okr.run import (
    Before,
    Kept,
    Run,
    back,
    begin,
    corrected,
    elsewhere,
    forward,
    outcome,
    reading_step,
    stood,
    with_kept,
)
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.steps.check_ins import Reading
from tests.builders import TODAY, applied, author, check_in, key_result, objective, okrs_of, unit

NAMES = ("a", "b", "c", "d")
TEAM = okrs_of(
    unit("sre"),
    objective("boring", for_=Whose(unit="sre"), owner=None),
    *(key_result(name) for name in NAMES),
)


def without(okrs: Okrs, *gone: str) -> Okrs:
    return okrs.with_records(replace(okrs.key_results[name], state="dropped") for name in gone)


def test_it_asks_for_what_is_due_nobodys_too_in_its_order() -> None:
    okrs = TEAM.with_records([check_in("1", "b", TODAY, confidence=5)])
    assert begin(okrs, EVERYBODY, {"mei"}, TODAY).asked == ("a", "c", "d")
    assert begin(okrs, Scope("unit", "sre"), {"mei"}, TODAY).asked == ("a", "c", "d")
    assert begin(okrs, Scope("me"), {"mei"}, TODAY).asked == ()


@given(gone=st.sets(st.sampled_from(NAMES)), place=st.integers(0, 3))
def test_it_only_ever_stops_at_what_is_there(gone: set[str], place: int) -> None:
    okrs, run = without(TEAM, *gone), Run(NAMES, place)
    after, before = forward(run, okrs), back(run, okrs)
    assert after.place > run.place
    assert after.here is None or after.here not in gone
    assert before == run or (before.place < run.place and before.here not in gone)


@given(gone=st.sets(st.sampled_from(NAMES)))
def test_it_comes_to_an_end_and_passes_everything_that_is_there(gone: set[str]) -> None:
    okrs, run, passed = without(TEAM, *gone), Run(NAMES, -1), list[str]()
    while (run := forward(run, okrs)).here is not None:
        passed.append(run.here)
    assert passed == [name for name in NAMES if name not in gone]


def test_what_is_recorded_again_still_shows_how_it_stood_at_first() -> None:
    first = Kept("1", Reading(Decimal(8), 6), Before(Decimal(4), 5))
    second = Kept("2", Reading(Decimal(4), 5), Before(Decimal(8), 6))
    run = with_kept(with_kept(Run(NAMES), "a", first), "a", second)
    assert run.kept["a"].before == first.before
    assert not run.kept["a"].is_change


def test_a_correction_names_the_check_in_of_this_run_while_it_is_there() -> None:
    run = with_kept(Run(NAMES), "a", Kept("1", Reading(None, 6), Before()))
    assert corrected(run, TEAM, "a") is None
    assert corrected(run, TEAM.with_records([check_in("1", "a", TODAY, confidence=6)]), "a") == "1"
    assert corrected(run, TEAM, "b") is None


def test_what_became_of_each() -> None:
    run = with_kept(Run(NAMES), "a", Kept("1", Reading(None, 6), Before()))
    okrs = without(TEAM, "c").with_records([check_in("2", "d", TODAY, confidence=6)])
    assert [outcome(run, okrs, name, TODAY) for name in NAMES] == ["recorded", "skipped", "gone", "elsewhere"]
    found = elsewhere(run, okrs, "d", TODAY)
    assert found is not None
    assert found.id == "2"


def test_a_forecast_is_recorded_with_the_reading_as_one_step() -> None:
    known = TEAM.key_results["a"]
    step = reading_step(TEAM, author(), known, Reading(Decimal(8), 2), "will_not")
    after = applied(TEAM, step)
    assert after.key_results["a"].forecast == "will_not"
    assert stood(after, after.key_results["a"]) == Before(Decimal(8), 2)
    assert (
        len(reading_step(after, author(), after.key_results["a"], Reading(None, 3), "will_not").changes) == 1
    )


def test_neither_is_recorded_of_what_was_dropped_meanwhile() -> None:
    step = reading_step(TEAM, author(), TEAM.key_results["a"], Reading(Decimal(8), 2), "will")
    with pytest.raises(RefusedError):
        step.rule(without(TEAM, "a"))
