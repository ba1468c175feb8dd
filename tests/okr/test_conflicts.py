"""Conflicts in words, and the rules of settling one; whatever a hostile log holds, something can be said of it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.conflicts import (
    CHECK_INS,
    Choice,
    Conflict,
    Remark,
    circle_at,
    fields_in_conflict,
    how_many,
    is_open,
    rival_corrections,
)
from okrtui.okr.conflicts_told import choice_told, remark_told, subject_told
from okrtui.okr.encoding import plain
from okrtui.okr.errors import GoneError, OkrError, RefusedError
from okrtui.okr.fields_told import field_told, value_told
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    KINDS,
    Grade,
    Limits,
    ObjectiveVerdict,
    Record,
    Settings,
    Span,
    Whose,
)
from okrtui.okr.steps.settling import settle, settle_with
from tests.builders import (
    AT_MOST,
    QUARTER,
    REACH,
    SPACE,
    YES_NO,
    applied,
    author,
    check_in,
    key_result,
    objective,
    okrs_of,
    unit,
)

BORING = objective("boring", title="Make releases boring", parent="calm")
CALM = objective("calm", title="Calm nights", parent="boring")
DEPLOYS = key_result("deploys", title="Deploys", due=date(2026, 12, 11))
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def contested(*records: Record, **fields: str) -> Okrs:
    """Some OKRs, and for each id its contested field."""
    okrs = okrs_of(BORING, DEPLOYS, *records)
    return replace(okrs, contested={id_: frozenset({name}) for id_, name in fields.items()})


def two(id_: str, name: str, *values: Any) -> Conflict:
    """Values of a field in conflict, the one that shows first."""
    return Conflict("field", SPACE, id_, tuple(Choice(value, "ken", AT) for value in values), name)


# -- in words


@pytest.mark.parametrize(
    ("kind", "name", "value", "told"),
    [
        ("objective", "title", "Calm [b]", "title: “Calm [b]”"),
        ("objective", "parent", "boring", "support link: “Make releases boring”"),
        ("objective", "parent", "zz", "support link: something that is not here"),
        ("objective", "owner", "ken", "owner: Ken"),
        ("objective", "owner", None, "owner: nothing"),
        ("objective", "cycle", "q4", "cycle: 2026-Q4"),
        ("objective", "for", plain(Whose(unit="north")), "unit or person: “North”"),
        ("objective", "for", plain(Whose(person="ken")), "unit or person: Ken"),
        ("objective", "for", {}, "unit or person: nothing"),
        ("objective", "origin", "top_down", "origin: top down"),
        ("objective", "verdict", plain(ObjectiveVerdict("go_on", "it pays")), "verdict: go on: “it pays”"),
        ("objective", "order", ["x", "5ab"], "place: place 1"),
        ("key_result", "due", "2026-12-15", "due date: 2026-12-15"),
        ("key_result", "measure", plain(REACH), "measure: 4 → 20 deploys"),
        ("key_result", "measure", plain(YES_NO), "measure: yes/no"),
        ("key_result", "measure", {"kind": "no such"}, 'measure: {"kind":"no such"}'),
        ("key_result", "weight", "2.50", "weight: 2.50"),
        ("key_result", "forecast", "will_not", "forecast: will not"),
        ("key_result", "grade", {"score": "0.70", "adjustment": "-0.05"}, "grade: 0.70 −0.05"),
        ("key_result", "grade", plain(Grade()), "grade: nothing"),
        ("priority", "week", "2026-W47", "week: W47"),
        ("priority", "rank", "must", "rank: must"),
        ("health_metric", "limits", plain(Limits()), "limits: nothing"),
        ("health_metric", "retired", True, "retired: yes"),
        ("cycle", "span", plain(QUARTER.span), "span of days: 2026-10-01 – 2026-12-31"),
        ("cycle", "span", plain(Span(date(2026, 1, 1))), "span of days: 2026-01-01 – ?"),
        ("person", "units/north", True, "member of “North”: yes"),
        ("person", "units/north", None, "member of “North”: no"),
        ("idea", "supporters/ken", True, "supported by Ken: yes"),
        ("space", "settings/week_start", 6, "week start: Sunday"),
        ("space", "settings/limits", {"objectives": 4}, "limits: objectives 4"),
        ("space", "settings/guidelines_off", ["K2", "O3"], "guidelines off: K2, O3"),
        ("space", "settings/bands", "traffic-light", "bands: traffic-light"),
        ("unit", "parent", "north", "unit above: “North”"),
        ("unit", "of_a_newer_version", [1], "of a newer version: [1]"),
    ],
)
def test_fields_and_values_are_told_as_people_say_them(kind: str, name: str, value: Any, told: str) -> None:
    okrs = okrs_of(BORING, DEPLOYS, unit("north"))
    record = KINDS[kind](id="it", space=SPACE)
    assert f"{field_told(okrs, record, name)}: {value_told(okrs, record, name, value)}" == told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = sorted(
    {name for kind in KINDS.values() for name in kind.__struct_encode_fields__} | {"settings/limits"}
)


@given(kind=st.sampled_from(sorted(KINDS)), name=st.sampled_from(FIELDS) | st.text(max_size=12), value=JSON)
def test_whatever_a_log_holds_can_be_told_and_offered(kind: str, name: str, value: Any) -> None:
    record = KINDS[kind](id="it", space=SPACE)
    okrs = replace(okrs_of(record), contested={"it": frozenset({name})})
    conflict = two("it", name, value, "other")
    assert subject_told(okrs, conflict)
    assert choice_told(okrs, conflict, conflict.choices[0])
    try:
        step = settle(okrs, author(), conflict, conflict.choices[0])
    except OkrError:
        return
    assert [(change.field, change.after) for change in step.changes] == [(name, value)]  # type: ignore[union-attr]


def test_a_conflict_of_what_is_not_known_here_is_told_all_the_same() -> None:
    conflict = two("nowhere", "title", "a", "b")
    assert subject_told(okrs_of(), conflict) == "something that is not here"
    assert choice_told(okrs_of(), conflict, conflict.choices[0]) == "a"
    with pytest.raises(GoneError):
        settle(okrs_of(), author(), conflict, conflict.choices[0])


# -- counted


def test_what_lies_in_the_trash_counts_only_as_that() -> None:
    hidden = replace(DEPLOYS, deleted=True)
    assert how_many(contested(hidden, deploys="title")) == 0
    assert how_many(contested(hidden, deploys="_del")) == 1
    above = replace(BORING, deleted=True)
    assert how_many(contested(above, deploys="title")) == 0


def test_a_circle_counts_and_marks_the_objective_whose_link_is_cut() -> None:
    okrs = replace(contested(CALM), cut=frozenset({"calm"}))
    assert how_many(okrs) == 1
    assert fields_in_conflict(okrs, "calm") == ("parent",)
    assert fields_in_conflict(okrs, "boring") == ()
    assert circle_at(okrs, CALM) == (CALM, BORING)


def test_a_circle_goes_through_the_key_result_that_a_link_names() -> None:
    calm = replace(CALM, parent="deploys")
    assert circle_at(okrs_of(BORING, DEPLOYS, calm), calm) == (calm, BORING)


# -- settled


def test_settling_gives_the_field_the_value_and_says_so() -> None:
    conflict = two("deploys", "due", "2026-12-11", "2026-12-24")
    step = settle(contested(deploys="due"), author(), conflict, conflict.choices[1])
    assert step.title == "settled the due date of “Deploys”: 2026-12-24"
    (change,) = step.changes
    assert (change.id, change.before, change.after) == ("deploys", "2026-12-11", "2026-12-24")  # type: ignore[union-attr]


def test_a_value_that_was_typed_is_stored_as_every_other() -> None:
    conflict = two("deploys", "measure", plain(REACH), plain(AT_MOST))
    (change,) = settle_with(contested(deploys="measure"), author(), conflict, AT_MOST).changes
    assert change.after == plain(AT_MOST)  # type: ignore[union-attr]


def test_what_is_in_conflict_no_more_is_refused_with_what_it_is_now() -> None:
    conflict = two("deploys", "due", "2026-12-11", "2026-12-24")
    step = settle(contested(deploys="due"), author(), conflict, conflict.choices[1])
    with pytest.raises(RefusedError, match="the due date of “Deploys” was settled meanwhile: 2026-12-11"):
        step.rule(contested())
    assert not is_open(contested(), conflict)


def test_what_went_to_the_trash_meanwhile_is_not_settled() -> None:
    conflict = two("deploys", "due", "2026-12-11", "2026-12-24")
    step = settle(contested(deploys="due"), author(), conflict, conflict.choices[1])
    with pytest.raises(GoneError, match="“Deploys” was moved to the trash"):
        step.rule(contested(replace(DEPLOYS, deleted=True), deploys="due"))


def test_in_a_closed_cycle_nothing_is_settled() -> None:
    closed = replace(QUARTER, phase="closed")
    conflict = two("deploys", "due", "2026-12-11", "2026-12-24")
    with pytest.raises(RefusedError, match="2026-Q4 is closed and read-only"):
        settle(contested(closed, deploys="due"), author(), conflict, conflict.choices[0])


def test_a_support_link_that_would_close_a_circle_is_not_taken() -> None:
    free = replace(BORING, parent=None)
    conflict = two("boring", "parent", "calm", None)
    with pytest.raises(RefusedError, match="that would make a circle"):
        settle(contested(free, CALM, boring="parent"), author(), conflict, conflict.choices[0])
    assert settle(contested(free, CALM, boring="parent"), author(), conflict, conflict.choices[1])


def test_an_owner_who_is_gone_is_not_taken() -> None:
    conflict = two("boring", "owner", "someone", "mei")
    with pytest.raises(GoneError, match="that person is no longer there"):
        settle(contested(boring="owner"), author(), conflict, conflict.choices[0])


def test_what_was_changed_once_more_in_the_trash_is_to_be_looked_at_again() -> None:
    hidden = replace(DEPLOYS, deleted=True)
    conflict = Conflict(
        "trash", SPACE, "deploys", (Choice(True, field="_del"), Choice("x", field="title")), "_del"
    )
    step = settle(contested(hidden, deploys="_del"), author(), conflict, conflict.choices[0])
    with pytest.raises(RefusedError, match="changed once more meanwhile"):
        step.rule(contested(replace(hidden, title="More"), deploys="_del"))
    with pytest.raises(RefusedError, match="was settled meanwhile: it is in the trash"):
        step.rule(contested(hidden))
    with pytest.raises(RefusedError, match="was settled meanwhile: it was brought back"):
        step.rule(contested())


def test_a_value_that_is_true_brings_back_and_does_not_leave_in_the_trash() -> None:
    metric = KINDS["health_metric"](id="m", space=SPACE, deleted=True)
    choices = (Choice(True, field="_del"), Choice(True, field="retired"))
    conflict = Conflict("trash", SPACE, "m", choices, "_del")
    okrs = contested(metric, m="_del")
    assert "m" in applied(okrs, settle(okrs, author(), conflict, choices[1])).health_metrics
    assert "m" in applied(okrs, settle(okrs, author(), conflict, choices[0])).trash


# -- corrections

FIRST = check_in("a", "deploys", "2026-11-09", value=None, confidence=5)


def fix(id_: str, fixes: str, confidence: int) -> Any:
    return replace(FIRST, id=id_, fixes=fixes, confidence=confidence)


def test_corrections_in_a_row_are_no_conflict() -> None:
    assert list(rival_corrections((FIRST, fix("b", "a", 6), fix("c", "b", 7)))) == []


def test_corrections_that_say_the_same_are_no_conflict() -> None:
    assert list(rival_corrections((FIRST, fix("b", "a", 6), fix("c", "a", 6)))) == []


def test_of_corrections_beside_each_other_the_last_counts_and_comes_first() -> None:
    (rivals,) = rival_corrections((FIRST, fix("b", "a", 6), fix("c", "b", 7), fix("d", "a", 8)))
    assert [each.id for each in rivals] == ["d", "c"]


def test_corrections_that_correct_each_other_end() -> None:
    assert list(rival_corrections((fix("a", "b", 6), fix("b", "a", 7)))) == []


def test_keeping_one_correction_hides_the_whole_other_line() -> None:
    others = (replace(FIRST, id="y"), fix("z", "y", 9))
    every = (FIRST, fix("b", "a", 6), fix("c", "b", 7), fix("d", "a", 8), *others)
    okrs = contested(*every, deploys=CHECK_INS)
    conflict = Conflict("correction", SPACE, "deploys", (Choice("d"), Choice("c")), "a")
    kept = applied(okrs, settle(okrs, author(), conflict, conflict.choices[0])).check_ins["deploys"]
    assert [each.id for each in kept] == ["a", "d", "y", "z"]
    kept = applied(okrs, settle(okrs, author(), conflict, conflict.choices[1])).check_ins["deploys"]
    assert [each.id for each in kept] == ["a", "b", "c", "y", "z"]
    with pytest.raises(RefusedError, match="was settled meanwhile"):
        settle(okrs, author(), conflict, conflict.choices[0]).rule(contested(FIRST, every[3]))


# -- remarks


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        (
            Remark("after_closing", SPACE, "q4", "ken", AT, "checked in “Deploys”: 9"),
            "2026-Q4 was closed before this came: Ken checked in “Deploys”: 9 on 2026-11-20; reopen it to take that in",
        ),
        (
            Remark("after_closing", SPACE, "gone", "gone", None, ""),
            "something that is not here was closed before this came: somebody changed something; "
            "reopen it to take that in",
        ),
        (
            Remark("forked", SPACE, "rid", "ken", AT, "edited"),
            "Ken worked on from a copy or a backup beside the original on 2026-11-20: "
            "both are kept, and nothing is to be done",
        ),
    ],
)
def test_remarks_name_who_and_the_way_out_also_where_little_is_known(remark: Remark, told: str) -> None:
    assert remark_told(okrs_of(), remark) == told


def test_settings_are_told_one_by_one() -> None:
    assert {
        field_told(okrs_of(), KINDS["space"](), f"settings/{name}") for name in Settings.__struct_fields__
    }
