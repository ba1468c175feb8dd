"""Objectives are carried into the next cycle by choice, as they are or edited."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.alignment import supported
from okrtui.okr.errors import BadInputError, OkrError, RefusedError
from okrtui.okr.lineage import earlier, later, source_of
from okrtui.okr.next_cycle import Carried, offered
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import Cycle, Measure, Objective, ObjectiveVerdict, Record, Span, Whose
from okrtui.okr.steps.next_cycle import carry_into
from okrtui.okr.steps.step import Add, Change, Step
from okrtui.okr.steps.trash import DELETED, delete
from tests.builders import REACH, SPACE, applied, author, check_in, key_result, objective, okrs_of
from tests.okr.graded import LAST_DAYS, NEXT, grade, quarter

MEI, KEN = author("mei", LAST_DAYS), author("ken", LAST_DAYS)
BORING = objective(
    "boring",
    title="Make releases boring",
    owner="ken",
    for_=Whose(person="ken"),
    origin="top_down",
    kind="committed",
    verdict=ObjectiveVerdict("go_on"),
    external_id="37",
    idea="idea",
)
OKRS = okrs_of(
    quarter("grading"),
    NEXT,
    BORING,
    key_result("deploys", grade=grade("0.81"), forecast="will", reflection="small steps", external_id="38"),
    key_result("failures", measure=Measure("at_most", Decimal(12), Decimal(5), "%")),
    check_in("c", "deploys", "2026-12-28", value=Decimal(17), confidence=8),
)


def carried(okrs: Okrs, id_: str = "boring", into: Cycle = NEXT, **edited: Any) -> Step:
    found = replace(offered(okrs, okrs.objectives[id_], okrs.cycles[into.id]), **edited)
    return carry_into(okrs, MEI, found, okrs.cycles[into.id])


def copy(okrs: Okrs, source: str = "boring", cycle: str = "q1") -> Objective:
    return next(o for o in okrs.objectives.values() if o.carried_from == source and o.cycle == cycle)


def undone(okrs: Okrs, before: Okrs, step: Step) -> Okrs:
    """What undo does: new records go to the trash, changed ones get their former fields back."""
    changed = {change.id for change in step.changes if isinstance(change, Change)}
    old = [record for id_ in changed if (record := before.get(id_)) is not None]
    new: list[Record] = [replace(record, deleted=True) for id_ in step.added if (record := okrs.get(id_))]
    return okrs.with_records([*old, *new])


def test_a_carried_objective_is_a_new_one_that_knows_what_it_was_carried_from() -> None:
    step = carried(OKRS)
    made = copy(applied(OKRS, step))
    assert step.title == "carried “Make releases boring” into 2027-Q1"
    assert (made.title, made.owner, made.for_, made.origin, made.kind, made.state) == (
        "Make releases boring",
        "ken",
        Whose(person="ken"),
        "top_down",
        "committed",
        "draft",
    )
    assert (made.verdict, made.external_id, made.idea, made.carried_from) == (None, None, None, "boring")


def test_its_key_results_start_at_the_last_value_without_check_ins_grades_and_forecasts() -> None:
    okrs = applied(OKRS, carried(OKRS))
    deploys, failures = okrs.key_results_of[copy(okrs).id]
    assert (deploys.measure, deploys.due, deploys.starts) == (
        Measure("reach", Decimal(17), Decimal(20), "deploys"),
        date(2027, 3, 31),
        None,
    )
    assert (deploys.grade, deploys.forecast, deploys.reflection, deploys.external_id) == (None,) * 4
    assert (source_of(deploys), source_of(failures)) == ("deploys", "failures")
    assert (standing(okrs, deploys).check_ins, standing(okrs, deploys).confidence) == ((), None)


def test_the_old_objective_stays_as_it_was_and_both_know_each_other() -> None:
    okrs = applied(OKRS, carried(OKRS))
    assert okrs.objectives["boring"] == BORING
    assert okrs.key_results["deploys"] == OKRS.key_results["deploys"]
    assert later(okrs, BORING) == (copy(okrs),)
    assert earlier(okrs, copy(okrs)) == (BORING,)


def test_into_a_cycle_under_way_it_comes_active_and_runs_from_today() -> None:
    begun = OKRS.with_records([replace(NEXT, phase="active")])
    step = carry_into(begun, author(day=date(2027, 1, 11)), offered(begun, BORING, NEXT), begun.cycles["q1"])
    okrs = applied(begun, step)
    assert copy(okrs).state == "active"
    assert {kr.starts for kr in okrs.key_results_of[copy(okrs).id]} == {date(2027, 1, 11)}


def test_it_is_carried_out_of_a_closed_cycle_and_out_of_one_under_way() -> None:
    for phase in ("active", "grading", "closed"):
        okrs = OKRS.with_records([quarter(phase)])
        assert copy(applied(okrs, carried(okrs))).carried_from == "boring"


def test_what_was_edited_is_carried_as_it_was_edited() -> None:
    found = offered(OKRS, BORING, NEXT)
    deploys = replace(
        found.key_results[0], title="Deploys a day", measure=REACH, due=date(2027, 2, 1), owner="mei"
    )
    step = carried(
        OKRS, title=" Make them dull ", why="again", owner="mei", kind="aspirational", key_results=(deploys,)
    )
    okrs = applied(OKRS, step)
    made = copy(okrs)
    assert (made.title, made.why, made.owner, made.kind) == ("Make them dull", "again", "mei", "aspirational")
    (only,) = okrs.key_results_of[made.id]
    assert (only.title, only.measure, only.due, only.owner) == (
        "Deploys a day",
        REACH,
        date(2027, 2, 1),
        "mei",
    )


@pytest.mark.parametrize(
    ("edited", "sentence"),
    [
        ({"title": " "}, "the title is empty"),
        ({"owner": "nobody"}, "that person is no longer there"),
        ({"why": "x" * 16_001}, "16,001 characters"),
    ],
)
def test_an_edit_that_cannot_be_is_said_no_to(edited: dict[str, Any], sentence: str) -> None:
    with pytest.raises(OkrError, match=sentence):
        carried(OKRS, **edited)


@pytest.mark.parametrize(
    ("edited", "sentence"),
    [
        ({"title": " "}, "the title is empty"),
        ({"measure": Measure("reach", Decimal(3), Decimal(3))}, "start and target are both 3"),
        ({"weight": Decimal(0)}, "is not a weight"),
    ],
)
def test_nor_is_a_key_result_that_cannot_be(edited: dict[str, Any], sentence: str) -> None:
    first, *rest = offered(OKRS, BORING, NEXT).key_results
    with pytest.raises(BadInputError, match=sentence):
        carried(OKRS, key_results=(replace(first, **edited), *rest))


def test_two_people_who_carry_an_objective_make_one_with_one_of_each_key_result() -> None:
    mine = carried(OKRS)
    theirs = carry_into(OKRS, KEN, offered(OKRS, BORING, NEXT), NEXT)
    assert mine.added == theirs.added
    okrs = applied(applied(OKRS, mine), theirs)
    assert len(okrs.key_results_of[copy(okrs).id]) == 2
    assert len(later(okrs, BORING)) == 1


def test_it_is_carried_once_into_a_cycle_and_may_be_carried_into_several() -> None:
    okrs = applied(OKRS, carried(OKRS))
    with pytest.raises(RefusedError, match="“Make releases boring” was carried into 2027-Q1 already"):
        carried(okrs)
    with pytest.raises(RefusedError, match="already"):
        carried(OKRS).rule(okrs)
    imported = OKRS.with_records([objective("another id", cycle="q1", carried_from="boring")])
    with pytest.raises(RefusedError, match="already"):
        carried(imported)
    half = Cycle(id="h1", space=SPACE, name="2027-H1", span=Span(date(2027, 1, 1), date(2027, 6, 30)))
    both = okrs.with_records([half])
    assert len(later(applied(both, carried(both, into=half)), BORING)) == 2


def test_carried_and_taken_back_it_can_be_carried_again_as_it_is_wanted_then() -> None:
    step = carried(OKRS)
    back = undone(applied(OKRS, step), OKRS, step)
    assert later(back, BORING) == ()
    again = carried(back, title="Make them dull")
    okrs = applied(back, again)
    assert (again.added, copy(okrs).title) == ((), "Make them dull")
    assert len(okrs.key_results_of[copy(okrs).id]) == 2
    assert {change.field for change in again.changes if isinstance(change, Change)} >= {DELETED, "title"}
    with pytest.raises(RefusedError, match="already"):
        step.rule(back)


def test_a_carried_one_that_was_moved_to_the_trash_comes_back_with_its_key_results() -> None:
    okrs = applied(OKRS, carried(OKRS))
    gone = applied(okrs, delete(okrs, MEI, copy(okrs)))
    back = applied(gone, carried(gone))
    assert len(back.key_results_of[copy(back).id]) == 2


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        ([replace(BORING, cycle=None)], "“Make releases boring” is set for no cycle"),
        ([quarter("planning")], "2026-Q4 is still being planned: move “Make releases boring”"),
        ([replace(BORING, state="dropped")], "“Make releases boring” was dropped"),
        ([replace(BORING, state="draft")], "“Make releases boring” is a draft"),
        ([replace(BORING, cycle="q1")], "2027-Q1 ends no later than 2027-Q1"),
        (
            [replace(NEXT, span=Span(date(2026, 10, 1), date(2026, 12, 31)))],
            "2027-Q1 ends no later than 2026-Q4",
        ),
        ([replace(NEXT, phase="closed")], "2027-Q1 is closed and read-only"),
        ([replace(NEXT, phase="grading")], "2027-Q1 is being graded"),
        ([replace(NEXT, space="other")], "2027-Q1 is a cycle of another team"),
        ([replace(BORING, space="other")], "“Make releases boring” is of another team"),
    ],
)
def test_what_is_not_carried(records: list[Record], sentence: str) -> None:
    okrs = OKRS.with_records(records)
    if records[0] == replace(BORING, cycle="q1"):
        okrs = okrs.with_records([replace(NEXT, phase="active")])
    with pytest.raises(RefusedError, match=sentence):
        carried(okrs)
    with pytest.raises(RefusedError, match=sentence):
        carried(OKRS).rule(okrs)


TREE = OKRS.with_records(
    [
        objective("top", kind="committed"),
        key_result("faster", "top"),
        replace(BORING, parent="faster"),
        objective("small", parent="boring"),
    ]
)


@pytest.mark.parametrize(
    "order", [("top", "boring", "small"), ("small", "boring", "top"), ("boring", "small", "top")]
)
def test_in_whatever_order_they_are_carried_they_support_each_other_as_before(order: tuple[str, ...]) -> None:
    okrs = TREE
    for id_ in order:
        okrs = applied(okrs, carried(okrs, id_))
    top, boring, small = (copy(okrs, id_) for id_ in ("top", "boring", "small"))
    (faster,) = okrs.key_results_of[top.id]
    assert (top.parent, boring.parent, small.parent) == (None, faster.id, boring.id)


def test_what_it_supports_stays_where_that_was_not_carried() -> None:
    okrs = applied(TREE, carried(TREE))
    assert copy(okrs).parent == "faster"
    above = supported(okrs, copy(okrs))
    assert above is not None
    assert above.id == "top"


@pytest.mark.parametrize("order", [("top", "boring"), ("boring", "top")])
def test_where_the_key_result_it_supports_stayed_behind_it_supports_the_objective(
    order: tuple[str, ...],
) -> None:
    okrs = TREE.with_records([check_in("done", "faster", "2026-12-28", value=Decimal(20))])
    for id_ in order:
        okrs = applied(okrs, carried(okrs, id_))
    assert copy(okrs).parent == copy(okrs, "top").id


def test_what_stands_in_the_next_cycle_already_is_tied_to_what_comes() -> None:
    planned = objective("planned", cycle="q1", state="draft", parent="deploys")
    okrs = OKRS.with_records([planned])
    okrs = applied(okrs, carried(okrs))
    assert source_of(okrs.key_results[okrs.objectives["planned"].parent or ""]) == "deploys"


def test_carrying_never_closes_a_circle() -> None:
    okrs = OKRS.with_records(
        [objective("planned", cycle="q1", parent="boring"), replace(BORING, parent="top"), objective("top")]
    ).with_records([objective("copy of top", cycle="q1", parent="planned", carried_from="top")])
    after = applied(okrs, carried(okrs))
    assert (copy(after).parent, after.objectives["planned"].parent) == ("copy of top", "boring")


def test_only_new_records_and_what_they_need_are_in_the_step() -> None:
    step = carried(TREE)
    assert all(isinstance(change, Add) for change in step.changes)
    assert len(step.changes) == 3


def test_an_empty_offer_is_an_objective_without_key_results() -> None:
    okrs = applied(OKRS, carry_into(OKRS, MEI, Carried(source="boring", title="Dull"), NEXT))
    assert copy(okrs).id not in okrs.key_results_of
