"""How a cycle came out."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.grading_summary import Summary, summary
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Settings, Space, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from tests.builders import SPACE, key_result, objective, okrs_of, unit
from tests.okr.graded import grade, quarter, scored

NORTH, SOUTH = Whose(unit="north"), Whose(unit="south")
OKRS = okrs_of(
    unit("north", parent="company"),
    unit("south"),
    unit("company", level="company"),
    quarter("grading"),
    objective("boring", for_=NORTH),
    scored("a", "0.60", "boring"),
    scored("b", "0.70", "boring"),
    objective("bold", for_=NORTH),
    scored("c", "0.20", "bold"),
    key_result("d", "bold"),
    objective("promised", for_=SOUTH, kind="committed"),
    key_result("e", "promised", grade=grade("0.90", "0.05", because="effort")),
    objective("mine", for_=Whose(person="mei")),
    scored("f", "0.41", "mine", owner="ken"),
    objective("gone", state="dropped", for_=SOUTH),
    scored("g", "0.10", "gone"),
    objective("draft", state="draft"),
    objective("empty", for_=SOUTH),
    key_result("h", "empty", state="dropped"),
)


def of(scope: Scope = EVERYBODY, okrs: Okrs = OKRS, me: frozenset[str] = frozenset({"mei"})) -> Summary:
    return summary(okrs, okrs.cycles["q4"], scope, me)


def test_each_objective_has_its_score_and_band_once_all_its_key_results_have_one() -> None:
    found = {row.objective.id: row for row in of().objectives}
    assert list(found) == ["bold", "boring", "empty", "promised", "mine"]
    shown = {
        id_: (row.score, row.band and row.band.said, row.so_far, row.graded) for id_, row in found.items()
    }
    assert shown == {
        "boring": (Decimal("0.65"), "good", Decimal("0.65"), (2, 2)),
        "bold": (None, None, Decimal("0.20"), (1, 2)),
        "promised": (Decimal("0.95"), "missed by 0.05", Decimal("0.95"), (1, 1)),
        "mine": (Decimal("0.41"), "short", Decimal("0.41"), (1, 1)),
        "empty": (None, None, None, (0, 0)),
    }


def test_key_results_stand_below_with_their_scores() -> None:
    rows = next(row for row in of().objectives if row.objective.id == "bold").key_results
    assert [(row.key_result.id, row.score, row.band and row.band.word) for row in rows] == [
        ("c", Decimal("0.20"), "reconsider"),
        ("d", None, None),
    ]


def test_units_have_the_mean_of_their_own_objectives_and_people_have_none() -> None:
    assert [(row.unit.id, row.score, row.band and row.band.word) for row in of().units] == [
        ("north", Decimal("0.65"), "good"),
        ("south", Decimal("0.95"), "excellent"),
    ]


def test_the_cycle_has_a_score_and_an_average_without_what_was_committed() -> None:
    found = of()
    assert (found.score, found.average, found.place) == (Decimal("0.67"), Decimal("0.53"), "below")


def test_the_distribution_counts_key_results_by_band() -> None:
    assert of().distribution == (
        ("reconsider", 1),
        ("short", 1),
        ("good", 2),
        ("strong", 0),
        ("excellent", 0),
        ("missed", 1),
        ("kept", 0),
    )
    lights = OKRS.with_records([Space(id="the-space", space=SPACE, settings=Settings(bands="traffic-light"))])
    assert of(okrs=lights).distribution == (
        ("red", 1),
        ("amber", 2),
        ("green", 1),
        ("missed", 1),
        ("kept", 0),
    )


def test_what_was_left_open_and_what_changed_is_told() -> None:
    found = of()
    assert [kr.id for kr in found.ungraded] == ["d"]
    assert [kr.id for kr in found.changes.dropped] == ["h"]
    assert [each.id for each in found.changes.dropped_objectives] == ["gone"]


def test_of_a_unit_everything_is_that_of_the_unit() -> None:
    found = of(Scope("unit", "south"))
    assert [row.objective.id for row in found.objectives] == ["empty", "promised"]
    assert (found.score, found.average, found.place) == (Decimal("0.95"), None, None)
    assert [each.id for each in found.changes.dropped_objectives] == ["gone"]


@pytest.mark.parametrize("scope", [Scope("me"), Scope("person", "ken"), Scope("person", "mei")])
def test_of_one_person_there_is_no_mean(scope: Scope) -> None:
    found = of(scope)
    assert [row.objective.id for row in found.objectives]
    assert (found.score, found.average, found.place, found.units) == (None, None, None, ())


def test_who_is_alone_sees_the_mean_of_the_cycle_which_is_theirs() -> None:
    alone = OKRS.with_records([replace(OKRS.people["ken"], deleted=True)])
    assert of(Scope("me"), alone).average == of(EVERYBODY, alone).average == Decimal("0.53")


def test_a_cycle_without_objectives_is_empty() -> None:
    okrs = okrs_of(quarter("grading"))
    found = of(okrs=okrs)
    assert (found.objectives, found.units, found.score, found.average, found.ungraded) == (
        (),
        (),
        None,
        None,
        (),
    )


OWNERS = st.sampled_from(["mei", "ken", None])


def told(found: Summary) -> tuple[Any, ...]:
    """Every number of a summary."""
    objectives = {row.objective.id: (row.score, row.so_far, row.graded, row.band) for row in found.objectives}
    units = {row.unit.id: (row.score, row.band) for row in found.units}
    return objectives, units, found.score, found.average, found.place, found.distribution


@given(st.lists(OWNERS, min_size=8, max_size=8), st.lists(OWNERS, min_size=7, max_size=7))
def test_whoever_owns_and_graded_what_no_number_is_another(
    owners: list[str | None], graders: list[str | None]
) -> None:
    key_results = sorted(OKRS.key_results.values(), key=lambda kr: kr.id)
    moved = [replace(kr, owner=owner) for kr, owner in zip(key_results, owners, strict=True)]
    graded = [kr for kr in moved if kr.grade is not None]
    again = [
        replace(kr, grade=replace(kr.grade, by=by))
        for kr, by in zip(graded, graders, strict=False)
        if kr.grade
    ]
    okrs = OKRS.with_records(moved).with_records(again)
    owned = okrs.with_records(
        replace(each, owner=owner) for each, owner in zip(okrs.objectives.values(), graders, strict=True)
    )
    assert told(of(okrs=owned)) == told(of())
