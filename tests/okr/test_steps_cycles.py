"""Cycles are added, started, graded, closed and reopened."""

from datetime import date

import pytest
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Phase, Settings, Space, Span
from okrtui.okr.steps.cycles import activate, add_cycle, begin_grading, close, drafts_in, reopen
from okrtui.okr.steps.step import Add, Step
from okrtui.okr.steps.trash import delete, drop
from tests.builders import SPACE, applied, author, key_result, objective, okrs_of
from tests.okr.graded import LAST_DAYS, NEXT, in_phase, quarter

MEI = author("mei", LAST_DAYS)
OKRS = okrs_of(objective("boring"), key_result("deploys"))
PHASES: tuple[Phase, ...] = ("planning", "active", "grading", "closed")


def added(name: str, span: Span | None = None, okrs: Okrs = OKRS, day: date = LAST_DAYS) -> Cycle:
    step = add_cycle(okrs, author(day=day), name, span)
    add = step.changes[0]
    assert isinstance(add, Add)
    return applied(okrs, step).cycles[add.made.id]


@pytest.mark.parametrize(
    ("typed", "name", "start", "end"),
    [
        ("2027-Q1", "2027-Q1", date(2027, 1, 1), date(2027, 3, 31)),
        (" q1 2027 ", "2027-Q1", date(2027, 1, 1), date(2027, 3, 31)),
        ("2027-H1", "2027-H1", date(2027, 1, 1), date(2027, 6, 30)),
        ("2027-02", "2027-02", date(2027, 2, 1), date(2027, 2, 28)),
        ("2027", "2027", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_standard_name_brings_its_days(typed: str, name: str, start: date, end: date) -> None:
    made = added(typed)
    assert (made.name, made.span, made.phase) == (name, Span(start, end), "planning")


def test_a_fiscal_name_follows_the_teams_fiscal_year() -> None:
    okrs = OKRS.with_records([Space(id="the-space", space=SPACE, settings=Settings(fiscal_year_month=7))])
    assert added("FY27-Q3", okrs=okrs).span == Span(date(2027, 1, 1), date(2027, 3, 31))


def test_a_name_of_its_own_needs_its_days_and_any_name_may_have_its_own() -> None:
    half_year = Span(date(2026, 12, 1), date(2027, 5, 31))
    made = added("100,000 users", half_year)
    assert (made.name, made.span, made.phase) == ("100,000 users", half_year, "active")
    assert added("2027-Q1", half_year).span == half_year
    for span in (None, Span(date(2027, 1, 1), None), Span(None, date(2027, 1, 1))):
        with pytest.raises(BadInputError, match="“100,000 users” says no days by itself"):
            added("100,000 users", span)


def test_a_cycle_ends_after_it_begins() -> None:
    with pytest.raises(BadInputError, match="“Sprint” ends on 2026-12-01, before it starts on 2026-12-02"):
        added("Sprint", Span(date(2026, 12, 2), date(2026, 12, 1)))
    assert added("Sprint", Span(LAST_DAYS, LAST_DAYS)).span.end == LAST_DAYS


@pytest.mark.parametrize(
    ("name", "phase"), [("2027-Q1", "planning"), ("2026-H2", "active"), ("2026-Q3", "grading")]
)
def test_its_days_say_in_which_phase_it_begins(name: str, phase: str) -> None:
    assert added(name).phase == phase


def test_two_people_who_add_a_cycle_make_one() -> None:
    mine, theirs = (add_cycle(OKRS, author(who), "2027-Q1") for who in ("mei", "ken"))
    assert mine.added == theirs.added
    with pytest.raises(RefusedError, match="there is a cycle 2027-Q1 already"):
        theirs.rule(applied(OKRS, mine))


def test_a_name_is_given_once_in_a_team() -> None:
    with pytest.raises(RefusedError, match="there is a cycle 2026-Q4 already"):
        added("Q4 2026")
    elsewhere = okrs_of(replace(NEXT, space="other"))
    assert added("2027-Q1", okrs=elsewhere).space == SPACE
    renamed = OKRS.with_records([replace(added("2027-Q1"), name="Winter")])
    with pytest.raises(RefusedError, match="there is a cycle 2027-Q1 already: it is called Winter now"):
        added("2027-Q1", okrs=renamed)


def test_a_cycle_from_the_trash_comes_back_when_it_is_added_again() -> None:
    okrs = applied(OKRS, add_cycle(OKRS, MEI, "2027-Q1"))
    made = next(c for c in okrs.cycles.values() if c.name == "2027-Q1")
    gone = applied(okrs, delete(okrs, MEI, made))
    span = Span(date(2027, 1, 4), date(2027, 4, 4))
    step = add_cycle(gone, MEI, "2027-Q1", span)
    assert (step.added, applied(gone, step).cycles[made.id].span) == ((), span)
    with pytest.raises(RefusedError, match="somebody has added 2027-Q1 meanwhile"):
        add_cycle(OKRS, MEI, "2027-Q1").rule(gone)


def moved(okrs: Okrs, step: Step) -> str:
    return applied(okrs, step).cycles["q4"].phase


def test_a_cycle_is_planned_active_graded_and_closed() -> None:
    okrs = in_phase(OKRS, "planning")
    for move, phase in (
        (activate, "active"),
        (begin_grading, "grading"),
        (close, "closed"),
        (reopen, "grading"),
    ):
        okrs = applied(okrs, move(okrs, MEI, okrs.cycles["q4"]))
        assert okrs.cycles["q4"].phase == phase


@pytest.mark.parametrize(
    ("move", "phase", "sentence"),
    [
        (activate, "active", "2026-Q4 is active already"),
        (activate, "closed", "2026-Q4 is closed and read-only: reopen it first"),
        (begin_grading, "planning", "2026-Q4 is still being planned: start it first"),
        (begin_grading, "grading", "2026-Q4 is being graded already"),
        (begin_grading, "closed", "2026-Q4 is closed and read-only: reopen it first"),
        (close, "planning", "2026-Q4 is still being planned: start it first"),
        (close, "active", "2026-Q4 is active: it is graded before it is closed"),
        (close, "closed", "2026-Q4 is closed already"),
        (reopen, "planning", "2026-Q4 is still being planned"),
        (reopen, "active", "2026-Q4 is active: only a closed cycle is reopened"),
        (reopen, "grading", "2026-Q4 is being graded already"),
    ],
)
def test_a_phase_is_not_jumped_over(move: object, phase: Phase, sentence: str) -> None:
    okrs = in_phase(OKRS, phase)
    with pytest.raises(RefusedError, match=sentence):
        move(okrs, MEI, okrs.cycles["q4"])  # type: ignore[operator]


def test_the_phase_is_asked_again_when_the_step_is_taken() -> None:
    okrs = in_phase(OKRS, "grading")
    step = close(okrs, MEI, okrs.cycles["q4"])
    with pytest.raises(RefusedError, match="2026-Q4 is closed already"):
        step.rule(in_phase(OKRS, "closed"))
    with pytest.raises(NotFoundError):
        step.rule(OKRS.with_records([replace(quarter("grading"), deleted=True)]))


PLANNED = okrs_of(
    NEXT,
    objective("first", cycle="q1", state="draft"),
    objective("second", cycle="q1", state="draft"),
    objective("left", cycle="q1", state="dropped"),
    objective("backlog", cycle=None, state="draft"),
    objective("boring"),
)


def test_the_drafts_of_a_cycle_become_active_together_when_it_starts() -> None:
    assert [draft.id for draft in drafts_in(PLANNED, NEXT)] == ["first", "second"]
    step = activate(PLANNED, MEI, NEXT)
    okrs = applied(PLANNED, step)
    states = {each.id: each.state for each in okrs.objectives.values()}
    assert states == {
        "first": "active",
        "second": "active",
        "left": "dropped",
        "backlog": "draft",
        "boring": "active",
    }
    assert step.title == "started 2027-Q1: 2 drafts became active"


def test_a_draft_that_nobody_has_accepted_may_stay_one() -> None:
    step = activate(PLANNED, MEI, NEXT, without={"second"})
    assert applied(PLANNED, step).objectives["second"].state == "draft"
    assert step.title == "started 2027-Q1: 1 draft became active"


def test_a_draft_that_was_dropped_meanwhile_does_not_come_back() -> None:
    step = activate(PLANNED, MEI, NEXT)
    with pytest.raises(RefusedError, match="the drafts of 2027-Q1 changed meanwhile"):
        step.rule(applied(PLANNED, drop(PLANNED, author("ken"), PLANNED.objectives["first"])))


def test_a_cycle_that_was_graded_too_early_goes_on_and_leaves_its_drafts() -> None:
    okrs = okrs_of(quarter("grading"), objective("derived", state="draft"))
    step = activate(okrs, MEI, okrs.cycles["q4"])
    after = applied(okrs, step)
    assert (after.cycles["q4"].phase, after.objectives["derived"].state) == ("active", "draft")
    assert step.title == "2026-Q4 goes on"


def test_reopening_tells_why_in_history_and_stays_with_the_cycle() -> None:
    okrs = in_phase(OKRS, "closed")
    step = reopen(okrs, MEI, okrs.cycles["q4"], " the audit came late ")
    after = applied(okrs, step)
    assert step.title == "reopened 2026-Q4: the audit came late"
    assert [(c.text, c.by) for c in after.comments["q4"]] == [("reopened: the audit came late", "mei")]
    assert moved(okrs, reopen(okrs, MEI, okrs.cycles["q4"])) == "grading"
    with pytest.raises(BadInputError, match="the reason is empty"):
        reopen(okrs, MEI, okrs.cycles["q4"], " ")
