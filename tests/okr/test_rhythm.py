from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr import rhythm
from okrtui.okr.calendar import week_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Settings, Space
from tests.builders import QUARTER, SPACE, check_in, key_result, objective, okrs_of, person

MONDAY = date(2026, 11, 16)


def rated(*days: str, **fields: Any) -> Okrs:
    made = [check_in(day, "deploys", day, confidence=6) for day in days]
    return okrs_of(objective("boring"), key_result("deploys", **fields), *made)


def is_due(okrs: Okrs, day: date) -> bool:
    return rhythm.is_due(okrs, okrs.key_results["deploys"], day)


def is_stale(okrs: Okrs, day: date) -> bool:
    return rhythm.is_stale(okrs, okrs.key_results["deploys"], day)


def test_a_new_key_result_is_due_at_once() -> None:
    assert is_due(rated(), date(2026, 10, 3))


def test_it_is_due_from_monday_until_it_has_a_confidence_of_that_week() -> None:
    okrs = rated("2026-11-15")
    assert not is_due(okrs, date(2026, 11, 15))
    assert is_due(okrs, MONDAY)
    assert not is_due(rated("2026-11-16"), date(2026, 11, 22))


def test_a_value_without_a_confidence_leaves_it_due() -> None:
    okrs = okrs_of(
        objective("boring"), key_result("deploys"), check_in("1", "deploys", MONDAY, note="from the shell")
    )
    assert is_due(okrs, MONDAY)


def test_the_check_in_day_is_a_setting() -> None:
    friday = Space(id="the-space", space=SPACE, settings=Settings(check_in_day=4))
    okrs = rated("2026-11-13").with_records([friday])
    assert not is_due(okrs, date(2026, 11, 19))
    assert is_due(okrs, date(2026, 11, 20))


def test_weeks_may_begin_on_sunday() -> None:
    sunday = Space(id="the-space", space=SPACE, settings=Settings(week_start=6, check_in_day=6))
    okrs = rated("2026-11-14").with_records([sunday])
    assert not is_due(okrs, date(2026, 11, 14))
    assert is_due(okrs, date(2026, 11, 15))


@pytest.mark.parametrize("number", [-1, 7, 99])
def test_a_weekday_that_cannot_be_counts_as_monday(number: int) -> None:
    settings = Settings(week_start=number, check_in_day=number)
    okrs = okrs_of(Space(id="the-space", space=SPACE, settings=settings))
    assert (rhythm.start_of(okrs, SPACE), rhythm.check_in_day(settings)) == (0, 0)


def test_a_space_that_settled_no_weeks_goes_by_those_it_is_told_to_go_by() -> None:
    settled, silent = Space(id="a", space="a", settings=Settings(week_start=5)), Space(id="b", space="b")
    okrs = replace(okrs_of(settled, silent), week_starts={"a": 6, "b": 6})
    assert [rhythm.start_of(okrs, space) for space in ("a", "b", "c")] == [5, 6, 0]


@pytest.mark.parametrize("phase", ["planning", "grading", "closed"])
def test_only_active_cycles_ask(phase: str) -> None:
    cycle = Cycle(id="q4", space=SPACE, name="2026-Q4", span=QUARTER.span, phase=phase)  # type: ignore[arg-type]
    assert not is_due(rated().with_records([cycle]), MONDAY)


def test_nothing_dropped_and_nothing_in_the_backlog_is_due() -> None:
    assert not is_due(rated(state="dropped"), MONDAY)
    assert not is_due(rated().with_records([objective("boring", state="dropped")]), MONDAY)
    assert not is_due(rated().with_records([objective("boring", cycle=None)]), MONDAY)


def test_who_is_away_is_asked_nothing_until_the_day_after() -> None:
    okrs = rated().with_records([person("mei", away_until=MONDAY)])
    assert not is_due(okrs, MONDAY)
    assert not is_stale(okrs, MONDAY)
    assert is_due(okrs, MONDAY + timedelta(1))


def test_it_is_stale_without_a_confidence_in_this_week_and_the_last_full_one() -> None:
    assert not is_stale(rated("2026-11-09"), MONDAY)
    assert is_stale(rated("2026-11-08"), MONDAY)


def test_a_key_result_added_this_week_is_not_stale_yet() -> None:
    assert not is_stale(rated(starts=MONDAY), MONDAY)


@given(st.dates(date(2026, 10, 1), date(2026, 12, 31)), st.integers(0, 6), st.integers(0, 6))
def test_a_confidence_given_today_is_enough_for_today(day: date, start: int, ask: int) -> None:
    space = Space(id="the-space", space=SPACE, settings=Settings(week_start=start, check_in_day=ask))
    okrs = rated(day.isoformat()).with_records([space])
    assert not is_due(okrs, day)
    assert not is_stale(okrs, day)


def test_due_keeps_the_order() -> None:
    okrs = okrs_of(objective("boring"), key_result("b"), key_result("a"))
    found = rhythm.due(okrs, okrs.key_results.values(), MONDAY)
    assert [kr.id for kr in found] == ["b", "a"]


def test_a_key_result_nobody_ever_rated_becomes_stale_two_weeks_into_its_cycle() -> None:
    # the quarter began on Thursday 1 October: its first full week is the one from the 5th on
    assert not is_stale(rated(), date(2026, 10, 11))
    assert is_stale(rated(), date(2026, 10, 12))


def test_where_no_first_day_is_known_what_was_never_rated_is_stale() -> None:
    endless = Cycle(id="q4", space=SPACE, name="someday", phase="active")
    assert is_stale(rated().with_records([endless]), MONDAY)


def test_the_forecast_is_asked_from_two_weeks_before_the_end() -> None:
    okrs = rated()
    known = okrs.key_results["deploys"]
    for day, is_asked in ((date(2026, 12, 17), False), (date(2026, 12, 18), True), (date(2027, 1, 9), True)):
        assert rhythm.asks_forecast(okrs, known, day) is is_asked
    assert rhythm.asks_forecast(okrs, replace(known, due=MONDAY), MONDAY)
    assert rhythm.asks_forecast(okrs, replace(known, due=date(2027, 3, 1)), date(2026, 12, 20))
    assert not rhythm.asks_forecast(okrs, replace(known, due=None, objective=None), date(2026, 12, 20))


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 6), st.integers(0, 6))
def test_the_check_in_day_lies_in_the_week_of_the_day(day: date, week_start: int, check_in_day: int) -> None:
    settings = Settings(week_start=week_start, check_in_day=check_in_day)
    okrs = okrs_of(Space(id="the-space", space=SPACE, settings=settings))
    due_from = rhythm.due_from(okrs, SPACE, day)
    assert due_from.weekday() == check_in_day
    assert week_of(due_from, week_start) == week_of(day, week_start)
