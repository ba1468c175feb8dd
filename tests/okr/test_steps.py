from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, GoneError, NotFoundError, OkrError, RefusedError
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import CheckIn, Cycle, KeyResult, Measure, Objective, Span, Whose
from okrtui.okr.steps import trash
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.founding import found, phase_on
from okrtui.okr.steps.key_results import add_key_result, change_measure, mend_measure
from okrtui.okr.steps.objectives import add_objective, support
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.taking_in import take_in
from tests import builders
from tests.builders import (
    AT_MOST,
    QUARTER,
    REACH,
    SPACE,
    STEPS,
    TODAY,
    applied,
    author,
    key_result,
    objective,
    okrs_of,
    person,
    unit,
)

TEAM = okrs_of(objective("boring", title="Make releases boring"), key_result("deploys"))
CLOSED = TEAM.with_records([Cycle(id="q4", space=SPACE, name="2026-Q4", span=QUARTER.span, phase="closed")])
DEPLOYS = TEAM.key_results["deploys"]
BORING = TEAM.objectives["boring"]


def test_a_space_is_founded_with_me_and_this_quarter_active() -> None:
    ids = builders.CountedIds()
    step = found(Okrs(), author(ids=ids), ids.fresh(), "North", "Mei", mission="Boring releases")
    okrs = applied(Okrs(), step)
    assert okrs.spaces[SPACE].mission == "Boring releases"
    assert [p.name for p in okrs.people.values()] == ["Mei"]
    assert [(c.name, c.phase, c.span.end) for c in okrs.cycles.values()] == [
        ("2026-Q4", "active", date(2026, 12, 31))
    ]


def test_a_space_is_founded_once() -> None:
    ids = builders.CountedIds()
    with pytest.raises(RefusedError, match="“Platform” is there already"):
        found(TEAM, author(ids=ids), ids.fresh(), "North", "Mei")


@pytest.mark.parametrize(
    ("start", "end", "phase"),
    [
        (TODAY, TODAY, "active"),
        (TODAY + timedelta(1), None, "planning"),
        (TODAY, None, "active"),
        (TODAY - timedelta(9), TODAY - timedelta(1), "grading"),
        (None, TODAY, "planning"),
    ],
)
def test_the_day_says_in_which_phase_a_new_cycle_is(start: date | None, end: date | None, phase: str) -> None:
    assert phase_on(TODAY, Span(start, end)) == phase


def test_a_new_objective_is_mine_bottom_up_and_for_the_current_cycle() -> None:
    okrs = applied(TEAM, add_objective(TEAM, author(), "  Grow the community "))
    made = okrs.objectives["new01"]
    assert (made.title, made.owner, made.for_, made.cycle) == (
        "Grow the community",
        "mei",
        Whose(person="mei"),
        "q4",
    )
    assert (made.origin, made.kind, made.state) == ("bottom_up", "aspirational", "active")


def test_without_a_current_cycle_it_is_a_draft_in_the_backlog() -> None:
    made = applied(TEAM, add_objective(TEAM, author(day=date(2027, 2, 1)), "Later")).objectives["new01"]
    assert (made.cycle, made.state) == (None, "draft")


def test_in_a_cycle_being_planned_it_is_a_draft() -> None:
    okrs = TEAM.with_records([Cycle(id="q1", space=SPACE, name="2027-Q1", phase="planning")])
    assert (
        applied(okrs, add_objective(okrs, author(), "Next", cycle="q1")).objectives["new01"].state == "draft"
    )


