"""Which cycles should move by their days, and which should begin."""

from datetime import date

import pytest
from msgspec.structs import replace

from okrtui.okr.cycle_moves import cycles_to_begin, first_day_of_last_week, moves_due
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Phase, Settings, Space, Span
from tests.builders import QUARTER, SPACE, key_result, objective, okrs_of
from tests.okr.graded import NEXT, quarter, scored
from tests.okr.lines import SUNDAYS


def cycle(name: str, start: str, end: str, phase: Phase = "active") -> Cycle:
    span = Span(date.fromisoformat(start), date.fromisoformat(end))
    return Cycle(id=name, space=SPACE, name=name, span=span, phase=phase)


def due(okrs: Okrs, *today: int) -> list[tuple[str, str]]:
    return [(move.cycle.name, move.phase) for move in moves_due(okrs, date(*today))]


def test_a_planned_cycle_should_begin_on_its_first_day() -> None:
    okrs = okrs_of(replace(NEXT, phase="planning"), quarter("closed"))
    assert due(okrs, 2026, 12, 31) == []
    assert due(okrs, 2027, 1, 1) == [("2027-Q1", "active")]
    assert due(okrs, 2027, 5, 1) == [("2027-Q1", "active")]


def test_an_active_cycle_should_be_graded_from_its_last_week_on() -> None:
    assert due(okrs_of(), 2026, 12, 27) == []
    assert due(okrs_of(), 2026, 12, 28) == [("2026-Q4", "grading")]
    assert due(okrs_of(), 2027, 3, 1) == [("2026-Q4", "grading")]


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        ("2027-01-01", "2027-03-31", date(2027, 3, 22)),  # the week of 29 March has its Thursday in April
        ("2026-12-01", "2026-12-01", date(2026, 12, 1)),
        ("2026-12-01", "2026-12-02", date(2026, 12, 1)),
        ("2026-12-03", "2026-12-05", date(2026, 12, 3)),
    ],
)
def test_the_last_week_is_the_last_whose_thursday_lies_in_the_cycle(
    start: str, end: str, first: date
) -> None:
    assert first_day_of_last_week(okrs_of(), cycle("any", start, end)) == first


def test_the_last_week_begins_where_the_team_lets_weeks_begin() -> None:
    assert first_day_of_last_week(okrs_of(SUNDAYS), QUARTER) == date(2026, 12, 27)


def test_a_graded_cycle_should_be_closed_once_it_is_over_and_everything_has_a_score() -> None:
    done = okrs_of(quarter("grading"), objective("boring"), scored("a", "0.5"))
    assert due(done, 2026, 12, 31) == []
    assert due(done, 2027, 1, 1) == [("2026-Q4", "closed")]
    assert due(done.with_records([key_result("b")]), 2027, 1, 1) == []
    assert due(done.with_records([key_result("b", state="dropped")]), 2027, 1, 1) == [("2026-Q4", "closed")]


def test_a_closed_cycle_and_one_without_days_stay_where_they_are() -> None:
    endless = [
        Cycle(id=phase, space=SPACE, name=phase, phase=phase) for phase in ("planning", "active", "grading")
    ]
    assert due(okrs_of(quarter("closed"), *endless), 2030, 1, 1) == []


def test_several_cycles_move_at_once_what_ends_first_first() -> None:
    okrs = okrs_of(cycle("year", "2026-01-01", "2026-12-31"), cycle("half", "2026-07-01", "2026-12-30"), NEXT)
    assert due(okrs, 2027, 1, 2) == [
        ("half", "grading"),
        ("2026-Q4", "grading"),
        ("year", "grading"),
        ("2027-Q1", "active"),
    ]


def begins(okrs: Okrs, *today: int) -> list[str]:
    return [each.name for each in cycles_to_begin(okrs, SPACE, date(*today))]


def test_the_next_quarter_should_be_planned_with_under_three_weeks_left() -> None:
    assert begins(okrs_of(), 2026, 12, 10) == []
    assert begins(okrs_of(), 2026, 12, 11) == ["2027-Q1"]
    assert begins(okrs_of(quarter("closed")), 2026, 12, 30) == ["2027-Q1"]
    assert begins(okrs_of(NEXT), 2026, 12, 30) == []


def test_each_kind_of_cycle_is_followed_by_its_own() -> None:
    okrs = okrs_of(cycle("2026-H2", "2026-07-01", "2026-12-31"), cycle("Sprint", "2026-12-01", "2026-12-31"))
    assert begins(okrs, 2026, 12, 30) == ["2027-H1", "2027-Q1"]


def test_what_would_be_over_is_not_begun_and_where_nothing_runs_this_quarter_is() -> None:
    assert begins(okrs_of(), 2027, 5, 1) == ["2027-Q2"]
    fiscal = Space(id="the-space", space=SPACE, settings=Settings(fiscal_year_month=2))
    assert begins(okrs_of(fiscal), 2027, 5, 1) == ["FY28-Q2"]


def test_the_cycles_of_another_team_count_for_that_team() -> None:
    okrs = okrs_of(replace(NEXT, space="other"))
    assert begins(okrs, 2026, 12, 30) == ["2027-Q1"]
