"""What is offered for the next cycle, and what was chosen."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from okrtui.okr.measures import require_sound
from okrtui.okr.next_cycle import (
    Carried,
    begun_at,
    choices,
    cycles_ahead,
    next_standard,
    offered,
    waiting,
)
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Idea, Measure, Record, Span, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from tests.builders import (
    AT_MOST,
    REACH,
    SPACE,
    STEPS,
    YES_NO,
    check_in,
    key_result,
    objective,
    okrs_of,
    unit,
)
from tests.okr.graded import NEXT, grade, quarter

BORING = objective("boring", title="Make releases boring", why="Friday evenings", link="https://a.example")


def goal(*records: Record, **fields: Any) -> tuple[Okrs, Carried]:
    okrs = okrs_of(quarter("grading"), NEXT, BORING, *records)
    return okrs, offered(okrs, okrs.objectives["boring"], NEXT, **fields)


def test_an_objective_is_offered_as_it_is_with_the_key_results_that_are_pursued() -> None:
    deploys = key_result(
        "deploys", owner="ken", weight=Decimal(3), link="https://b.example", grade=grade("0.5")
    )
    _, found = goal(deploys, key_result("left", state="dropped"))
    assert (found.title, found.why, found.owner, found.kind, found.link) == (
        "Make releases boring",
        "Friday evenings",
        "mei",
        "aspirational",
        "https://a.example",
    )
    (only,) = found.key_results
    assert (only.source, only.owner, only.weight, only.link, only.due) == (
        "deploys",
        "ken",
        Decimal(3),
        "https://b.example",
        date(2027, 3, 31),
    )


def test_a_key_result_starts_where_the_last_one_ended() -> None:
    _, found = goal(key_result("deploys"), check_in("c", "deploys", "2026-12-28", value=Decimal(17)))
    assert found.key_results[0].measure == Measure("reach", Decimal(17), Decimal(20), "deploys")


def test_or_from_the_old_start_where_that_is_wanted() -> None:
    records = (
        key_result("deploys"),
        key_result("done"),
        check_in("c", "deploys", "2026-12-28", value=Decimal(17)),
        check_in("d", "done", "2026-12-28", value=Decimal(20)),
    )
    _, found = goal(*records, from_last=False)
    assert [each.measure for each in found.key_results] == [REACH, REACH]
    assert found.reached == ()


@pytest.mark.parametrize(
    ("measure", "reading"),
    [
        (REACH, {"value": Decimal(20)}),
        (REACH, {"value": Decimal("24.8")}),
        (STEPS, {"steps_done": ("1", "2", "3", "4")}),
        (YES_NO, {"value": Decimal(1)}),
    ],
)
def test_what_was_reached_stays_behind(measure: Measure, reading: dict[str, Any]) -> None:
    _, found = goal(key_result("kr", measure=measure), check_in("c", "kr", "2026-12-28", **reading))
    assert (found.key_results, [kr.id for kr in found.reached]) == ((), ["kr"])


@pytest.mark.parametrize("value", ["4", "5"])
def test_a_threshold_that_is_held_goes_on(value: str) -> None:
    _, found = goal(
        key_result("kr", measure=AT_MOST), check_in("c", "kr", "2026-12-28", value=Decimal(value))
    )
    assert [each.measure for each in found.key_results] == [AT_MOST]


LEAST = Measure("at_least", Decimal(90), Decimal("99.95"), "%")


@pytest.mark.parametrize(
    ("measure", "value", "start"),
    [
        (REACH, Decimal("1.28"), Decimal("1.28")),
        (REACH, None, Decimal(4)),
        (REACH, Decimal("NaN"), Decimal(4)),
        (LEAST, Decimal("99.9"), Decimal("99.9")),
        (LEAST, Decimal("99.95"), None),
        (LEAST, Decimal(100), None),
        (LEAST, None, Decimal(90)),
        (AT_MOST, Decimal("5.1"), Decimal("5.1")),
        (AT_MOST, Decimal(5), None),
        (YES_NO, Decimal(0), None),
    ],
)
def test_the_start_from_the_last_value(
    measure: Measure, value: Decimal | None, start: Decimal | None
) -> None:
    begun = begun_at(measure, value)
    assert begun.start == start
    require_sound(begun)


def test_of_milestones_the_steps_that_are_left_go_on_where_they_are_two_or_more() -> None:
    assert [step.id for step in begun_at(STEPS, ("2", "4")).steps] == ["1", "3"]
    assert begun_at(STEPS, ("1", "2", "3")) == STEPS
    assert begun_at(STEPS, None) == STEPS
    assert begun_at(STEPS, ()) == STEPS


def test_for_each_objective_it_is_told_what_was_chosen_and_nothing_is_preset() -> None:
    okrs = okrs_of(
        quarter("grading"),
        NEXT,
        objective("boring"),
        objective("bold"),
        objective("carried"),
        objective("copy", cycle="q1", carried_from="carried"),
        objective("gone", state="dropped"),
        objective("draft", state="draft"),
    )
    found = choices(okrs, EVERYBODY, {"mei"}, okrs.cycles["q4"], into=NEXT, left={"bold", "carried"})
    assert {each.objective.id: (each.chosen, each.copy and each.copy.id) for each in found} == {
        "boring": (None, None),
        "bold": ("left", None),
        "carried": ("carried", "copy"),
    }


def test_what_is_to_be_chosen_is_that_of_a_scope() -> None:
    okrs = okrs_of(
        unit("north"),
        quarter("grading"),
        NEXT,
        objective("boring"),
        objective("units", for_=Whose(unit="north")),
    )
    found = choices(okrs, Scope("unit", "north"), {"mei"}, okrs.cycles["q4"], into=NEXT)
    assert [each.objective.id for each in found] == ["units"]


def test_ideas_and_drafts_wait_for_the_next_cycle() -> None:
    okrs = okrs_of(
        Idea(id="coverage", space=SPACE, title="coverage"),
        Idea(id="taken", space=SPACE, title="taken", state="adopted"),
        Idea(id="elsewhere", space="other", title="elsewhere"),
        objective("later", cycle=None, state="draft"),
        objective("given up", cycle=None, state="dropped"),
        objective("boring"),
    )
    ideas, drafts = waiting(okrs, SPACE)
    assert ([idea.id for idea in ideas], [draft.id for draft in drafts]) == (["coverage"], ["later"])


def test_ahead_are_the_cycles_to_come_that_end_later_the_earliest_first() -> None:
    def cycle(name: str, start: date, end: date, **fields: Any) -> Cycle:
        given = {"phase": "planning", "space": SPACE, **fields}
        return Cycle(id=name, name=name, span=Span(start, end), **given)

    okrs = okrs_of(
        cycle("2027-H1", date(2027, 1, 1), date(2027, 6, 30)),
        cycle("2027-Q1", date(2027, 1, 1), date(2027, 3, 31)),
        cycle("2026-H2", date(2026, 7, 1), date(2026, 12, 31), phase="active"),
        cycle("over", date(2026, 1, 1), date(2027, 12, 31), phase="closed"),
        cycle("elsewhere", date(2027, 1, 1), date(2027, 3, 31), space="other"),
        cycle("users", date(2026, 11, 1), date(2027, 4, 30), phase="active"),
    )
    assert [c.name for c in cycles_ahead(okrs, okrs.cycles["q4"])] == ["users", "2027-Q1", "2027-H1"]


def test_the_next_of_its_kind_is_offered_where_it_is_not_there_and_none_for_a_name_of_ones_own() -> None:
    okrs = okrs_of()
    after = next_standard(okrs, okrs.cycles["q4"])
    assert after is not None
    assert after.name == "2027-Q1"
    there = okrs.with_records([Cycle(id="n", space=SPACE, name="2027-q1")])
    assert next_standard(there, there.cycles["q4"]) is None
    assert next_standard(okrs, Cycle(id="u", space=SPACE, name="100,000 daily users")) is None