def test_new_objectives_stand_behind_the_others() -> None:
    ids = builders.CountedIds()
    okrs = TEAM
    for title in ("one", "two", "three"):
        okrs = applied(okrs, add_objective(okrs, author(ids=ids), title))
    orders = [okrs.objectives[f"new0{n}"].order for n in (1, 2, 3)]
    assert orders == sorted(orders, key=lambda order: order[1] if order else "")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "   "}, "the title is empty"),
        ({"title": "x" * 16_001}, "16,001 characters"),
        ({"title": "half \ud800"}, "half a character"),
        ({"title": "x", "parent": "nobody"}, "that objective or key result is no longer there"),
        ({"title": "x", "owner": "nobody"}, "that person is no longer there"),
        ({"title": "x", "cycle": "nope"}, "that cycle is no longer there"),
        ({"title": "x", "whose": Whose(unit="nope")}, "that unit is no longer there"),
    ],
)
def test_an_objective_that_cannot_be_is_said_no_to(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(OkrError, match=sentence):
        add_objective(TEAM, author(), fields.pop("title"), **fields)


def test_an_objective_supports_one_of_the_same_or_a_higher_level() -> None:
    okrs = TEAM.with_records([unit("acme", level="company"), unit("north", level="team")])
    okrs = okrs.with_records(
        [objective("top", for_=Whose(unit="acme")), objective("mid", for_=Whose(unit="north"))]
    )
    with pytest.raises(RefusedError, match="company cannot support person"):
        support(okrs, author(), okrs.objectives["top"], "boring")
    moved = applied(okrs, support(okrs, author(), okrs.objectives["mid"], "top"))
    assert moved.objectives["mid"].parent == "top"


def test_a_circle_is_refused_and_nothing_changed() -> None:
    okrs = TEAM.with_records([objective("b", parent="boring")])
    with pytest.raises(RefusedError, match="circle"):
        support(okrs, author(), okrs.objectives["boring"], "b")


def test_the_rule_of_a_step_is_asked_again_on_newer_okrs() -> None:
    okrs = TEAM.with_records([objective("b")])
    step = support(okrs, author(), okrs.objectives["boring"], "b")
    with pytest.raises(RefusedError, match="circle"):
        step.rule(okrs.with_records([objective("b", parent="boring")]))


def test_a_key_result_is_due_with_its_cycle_and_starts_today_when_that_has_begun() -> None:
    made = applied(TEAM, add_key_result(TEAM, author(), BORING, "Latency", AT_MOST)).key_results["new01"]
    assert (made.due, made.starts, made.owner, made.objective) == (date(2026, 12, 31), TODAY, None, "boring")


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (Measure("reach", Decimal(4), Decimal(4)), "start"),
        (Measure("reach", None, Decimal(4)), "start"),
        (Measure("at_least", None, None), "threshold"),
        (Measure("milestones", steps=STEPS.steps[:1]), "2"),
    ],
)
def test_a_measure_that_cannot_measure_is_refused(measure: Measure, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        add_key_result(TEAM, author(), BORING, "Latency", measure)


@pytest.mark.parametrize("weight", ["0", "-1", "NaN", "Infinity"])
def test_a_weight_is_a_number_above_nothing(weight: str) -> None:
    with pytest.raises(BadInputError, match="is not a weight"):
        add_key_result(TEAM, author(), BORING, "Latency", REACH, weight=Decimal(weight))


def test_a_check_in_keeps_value_confidence_note_author_and_day() -> None:
    reading = Reading(Decimal("12.50"), 7, " on track ")
    made = applied(TEAM, check_in(TEAM, author("ken"), DEPLOYS, reading)).check_ins["deploys"][0]
    assert (str(made.value), made.confidence, made.note, made.by, made.on) == (
        "12.50",
        7,
        "on track",
        "ken",
        TODAY,
    )


def test_milestones_are_kept_as_the_ids_done() -> None:
    okrs = TEAM.with_records([key_result("steps", measure=STEPS)])
    made = applied(okrs, check_in(okrs, author(), okrs.key_results["steps"], Reading(("1", "3"))))
    assert (made.check_ins["steps"][0].steps_done, made.check_ins["steps"][0].value) == (("1", "3"), None)


@pytest.mark.parametrize("confidence", [11, -1, 100])
def test_a_confidence_lies_between_nothing_and_ten(confidence: int) -> None:
    with pytest.raises(BadInputError, match=f"{confidence} is not a confidence: use 0 to 10"):
        check_in(TEAM, author(), DEPLOYS, Reading(Decimal(5), confidence))


@pytest.mark.parametrize("days", [0, -1, -300])
def test_a_check_in_is_of_today_or_before(days: int) -> None:
    day = TODAY + timedelta(days)
    made = applied(TEAM, check_in(TEAM, author(), DEPLOYS, Reading(Decimal(5), on=day)))
    assert made.check_ins["deploys"][0].on == day
    with pytest.raises(BadInputError, match=f"{TODAY + timedelta(1)} is still to come"):
        check_in(TEAM, author(), DEPLOYS, Reading(Decimal(5), on=TODAY + timedelta(1)))


def test_a_check_in_says_something() -> None:
    with pytest.raises(BadInputError, match="a value, a confidence or a note"):
        check_in(TEAM, author(), DEPLOYS, Reading())


@pytest.mark.parametrize(
    ("reading", "title"),
    [
        (Reading(Decimal(12), 7), "checked in “deploys”: 12 deploys, confidence 7"),
        (Reading(Decimal(12)), "checked in “deploys”: 12 deploys"),
        (Reading(confidence=0), "checked in “deploys”: confidence 0"),
        (Reading(note="quiet week"), "checked in “deploys”: a note"),
        (Reading(Decimal(0), fixes="first"), "corrected “deploys”: 0 deploys"),
    ],
)
def test_a_check_in_is_told_by_what_it_says(reading: Reading, title: str) -> None:
    okrs = TEAM.with_records([builders.check_in("first", "deploys", TODAY, value=Decimal(1))])
    assert check_in(okrs, author(), DEPLOYS, reading).title == title


def test_a_correction_names_a_check_in_that_exists() -> None:
    with pytest.raises(NotFoundError, match="that check-in is no longer there"):
        check_in(TEAM, author(), DEPLOYS, Reading(Decimal(5), fixes="nope"))


def test_nobody_checks_in_to_what_was_dropped() -> None:
    okrs = TEAM.with_records([key_result("deploys", state="dropped")])
    with pytest.raises(RefusedError, match="was dropped"):
        check_in(okrs, author(), DEPLOYS, Reading(Decimal(5)))


def every_step(okrs: Okrs) -> dict[str, Any]:
    kr, goal = DEPLOYS, BORING
    return {
        "check in": lambda: check_in(okrs, author(), kr, Reading(Decimal(5))),
        "add objective": lambda: add_objective(okrs, author(), "x", cycle="q4"),
        "add key result": lambda: add_key_result(okrs, author(), goal, "x", REACH),
        "edit": lambda: edit(okrs, author(), kr, title="x"),
        "mend": lambda: mend_measure(okrs, author(), kr, AT_MOST),
        "change": lambda: change_measure(okrs, author(), kr, AT_MOST, "why"),
        "support": lambda: support(okrs, author(), goal, None),
        "drop": lambda: trash.drop(okrs, author(), kr),
        "delete": lambda: trash.delete(okrs, author(), goal),
    }


@pytest.mark.parametrize("name", every_step(TEAM))
def test_a_closed_cycle_is_read_only_for_every_step(name: str) -> None:
    every_step(TEAM)[name]()
    with pytest.raises(RefusedError, match="2026-Q4 is closed and read-only"):
        every_step(CLOSED)[name]()


def test_an_edit_changes_only_what_differs() -> None:
    step = edit(TEAM, author(), DEPLOYS, title="Deploys a week", due=DEPLOYS.due)
    assert [change.field for change in step.changes] == ["title"]  # type: ignore[union-attr]
    assert applied(TEAM, step).key_results["deploys"].title == "Deploys a week"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": "deploys"}, "nothing to change"),
        ({"title": ""}, "the title is empty"),
        ({"owner": "nobody"}, "that person is no longer there"),
        ({"objective": "nope"}, "that objective is no longer there"),
        ({"external_id": "\ud800"}, "half a character"),
        ({"weight": Decimal(0)}, "not a weight"),
        ({"link": "x" * 16_001}, "characters"),
    ],
)
def test_an_edit_that_cannot_be_is_said_no_to(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(OkrError, match=sentence):
        edit(TEAM, author(), DEPLOYS, **values)


def test_a_title_keeps_no_space_around_it() -> None:
    assert applied(TEAM, edit(TEAM, author(), DEPLOYS, title="  x ")).key_results["deploys"].title == "x"
    with pytest.raises(BadInputError, match="nothing to change"):
        edit(TEAM, author(), DEPLOYS, title=f" {DEPLOYS.title} ")


def test_a_check_in_is_never_edited() -> None:
    made = CheckIn(id="c", space=SPACE, key_result="deploys")
    with pytest.raises(RefusedError, match="record a correction instead"):
        edit(TEAM.with_records([made]), author(), made, note="x")


def test_an_objective_does_not_move_into_a_closed_cycle() -> None:
    cycles = [
        Cycle(id="q3", space=SPACE, name="2026-Q3", phase="closed"),
        Cycle(id="q1", space=SPACE, name="2027-Q1", phase="planning"),
    ]
    okrs = TEAM.with_records(cycles)
    with pytest.raises(RefusedError, match="2026-Q3 is closed"):
        edit(okrs, author(), BORING, cycle="q3")
    assert applied(okrs, edit(okrs, author(), BORING, cycle="q1")).objectives["boring"].cycle == "q1"
    assert applied(okrs, edit(okrs, author(), BORING, cycle=None)).objectives["boring"].cycle is None


def test_a_unit_does_not_come_to_stand_below_itself() -> None:
    okrs = TEAM.with_records([unit("a"), unit("b", parent="a")])
    with pytest.raises(RefusedError, match="below itself"):
        edit(okrs, author(), okrs.units["a"], parent="b")
    with pytest.raises(NotFoundError, match="that unit is no longer there"):
        edit(okrs, author(), okrs.units["a"], parent="boring")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"for_": Whose(unit="nope")}, "that unit is no longer there"),
        ({"for_": Whose(person="nope")}, "that person is no longer there"),
        ({"cycle": "nope"}, "that cycle is no longer there"),
        ({"parent": "mei"}, "that objective or key result is no longer there"),
        ({"parent": "boring"}, "that would make a circle: “Make releases boring” → “Make releases boring”"),
    ],
)
def test_an_objective_edited_names_what_exists_and_never_itself(
    values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(OkrError, match=sentence):
        edit(TEAM, author(), BORING, **values)


def test_an_objective_may_be_given_to_a_unit() -> None:
    okrs = TEAM.with_records([unit("sre")])
    assert applied(okrs, edit(okrs, author(), BORING, for_=Whose(unit="sre"))).objectives[
        "boring"
    ].for_ == Whose(unit="sre")


def test_no_edit_lets_an_objective_support_a_key_result_of_a_lower_level() -> None:
    okrs = TEAM.with_records([unit("acme", level="company"), objective("top", for_=Whose(unit="acme"))])
    with pytest.raises(RefusedError, match="company cannot support person"):
        edit(okrs, author(), okrs.objectives["top"], parent="deploys")
    okrs = okrs.with_records([key_result("revenue", "top")])
    assert (
        applied(okrs, edit(okrs, author(), BORING, parent="revenue")).objectives["boring"].parent == "revenue"
    )


def test_the_kind_of_a_measure_stays_once_there_are_check_ins() -> None:
    okrs = applied(TEAM, check_in(TEAM, author(), DEPLOYS, Reading(Decimal(5))))
    with pytest.raises(RefusedError, match="drop it and add another"):
        mend_measure(okrs, author(), DEPLOYS, AT_MOST)


def test_a_target_changed_from_today_on_leaves_a_record_of_why() -> None:
    raised = Measure("reach", Decimal(4), Decimal(25), "deploys")
    okrs = applied(TEAM, change_measure(TEAM, author(), DEPLOYS, raised, "20 was reached"))
    made = okrs.target_changes["deploys"][0]
    assert okrs.key_results["deploys"].measure == raised
    assert (made.old, made.new, made.reason, made.on) == (REACH, raised, "20 was reached", TODAY)


def test_dropping_and_deleting_can_be_taken_back_by_restoring() -> None:
    for way in (trash.drop, trash.delete):
        gone = applied(TEAM, way(TEAM, author(), DEPLOYS))
        record = gone.get("deploys")
        assert record is not None
        assert applied(gone, trash.restore(gone, author(), record)) == TEAM


def test_what_is_there_needs_no_restoring_and_what_is_gone_no_deleting() -> None:
    with pytest.raises(RefusedError, match="neither deleted nor dropped"):
        trash.restore(TEAM, author(), DEPLOYS)
    for way, words in ((trash.drop, "dropped already"), (trash.delete, "in the trash already")):
        gone = applied(TEAM, way(TEAM, author(), DEPLOYS))
        record = gone.get("deploys")
        assert record is not None
        with pytest.raises(RefusedError, match=words):
            way(gone, author(), record)


def test_only_what_is_pursued_can_be_dropped() -> None:
    with pytest.raises(RefusedError, match="a person cannot be dropped"):
        trash.drop(TEAM, author(), TEAM.people["mei"])


def test_what_was_made_elsewhere_is_taken_in_as_one_step() -> None:
    made = author().ids.fresh()
    changes = (Add(objective(made.id), made), Change("boring", "title", BORING.title, "Boring releases"))
    step = take_in(TEAM, author(), "import a file", iter(changes))
    assert (step.title, step.space, step.added) == ("import a file", SPACE, (made.id,))
    assert applied(TEAM, step).objectives.keys() == {"boring", made.id}


def test_taking_in_nothing_is_no_step() -> None:
    with pytest.raises(BadInputError, match="nothing new"):
        take_in(TEAM, author(), "import", ())


@pytest.mark.parametrize("kind", [Objective, KeyResult])
def test_a_step_on_what_is_gone_says_so(kind: type[Objective]) -> None:
    record = {Objective: BORING, KeyResult: DEPLOYS}[kind]
    with pytest.raises(NotFoundError, match=f"“{name_of(record)}” is no longer there"):
        edit(okrs_of(), author(), record, title="x")


def test_what_lies_in_the_trash_is_not_edited_and_is_called_by_its_name() -> None:
    gone = TEAM.with_records([replace(BORING, deleted=True)])
    for record in (BORING, DEPLOYS):
        with pytest.raises(GoneError, match=f"“{name_of(record)}” was moved to the trash"):
            edit(gone, author(), record, title="x")


def test_an_edit_takes_no_record_of_another_kind_for_its_own() -> None:
    with pytest.raises(NotFoundError, match="“mei” is no longer there"):
        edit(TEAM, author(), objective("mei"), title="x")


def test_a_set_is_changed_member_by_member() -> None:
    okrs = TEAM.with_records([unit("a"), unit("b"), unit("c"), person("mei", units=("a", "b"))])
    step = edit(okrs, author(), okrs.people["mei"], units=("b", "c"))
    assert step.changes == (Change("mei", "units/a", True, None), Change("mei", "units/c", None, True))
