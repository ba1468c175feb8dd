"""Cycles, lineage and choices as lines: values in, text out."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from okrtui.okr.cycle_moves import Move
from okrtui.okr.next_cycle import Carried, CarriedKeyResult
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    Cycle,
    Grade,
    Idea,
    Objective,
    ObjectiveVerdict,
    Phase,
    Record,
    Review,
    Span,
    Whose,
)
from okrtui.okr.text import cells
from okrtui.tui.dialogs.carry import carry_form, edited
from okrtui.tui.now import Now
from okrtui.tui.views.cycle_rows import cycle_heads, cycle_rows, draw_cycle, tell_cycle
from okrtui.tui.views.cycle_words import days_told, due_in_words, due_line, what_is_due
from okrtui.tui.views.lineage import closing_note, in_brief, key_result_line, line_told
from okrtui.tui.views.next_cycle_rows import draw_next, next_heads, next_rows, progress_told, tell_next
from okrtui.tui.views.pieces import Line
from okrtui.tui.views.review_rows import review_rows
from tests.builders import QUARTER, REACH, SPACE, TODAY, key_result, objective, okrs_of, unit

LAST = date(2026, 12, 29)
OVER = Cycle(
    id="q3", space=SPACE, name="2026-Q3", span=Span(date(2026, 7, 1), date(2026, 9, 30)), phase="closed"
)
NEXT = Cycle(
    id="q1", space=SPACE, name="2027-Q1", span=Span(date(2027, 1, 1), date(2027, 3, 31)), phase="planning"
)
GRADE = Grade(score=Decimal("0.65"), by="mei")


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def now_of(*records: Record, today: date = TODAY) -> Now:
    return Now(okrs_of(*records), today, frozenset({"mei"}), {SPACE: "team North"}, SPACE, "private")


def in_phase(phase: Phase) -> Cycle:
    return replace(QUARTER, phase=phase)


# -- cycles


@pytest.mark.parametrize(
    ("span", "told"),
    [
        (QUARTER.span, "1 Oct – 31 Dec"),
        (Span(date(2024, 10, 1), date(2024, 12, 31)), "Oct’24 – Dec’24"),
        (Span(date(2026, 12, 1), date(2027, 5, 31)), "Dec’26 – May’27"),
        (Span(), "– – –"),
    ],
)
def test_the_days_of_a_cycle_name_the_year_on_both_sides_or_on_none(span: Span, told: str) -> None:
    assert days_told(span, TODAY) == told


def test_what_a_cycle_may_do_is_told_by_its_days() -> None:
    assert due_in_words(Move(QUARTER, "grading"), LAST) == "2026-Q4 ends on 31 Dec: it can be graded"
    assert due_in_words(Move(QUARTER, "grading"), date(2027, 1, 2)) == "2026-Q4 is over: it can be graded"
    assert due_in_words(Move(NEXT, "active"), date(2027, 1, 1)) == "2027-Q1 begins today"
    assert due_in_words(Move(NEXT, "active"), date(2027, 1, 2)) == "2027-Q1 has begun: it can be started"
    assert due_in_words(Move(QUARTER, "closed"), LAST) == "2026-Q4 is over and graded: it can be closed"


def test_an_empty_cycle_asks_for_no_grades() -> None:
    assert what_is_due(now_of(today=LAST)) == ("2027-Q1 is not there yet",)
    assert what_is_due(now_of(objective("a"), today=LAST))[0].startswith("2026-Q4 ends on 31 Dec")


def test_the_private_space_is_named_only_where_no_team_is_asked_the_same() -> None:
    mine = replace(QUARTER, id="mine", space="private")
    goals = (objective("a"), replace(objective("b", cycle="mine"), space="private"))
    now = replace_spaces(now_of(mine, *goals, today=LAST))
    assert what_is_due(now) == ("2026-Q4 ends on 31 Dec: it can be graded", "2027-Q1 is not there yet")
    graded = okrs_of(mine, *goals, in_phase("grading"))
    now = replace_spaces(Now(graded, LAST, frozenset({"mei"}), {}, SPACE, "private"))
    assert what_is_due(now)[0] == "private 2026-Q4 ends on 31 Dec: it can be graded"


def replace_spaces(now: Now) -> Now:
    """The same with a team and a private space."""
    spaces = {SPACE: "team North", "private": "private space"}
    return Now(now.okrs, now.today, now.me, spaces, SPACE, "private")


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_the_line_of_what_is_due_fits_and_keeps_its_key(width: int) -> None:
    line = due_line(("2026-Q4 ends on 31 Dec: it can be graded", "2027-Q1 is not there yet"), "Q", width)
    assert cells(text(line)) <= width
    assert text(line).endswith("Q Cycles ")
    assert due_line((), "Q", width) == ()


@pytest.mark.parametrize("width", [72, 78, 118, 198])
def test_a_cycle_fits_its_line_under_the_heads(width: int) -> None:
    now = now_of(replace(QUARTER, name="十万日活用户 six months"), objective("a"), unit("u", name="x" * 90))
    (row, *_) = cycle_rows(now)
    assert cells(text(draw_cycle(row, TODAY, width))) <= width
    assert cells(text(cycle_heads(width))) == cells(text(draw_cycle(row, TODAY, width)))


def test_cycles_stand_with_the_latest_first_and_say_what_may_be_done() -> None:
    now = now_of(NEXT, OVER, objective("a"), today=LAST)
    rows = cycle_rows(now)
    assert [row.cycle.name for row in rows] == ["2027-Q1", "2026-Q4", "2026-Q3"]
    told = [[text(line) for line in tell_cycle(row, 76, 6)] for row in rows]
    assert told[0][-1] == "m starts it with its drafts"
    assert told[1][-1] == "2026-Q4 ends on 31 Dec: it can be graded · m begins grading"
    assert told[2][-1] == "read-only; m reopens it, on purpose and visibly"
    assert told[1][1] == "objectives of Mei"


# -- lineage


def line_of_three() -> tuple[Okrs, Objective]:
    first = objective("first", cycle="q3", carried_from="gone")
    here = objective("here", carried_from="first")
    after = objective("after", cycle="q1", carried_from="here")
    scored = key_result("kr", "first", grade=GRADE)
    return okrs_of(OVER, NEXT, first, here, after, scored), here


def test_a_line_through_cycles_is_told_both_ways_with_scores() -> None:
    okrs, here = line_of_three()
    assert line_told(okrs, here) == "… → 2026-Q3 0.65 → here → 2027-Q1"
    assert line_told(okrs, okrs.objectives["after"]) == "… → 2026-Q3 0.65 → 2026-Q4 → here"
    assert line_told(okrs, objective("alone")) == ""


def test_a_key_result_says_where_it_comes_from_and_goes_on() -> None:
    okrs = okrs_of(
        NEXT, objective("boring"), objective("next", cycle="q1"),
        key_result("old"), key_result("new", "next", key='["carry","old","q1"]'),
    )  # fmt: skip
    assert key_result_line(okrs, okrs.key_results["new"]) == "carried from 2026-Q4"
    assert key_result_line(okrs, okrs.key_results["old"]) == "goes on in 2027-Q1"


def test_a_closing_note_stands_on_what_is_over_and_not_before() -> None:
    said = Review(id="r", space=SPACE, cycle="q4", for_=Whose(person="mei"), went_well="calm\nevenings")
    decided = ObjectiveVerdict("change", "too slow", "ken")
    goal = objective("boring", verdict=decided)
    scored = key_result("kr", grade=GRADE)
    lines = [text(line) for line in closing_note(okrs_of(in_phase("closed"), goal, scored, said), goal, 40)]
    assert [line.split() for line in lines] == [
        ["score", "0.65", "good"],
        ["verdict", "change:", "too", "slow", "(Ken)"],
        ["went", "well", "calm", "evenings"],
    ]
    assert list(closing_note(okrs_of(goal, scored, said), goal, 40)) == []
    assert in_brief(okrs_of(goal, scored), goal) == "0.65 good · change"


# -- the next cycle


def next_now() -> Now:
    goals = (objective("a", title="恢复时间" * 20), objective("b"), objective("c", cycle=None, state="draft"))
    idea = Idea(id="idea", space=SPACE, title="Coverage")
    copy = objective("copy", cycle="q1", carried_from="a", state="draft")
    return now_of(in_phase("grading"), NEXT, *goals, idea, copy)


def test_objectives_come_before_what_waits_and_only_they_are_counted() -> None:
    now = next_now()
    rows = next_rows(now, in_phase("grading"), NEXT, lambda id_: id_ in ("b", "idea"))
    assert [(row.id, row.chosen) for row in rows] == [
        ("a", "carried"), ("b", "left"), ("waits:", ""), ("c", ""), ("idea", "left"),
    ]  # fmt: skip
    assert progress_told(rows) == "2 of 2 chosen"
    assert progress_told(next_rows(now, QUARTER, NEXT, lambda id_: False)) == "1 of 2 chosen"


@pytest.mark.parametrize("width", [52, 76, 120])
def test_what_goes_on_fits_its_lines(width: int) -> None:
    now = next_now()
    for row in next_rows(now, in_phase("grading"), NEXT, lambda id_: False):
        assert cells(text(draw_next(row, now.okrs, width))) <= width
        for line in tell_next(row, now.okrs, NEXT, width, from_last=True):
            assert cells(text(line)) <= width
    assert cells(text(next_heads(width))) == width


def test_a_line_of_the_form_reads_as_measure_and_day_and_nothing_leaves_it_out() -> None:
    kept = CarriedKeyResult("kr", "Deploys", REACH, due=date(2027, 3, 31))
    form = carry_form(now_of(NEXT), Carried("a", "Boring", key_results=(kept, kept)), NEXT)
    field = next(field for field in form._fields if field.name == "kr-0")
    assert field.text == "4 -> 20 deploys by 2027-03-31"
    assert field.read(field.text) is kept
    changed = field.read("6 -> 9 deploys by 2027-02-01")
    assert (changed.measure.start, changed.due) == (Decimal(6), date(2027, 2, 1))
    assert field.read("6 -> 9 deploys").due == date(2027, 3, 31)
    assert field.read("6 -> 9 deploys by hand").measure.unit == "deploys by hand"
    answer = {"title": "B", "why": None, "owner": None, "kr-0": None, "kr-1": changed}
    assert edited(Carried("a", "Boring", key_results=(kept, kept)), answer).key_results == (changed,)


@pytest.mark.parametrize(
    ("phase", "first"), [("active", "Begin grading"), ("grading", "Close the cycle"), ("closed", "The next cycle")]
)  # fmt: skip
def test_below_a_review_stands_first_what_comes_next(phase: Phase, first: str) -> None:
    assert review_rows(now_of(in_phase(phase)), in_phase(phase), Whose(person="mei"))[0].title == first
