"""O1, O2, A1, A2, and the survey of a whole space."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.guidelines.amounts import many_objectives, more_than_one
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.survey import Survey
from okrtui.okr.guidelines.together import bottom_up_percent, from_above, idle_units, unsupported
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Grade, Record, Settings, Space, Whose
from tests.builders import QUARTER, SPACE, TODAY, key_result, objective, okrs_of, person, unit

ACME = unit("acme", level="company", name="Acme")
NORTH = unit("north", parent="acme")
SOLO = person("ken", left=date(2026, 10, 1))


def goals(amount: int, whose: str = "north", **fields: Any) -> list[Record]:
    for_ = Whose(unit=whose) if whose in ("north", "acme") else Whose(person=whose)
    owners = {"owner": f"owner{whose}", **fields}
    return [objective(f"{whose}{n}{fields.get('origin', '')}", for_=for_, **owners) for n in range(amount)]


def told(found: Any) -> list[str]:
    findings: list[Finding] = list(found)
    assert all(each.way_out for each in findings)
    return [f"{each.record}: {each.code} {each.level}: {each.sentence}" for each in findings]


def settled(**settings: Any) -> Space:
    return Space(id="the-space", space=SPACE, name="Platform", settings=Settings(**settings))


# -- O1


def test_o1_speaks_of_six_objectives_of_an_owner_or_a_unit() -> None:
    said = "has 6 objectives in 2026-Q4"
    assert told(many_objectives(okrs_of(*goals(6, "mei", owner="mei")), QUARTER)) == [
        f"mei: O1 warning: Mei {said}"
    ]
    assert told(many_objectives(okrs_of(NORTH, *goals(6)), QUARTER)) == [f"north: O1 warning: North {said}"]


def test_the_way_out_of_too_many_names_how_many_are_right() -> None:
    def ways(most: int) -> list[str]:
        okrs = okrs_of(settled(limits={"objectives": most}), *goals(6, "mei", owner="mei"))
        return [found.way_out for found in many_objectives(okrs, QUARTER)]

    assert ways(5) == ["keep the 5 that matter most; the others can wait"]
    assert ways(1) == ["keep the one that matters most; the others can wait"]


def test_o1_is_silent_at_five_of_those_not_dropped() -> None:
    assert not told(many_objectives(okrs_of(*goals(5, "mei", owner="mei")), QUARTER))
    dropped = goals(6, "mei", owner="mei", state="dropped")
    assert not told(many_objectives(okrs_of(*dropped), QUARTER))
    more = settled(limits={"objectives": 6})
    assert not told(many_objectives(okrs_of(more, *goals(6, "mei", owner="mei")), QUARTER))


# -- O2


def test_o2_hints_at_a_team_below_others_with_two() -> None:
    assert told(more_than_one(okrs_of(ACME, NORTH, *goals(2)), QUARTER)) == [
        "north: O2 hint: North has 2 objectives in 2026-Q4"
    ]


def test_o2_is_silent_at_one_alone_at_the_top_and_where_o1_speaks() -> None:
    assert not told(more_than_one(okrs_of(ACME, NORTH, *goals(1)), QUARTER))
    assert not told(more_than_one(okrs_of(ACME, NORTH, SOLO, *goals(2)), QUARTER))
    assert not told(more_than_one(okrs_of(NORTH, *goals(2)), QUARTER))
    assert not told(more_than_one(okrs_of(ACME, NORTH, *goals(6)), QUARTER))


# -- A1


def mixed(own: int, derived: int) -> Okrs:
    return okrs_of(
        settled(), ACME, NORTH, *goals(own, origin="bottom_up"), *goals(derived, origin="top_down")
    )


def test_a1_hints_below_sixty_percent_in_the_unit_and_the_space() -> None:
    assert told(from_above(mixed(1, 2), QUARTER)) == [
        "north: A1 hint: 33 % of the objectives of North in 2026-Q4 are bottom-up",
        "the-space: A1 hint: 33 % of the objectives of Platform in 2026-Q4 are bottom-up",
    ]


def test_a1_never_tells_a_share_that_would_be_right() -> None:
    found = told(from_above(mixed(31, 21), QUARTER))
    assert [sentence.split(": ")[2][:4] for sentence in found] == ["59 %", "59 %"]


def test_a1_is_silent_at_sixty_percent_of_few_and_where_nothing_stands_above() -> None:
    assert not told(from_above(mixed(3, 2), QUARTER))
    assert not told(from_above(mixed(0, 2), QUARTER))
    assert not told(from_above(okrs_of(NORTH, *goals(3, origin="top_down")), QUARTER))
    assert not told(from_above(okrs_of(ACME, NORTH, SOLO, *goals(3, origin="top_down")), QUARTER))


@given(st.integers(0, 9), st.integers(0, 9))
def test_the_share_is_that_of_all(own: int, derived: int) -> None:
    held = list(mixed(own, derived).objectives.values())
    share = bottom_up_percent(held)
    assert (share is None) == (not held)
    assert share is None or abs(share * (own + derived) - 100 * own) < 1


# -- A2


def test_a2_warns_of_a_unit_without_objectives_in_an_active_cycle() -> None:
    assert told(idle_units(okrs_of(ACME, NORTH, *goals(1, "acme")), SPACE)) == [
        "north: A2 warning: North has no objectives in 2026-Q4"
    ]


def test_a2_is_silent_of_a_unit_that_has_one_of_an_empty_cycle_and_where_one_is_alone() -> None:
    assert not told(idle_units(okrs_of(ACME, NORTH, *goals(1)), SPACE))
    assert not told(idle_units(okrs_of(ACME, NORTH), SPACE))
    assert not told(idle_units(okrs_of(ACME, NORTH, SOLO, *goals(1, "acme")), SPACE))
    planned = replace(QUARTER, phase="planning")
    assert not told(idle_units(okrs_of(ACME, NORTH, planned, *goals(1, "acme")), SPACE))


def test_a2_warns_of_an_objective_of_the_company_that_nobody_supports() -> None:
    okrs = okrs_of(ACME, NORTH, *goals(2, "acme"), *goals(1, parent="acme0"))
    assert told(unsupported(okrs, SPACE)) == ["acme1: A2 warning: “acme1” is supported by nobody"]


def test_a2_is_silent_where_all_are_supported_or_there_are_no_levels_below() -> None:
    assert not told(unsupported(okrs_of(ACME, NORTH, *goals(1, "acme"), *goals(1, parent="acme0")), SPACE))
    on_its_key_result = [key_result("k", "acme0"), *goals(1, parent="k")]
    assert not told(unsupported(okrs_of(ACME, NORTH, *goals(1, "acme"), *on_its_key_result), SPACE))
    assert not told(unsupported(okrs_of(ACME, *goals(2, "acme")), SPACE))


# -- the survey


def codes(okrs: Okrs) -> list[str]:
    return [found.code for found in Survey(okrs, TODAY).of_space(SPACE)]


def test_the_survey_tells_of_the_space_its_cycles_and_all_they_hold() -> None:
    okrs = okrs_of(ACME, NORTH, *goals(2, "acme", owner=None), *goals(2, parent="acme0", owner="mei"))
    assert codes(okrs) == ["A2", "O2", "O5", "O6", "O5", "O6", "O6", "O6"]
    assert codes(okrs.with_records([settled(guidelines_off=("A2", "O2", "O5"))])) == ["O6"] * 4


def test_the_survey_says_nothing_of_what_is_dropped_closed_or_in_the_backlog() -> None:
    goal = objective("boring", owner=None)
    assert codes(okrs_of(goal)) == ["O5", "O6"]
    assert codes(okrs_of(replace(goal, state="dropped"))) == []
    assert codes(okrs_of(replace(goal, cycle=None))) == []
    assert codes(okrs_of(replace(QUARTER, phase="closed"), goal)) == []


def test_the_survey_of_one_record_says_nothing_where_it_or_what_it_belongs_to_is_no_more() -> None:
    goal, dated = objective("boring", owner=None), key_result("kr", due=None)

    def said(*records: Record) -> list[str]:
        okrs = okrs_of(*records)
        survey = Survey(okrs, TODAY)
        both = (okrs.objectives["boring"], okrs.key_results["kr"])
        return [found.code for record in both for found in survey.of(record) if found.code in ("O5", "K4")]

    assert said(goal, dated) == ["O5", "K4"]
    assert said(replace(goal, state="dropped"), dated) == []
    assert said(goal, replace(dated, state="dropped")) == ["O5"]
    assert said(replace(QUARTER, phase="closed"), goal, dated) == []


def test_the_survey_tells_what_a_grade_leaves_open() -> None:
    low = key_result("kr", grade=Grade(score=Decimal("0.2")))
    okrs = okrs_of(replace(QUARTER, phase="grading"), objective("boring"), low)
    survey = Survey(okrs, TODAY)
    assert [found.code for found in survey.of(okrs.key_results["kr"])] == ["G1"]


def test_one_person_with_objectives_of_their_own_hears_nothing_of_teams() -> None:
    okrs = okrs_of(SOLO, *goals(3, "mei", owner="mei", origin="top_down"))
    assert set(codes(okrs)) == {"O6"}


def test_a_record_is_looked_at_once() -> None:
    okrs = okrs_of(objective("boring"))
    survey = Survey(okrs, TODAY)
    assert survey.of(okrs.objectives["boring"]) is survey.of(okrs.objectives["boring"])
