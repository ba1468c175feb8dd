from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.calendar import (
    Week,
    cycle_holding,
    days_left,
    following,
    month_end,
    months_later,
    moved,
    quarter_of,
    share_of_days,
    standard_cycle,
    week_in_cycle,
    week_of,
    weeks_of,
)
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Cycle, Phase, Span

DAYS = st.dates(date(1900, 1, 8), date(2200, 12, 24))
WEEK_STARTS = st.integers(0, 6)
FISCAL_MONTHS = st.integers(1, 12)
Q4 = Span(date(2026, 10, 1), date(2026, 12, 31))
MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def span_of(name: str, fiscal_month: int = 1) -> tuple[date, date]:
    cycle = standard_cycle(name, fiscal_month)
    assert cycle is not None
    return cycle.first_day, cycle.last_day


# weeks


def test_a_week_is_written_with_its_iso_year_and_number() -> None:
    assert str(week_of(date(2026, 11, 20))) == "2026-W47"


def test_a_week_is_labelled_by_its_iso_number_in_two_digits() -> None:
    assert Week(2026, 47).label == "W47"
    assert Week(2026, 3).label == "W03"


def test_a_week_belongs_to_the_year_of_its_thursday() -> None:
    assert week_of(date(2027, 1, 3)) == Week(2026, 53)
    assert week_of(date(2024, 12, 30)) == Week(2025, 1)


def test_a_week_runs_from_monday_to_sunday_unless_settled_otherwise() -> None:
    assert Week(2026, 47).first_day() == date(2026, 11, 16)
    assert Week(2026, 47).last_day() == date(2026, 11, 22)


def test_a_week_that_begins_on_sunday_keeps_the_number_of_its_thursday() -> None:
    assert week_of(date(2026, 11, 15), SUNDAY) == Week(2026, 47)
    assert Week(2026, 47).first_day(SUNDAY) == date(2026, 11, 15)
    assert Week(2026, 47).last_day(SUNDAY) == date(2026, 11, 21)


def test_a_sunday_at_new_year_opens_the_first_week_where_weeks_begin_on_sunday() -> None:
    assert week_of(date(2025, 12, 28), MONDAY) == Week(2025, 52)
    assert week_of(date(2025, 12, 28), SUNDAY) == Week(2026, 1)


def test_a_week_that_begins_on_saturday_keeps_the_number_of_its_thursday() -> None:
    assert week_of(date(2026, 11, 14), SATURDAY) == Week(2026, 47)
    assert Week(2026, 47).first_day(SATURDAY) == date(2026, 11, 14)


def test_years_with_53_weeks_go_on_to_the_next_year_after_the_53rd() -> None:
    assert Week(2026, 52).shifted(1) == Week(2026, 53)
    assert Week(2026, 53).shifted(1) == Week(2027, 1)
    assert Week(2027, 1).shifted(-1) == Week(2026, 53)


def test_weeks_sort_by_time() -> None:
    assert sorted([Week(2027, 1), Week(2026, 53), Week(2026, 9)])[0] == Week(2026, 9)


def test_a_week_is_read_in_either_case_and_with_spaces_around_it() -> None:
    assert Week.parse(" 2026-w47 ") == Week(2026, 47)


@pytest.mark.parametrize(
    "text", ["2025-W53", "2026-W00", "2026-W54", "W47", "2026-47", "", "0000-W01", "9999-W01"]
)
def test_what_is_no_week_of_our_times_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInputError, match="is not a week: type year and ISO week, such as 2026-W47"):
        Week.parse(text)


def test_the_ends_of_the_calendar_are_held() -> None:
    assert week_of(date.max, SUNDAY) == Week(9999, 52)
    assert Week(9999, 52).last_day() == date.max
    assert moved(date.min, -1) == date.min
    assert months_later(date(9999, 12, 1), 1) == date(9999, 1, 1)


@given(DAYS, WEEK_STARTS)
def test_every_day_is_in_exactly_one_week(day: date, week_start: int) -> None:
    week = week_of(day, week_start)
    holding = [
        near
        for near in map(week.shifted, (-1, 0, 1))
        if near.first_day(week_start) <= day <= near.last_day(week_start)
    ]
    assert holding == [week]


@given(DAYS, WEEK_STARTS)
def test_weeks_follow_each_other_without_a_gap(day: date, week_start: int) -> None:
    week = week_of(day, week_start)
    assert week.last_day(week_start) + timedelta(days=1) == week.shifted(1).first_day(week_start)
    assert week.first_day(week_start).weekday() == week_start


@given(DAYS, WEEK_STARTS)
def test_a_week_reads_back_as_it_was_written(day: date, week_start: int) -> None:
    week = week_of(day, week_start)
    assert Week.parse(str(week)) == week
    assert week.first_day(week_start) <= week.thursday <= week.last_day(week_start)


