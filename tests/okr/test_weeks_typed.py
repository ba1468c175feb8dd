from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.calendar import Week, week_of
from okrtui.okr.errors import BadInputError
from okrtui.okr.weeks_typed import parse_week, weeks_between

W47 = Week(2026, 47)
DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "week"),
    [
        ("W49", Week(2026, 49)),
        (" w5 ", Week(2027, 5)),
        ("47", W47),
        ("Ｗ４８", Week(2026, 48)),
        ("2025-W03", Week(2025, 3)),
        ("2026w53", Week(2026, 53)),
        ("W53", Week(2026, 53)),
        ("last", Week(2026, 46)),
        ("Next", Week(2026, 48)),
        ("本周", W47),
    ],
)
def test_a_week_is_read_as_people_type_it(typed: str, week: Week) -> None:
    assert parse_week(typed, W47) == week


@pytest.mark.parametrize(
    "typed", ["", "W", "W0", "W54", "2026-W54", "1600-W01", "47.5", "-1", "2026-47", "soon"]
)
def test_what_is_no_week_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadInputError, match="is not a week"):
        parse_week(typed, W47)


def test_a_53rd_week_is_one_of_the_years_around() -> None:
    assert parse_week("W53", Week(2027, 20)) == Week(2026, 53)
    with pytest.raises(BadInputError):
        parse_week("W53", Week(2024, 20))


def test_of_two_weeks_as_near_the_one_to_come_is_meant() -> None:
    assert parse_week("W21", Week(2025, 47)) == Week(2026, 21)
    assert parse_week("W20", Week(2025, 46)) == Week(2026, 20)
    assert parse_week("W22", Week(2025, 47)) == Week(2025, 22)


@given(DAYS, DAYS)
def test_a_week_written_out_is_read_again(day: date, today: date) -> None:
    assert parse_week(str(week_of(day)), week_of(today)) == week_of(day)


@given(DAYS, st.integers(-25, 25))
def test_a_number_alone_is_the_nearest_week_that_has_it(day: date, away: int) -> None:
    this_week = week_of(day)
    week = this_week.shifted(away)
    assert weeks_between(this_week, week) == away
    assert parse_week(week.label, this_week) == week
