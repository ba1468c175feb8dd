"""What a new home is founded with."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.calendar import days_left
from okrtui.okr.errors import BadInputError
from okrtui.okr.steps.founding import phase_on, quarters_to_begin_with, team_name

DAYS = st.dates(date(2001, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_this_quarter_comes_first_and_the_next_is_offered_only_in_its_last_three_weeks(today: date) -> None:
    this, *others = quarters_to_begin_with(today)
    assert phase_on(today, this.span) == "active"
    assert bool(others) == (days_left(this.span, today) < 21)


@given(DAYS)
def test_the_next_quarter_follows_without_a_gap_and_is_planned(today: date) -> None:
    this, *others = quarters_to_begin_with(today)
    for following in others:
        assert this.span.end is not None
        assert following.span.start == this.span.end + timedelta(days=1)
        assert phase_on(today, following.span) == "planning"


@pytest.mark.parametrize(
    ("day", "count"), [("2026-12-10", 1), ("2026-12-11", 2), ("2026-12-31", 2), ("2027-01-01", 1)]
)
def test_under_three_weeks_means_twenty_days(day: str, count: int) -> None:
    assert len(quarters_to_begin_with(date.fromisoformat(day))) == count


@pytest.mark.parametrize("name", ["North", "测试", "privateers", "a [/] b"])
def test_a_team_is_called_what_people_call_it(name: str) -> None:
    assert team_name(f"  {name} ") == name


@pytest.mark.parametrize("name", ["", "  ", "private", "Private", " PRIVATE "])
def test_a_team_has_a_name_and_not_that_of_the_private_space(name: str) -> None:
    with pytest.raises(BadInputError):
        team_name(name)