@given(DAYS, st.integers(-60, 60))
def test_a_week_shifted_there_and_back_is_the_same(day: date, weeks: int) -> None:
    week = week_of(day)
    assert week.shifted(weeks).shifted(-weeks) == week


# cycle names


@pytest.mark.parametrize(
    ("typed", "name", "first", "last"),
    [
        ("2026-Q4", "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2018-q2", "2018-Q2", date(2018, 4, 1), date(2018, 6, 30)),
        ("Q4 2026", "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("q4-2026", "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("  2026-Q1\t", "2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-H2", "2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("H1 2026", "2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-10", "2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", "2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("FY24", "FY24", date(2024, 1, 1), date(2024, 12, 31)),
        ("fy2024-q1", "FY24-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("FY1998", "FY1998", date(1998, 1, 1), date(1998, 12, 31)),
    ],
)
def test_a_standard_cycle_is_known_by_its_name(typed: str, name: str, first: date, last: date) -> None:
    cycle = standard_cycle(typed)
    assert cycle is not None
    assert (cycle.name, cycle.span) == (name, Span(first, last))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-H3", "26-Q4", "Q4", "2026Q4", "FY24-10", "FY4",
        "", "spring", "0000", "2201", "２０２６",
    ],
)  # fmt: skip
def test_other_names_say_no_period_by_themselves(typed: str) -> None:
    assert standard_cycle(typed) is None


def test_a_fiscal_year_is_called_by_the_year_it_ends_in() -> None:
    assert span_of("FY24", 7) == (date(2023, 7, 1), date(2024, 6, 30))


def test_fiscal_quarters_and_halves_count_from_the_fiscal_years_first_month() -> None:
    assert span_of("FY24-Q1", 4) == (date(2023, 4, 1), date(2023, 6, 30))
    assert span_of("FY2024-Q4", 4) == (date(2024, 1, 1), date(2024, 3, 31))
    assert span_of("Q2 FY24", 10) == (date(2024, 1, 1), date(2024, 3, 31))
    assert span_of("FY24-H2", 2) == (date(2023, 8, 1), date(2024, 1, 31))


def test_a_plain_quarter_is_the_calendars_whatever_the_fiscal_setting() -> None:
    assert span_of("2026-Q4", 7) == span_of("2026-Q4")


def test_the_current_quarter_is_the_calendars_without_a_fiscal_year() -> None:
    assert quarter_of(date(2026, 11, 20)).name == "2026-Q4"


def test_the_current_quarter_is_the_fiscal_years_where_one_is_set() -> None:
    assert quarter_of(date(2026, 11, 20), 7).name == "FY27-Q2"
    assert quarter_of(date(2026, 3, 31), 4).name == "FY26-Q4"
    assert quarter_of(date(2026, 4, 1), 4).name == "FY27-Q1"


def test_the_following_cycle_is_the_next_of_its_kind() -> None:
    names = {
        "2026-Q4": "2027-Q1",
        "2026-H1": "2026-H2",
        "2026-12": "2027-01",
        "2026": "2027",
        "FY24-Q4": "FY25-Q1",
    }
    cycles = {name: standard_cycle(name, 7) for name in names}
    assert {name: following(cycle).name for name, cycle in cycles.items() if cycle} == names


@given(DAYS, FISCAL_MONTHS)
def test_quarters_tile_the_year(day: date, fiscal_month: int) -> None:
    quarter = quarter_of(day, fiscal_month)
    assert quarter.first_day <= day <= quarter.last_day
    assert following(quarter).first_day == quarter.last_day + timedelta(days=1)
    assert quarter_of(quarter.last_day, fiscal_month) == quarter
    assert quarter_of(quarter.last_day + timedelta(days=1), fiscal_month) == following(quarter)


@given(
    st.sampled_from(["2026-Q{}", "2026-H{}", "2026-0{}", "FY24-Q{}", "FY2124-H{}", "202{}", "FY1{}"]),
    st.integers(1, 2),
    FISCAL_MONTHS,
)
def test_a_canonical_name_names_itself_and_its_follower_adjoins(
    shape: str, part: int, fiscal_month: int
) -> None:
    cycle = standard_cycle(shape.format(part), fiscal_month)
    assert cycle is not None
    assert standard_cycle(cycle.name, fiscal_month) == cycle
    assert following(cycle).first_day == cycle.last_day + timedelta(days=1)


@given(DAYS, st.integers(-40, 40))
def test_months_later_stops_at_a_shorter_months_end(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or later == month_end(later) < later.replace(day=1) + timedelta(
        days=day.day - 1
    )


# weeks and days in cycles


def test_a_cycle_holds_the_weeks_whose_thursday_it_holds() -> None:
    weeks = weeks_of(Q4)
    assert (weeks[0], weeks[-1], len(weeks)) == (Week(2026, 40), Week(2026, 53), 14)


@pytest.mark.parametrize(
    ("name", "amount"), [("2021-Q1", 12), ("2026-Q3", 13), ("2026-Q4", 14), ("2026", 53)]
)
def test_a_quarter_has_12_13_or_14_weeks(name: str, amount: int) -> None:
    assert len(weeks_of(Span(*span_of(name)))) == amount


@given(DAYS, FISCAL_MONTHS)
def test_every_week_is_in_exactly_one_quarter(day: date, fiscal_month: int) -> None:
    first = quarter_of(day, fiscal_month)
    quarters = [first, following(first), following(following(first))]
    weeks = [week for quarter in quarters for week in weeks_of(quarter.span)]
    assert set(Counter(weeks).values()) == {1}
    assert all(week.shifted(1) == later for week, later in pairwise(weeks))


def test_the_place_of_a_week_in_its_cycle_counts_from_one() -> None:
    assert week_in_cycle(Q4, Week(2026, 40)) == 1
    assert week_in_cycle(Q4, Week(2026, 47)) == 8
    assert week_in_cycle(Q4, Week(2026, 53)) == 14


def test_a_week_outside_the_cycle_has_no_place_in_it() -> None:
    assert week_in_cycle(Q4, Week(2026, 39)) is None
    assert week_in_cycle(Q4, Week(2027, 1)) is None


@given(DAYS)
def test_the_place_of_a_week_is_its_place_among_the_cycles_weeks(day: date) -> None:
    span = quarter_of(day).span
    weeks = weeks_of(span)
    assert [week_in_cycle(span, week) for week in weeks] == list(range(1, len(weeks) + 1))


def test_a_cycle_without_both_its_days_holds_no_weeks() -> None:
    assert weeks_of(Span()) == ()
    assert weeks_of(Span(date(2026, 10, 1))) == ()
    assert week_in_cycle(Span(None, date(2026, 12, 31)), Week(2026, 47)) is None


def test_days_left_are_the_days_after_today() -> None:
    assert days_left(Q4, date(2026, 11, 20)) == 41
    assert days_left(Q4, date(2026, 12, 31)) == 0
    assert days_left(Q4, date(2027, 2, 1)) == 0
    assert days_left(Span(), date(2026, 11, 20)) == 0


def test_the_share_of_days_runs_from_0_on_the_first_day_to_1_on_the_last() -> None:
    first, last = date(2026, 10, 1), date(2026, 10, 11)
    assert share_of_days(first, last, first) == 0
    assert share_of_days(first, last, date(2026, 10, 4)) == Decimal("0.3")
    assert share_of_days(first, last, last) == 1


def test_the_share_of_days_stays_within_0_and_1() -> None:
    first, last = date(2026, 10, 1), date(2026, 10, 11)
    assert share_of_days(first, last, date(2026, 1, 1)) == 0
    assert share_of_days(first, last, date(2027, 1, 1)) == 1


def test_a_time_without_length_is_gone_from_its_last_day_on() -> None:
    day = date(2026, 10, 1)
    assert share_of_days(day, day, day) == 1
    assert share_of_days(day, day, date(2026, 9, 30)) == 0
    assert share_of_days(date(2026, 10, 5), day, date(2026, 10, 2)) == 1


def cycle(name: str, phase: Phase = "active", span: Span | None = None) -> Cycle:
    standard = standard_cycle(name)
    return Cycle(name=name, phase=phase, span=span or (standard.span if standard else Span()))


def test_the_shortest_active_cycle_that_holds_the_day_is_taken() -> None:
    cycles = [cycle("2026"), cycle("2026-Q4"), cycle("2026-H2"), cycle("2026-Q3")]
    assert cycle_holding(cycles, date(2026, 11, 20)) == cycles[1]


def test_cycles_that_are_not_active_are_not_taken() -> None:
    phases: tuple[Phase, ...] = ("planning", "grading", "closed")
    assert cycle_holding([cycle("2026-Q4", phase) for phase in phases], date(2026, 11, 20)) is None


def test_among_cycles_of_one_length_the_first_by_name_is_taken() -> None:
    cycles = [cycle("winter", span=Q4), cycle("autumn", span=Q4)]
    assert cycle_holding(cycles, date(2026, 11, 20)) == cycles[1]


def test_a_cycle_without_both_its_days_holds_no_day() -> None:
    assert cycle_holding([cycle("some day")], date(2026, 11, 20)) is None
