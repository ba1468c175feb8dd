from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.calendar import Week, quarter_of, week_of, weeks_of
from okrtui.okr.confidences import Confidences, confidences, weeks_alike, weeks_silent
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import CheckIn, Cycle, Span
from tests.builders import QUARTER, SPACE, check_in, key_result, objective, okrs_of
from tests.okr.lines import SUNDAYS, W46, W47, W48


def rated(*pairs: tuple[str, int | None], **fields: Any) -> Okrs:
    made = [check_in(f"c{n}", "deploys", day, confidence=given) for n, (day, given) in enumerate(pairs)]
    return okrs_of(objective("boring"), key_result("deploys", **fields), *made)


def at(okrs: Okrs, week: Week = W47) -> Confidences:
    return confidences(okrs, okrs.key_results["deploys"], week)


def test_a_line_is_as_long_as_the_cycle_and_says_nothing_after_the_week_shown() -> None:
    line = at(rated(("2026-10-07", 6), ("2026-11-17", 7), ("2026-11-24", 9)))
    assert line.given == (None, 6, None, None, None, None, None, 7, *[None] * 6)
    assert line.stood == (None, *[6] * 6, 7, *[None] * 6)
    assert (line.number, line.last_week, line.change) == (7, 6, 1)


def test_of_two_check_ins_in_a_week_the_last_counts() -> None:
    assert at(rated(("2026-11-19", 3), ("2026-11-16", 8))).number == 3


def test_a_correction_of_last_week_counts_in_last_week() -> None:
    fixed = check_in("fixed", "deploys", "2026-11-10", confidence=2, fixes="c0")
    line = at(rated(("2026-11-10", 7), ("2026-11-17", 6)).with_records([fixed]))
    assert (line.last_week, line.number, line.change) == (2, 6, 4)


def test_a_new_key_result_stands_at_the_derived_five() -> None:
    line = at(rated())
    assert (line.number, line.is_starting, line.shown, line.change, line.is_rated) == (
        None,
        True,
        5,
        None,
        False,
    )


def test_the_first_number_given_is_no_change() -> None:
    assert at(rated(("2026-11-17", 7))).change is None


@pytest.mark.parametrize(("day", "weeks"), [(1, 0), (9, 1), (15, 1), (16, 2)])
def test_a_confidence_is_alike_since_the_first_of_its_row(day: int, weeks: int) -> None:
    numbers = ((1, 4), (2, 6), (3, None), (4, 6))
    given = [check_in(str(n), "kr", date(2026, 11, n), confidence=number) for n, number in numbers]
    assert weeks_alike(given, date(2026, 11, day)) == weeks
    assert weeks_alike(given[2:3], date(2026, 11, 30)) == 0


@pytest.mark.parametrize(
    ("day", "from_monday", "from_sunday"), [(14, 0, 0), (15, 0, 1), (16, 1, 1), (30, 3, 3)]
)
def test_weeks_are_silent_after_the_one_of_the_last_number(
    day: int, from_monday: int, from_sunday: int
) -> None:
    numbers = ((4, 6), (11, 6), (12, None))
    given = [check_in(str(n), "kr", date(2026, 11, n), confidence=number) for n, number in numbers]
    assert weeks_silent(given, date(2026, 11, day), 0) == from_monday
    assert weeks_silent(given, date(2026, 11, day), 6) == from_sunday
    assert weeks_silent(given[2:], date(2026, 11, day), 0) == 0


def test_a_week_without_a_number_keeps_the_last_and_is_no_change() -> None:
    line = at(rated(("2026-11-10", 7)))
    assert (line.shown, line.is_rated, line.change) == (7, False, None)


def test_a_value_without_a_confidence_rates_nothing() -> None:
    assert not at(rated(("2026-11-17", None))).is_rated


@pytest.mark.parametrize(
    ("days", "weeks"),
    [
        ([], 0),
        ([("2026-11-16", 5)], 0),
        ([("2026-10-12", 4), ("2026-10-19", 5), ("2026-10-26", 5), ("2026-11-16", 5)], 4),
        ([("2026-11-02", 5), ("2026-11-09", 4), ("2026-11-16", 5)], 0),
        ([("2026-10-26", 5), ("2026-11-02", 4), ("2026-11-04", 5), ("2026-11-16", 5)], 3),
    ],
)
def test_how_long_it_has_been_unchanged(days: list[tuple[str, int]], weeks: int) -> None:
    assert at(rated(*days)).unchanged == weeks


def test_a_key_result_added_in_the_middle_has_nothing_before_it_started() -> None:
    line = at(rated(("2026-11-12", 6), starts=date(2026, 11, 10)))
    assert line.before_start == 6
    assert line.given[:6] == (None,) * 6
    assert line.given[6] == 6


def test_a_week_that_touches_two_cycles_belongs_to_the_one_with_its_thursday() -> None:
    # Friday 1 January 2027 lies in 2026-W53, whose Thursday is the last day of the fourth quarter
    line = at(rated(("2027-01-01", 8)), Week(2026, 53))
    assert (len(line.weeks), line.weeks[-1], line.given[-1]) == (14, Week(2026, 53), 8)


def test_weeks_may_begin_on_sunday() -> None:
    okrs = rated(("2026-11-15", 8))
    assert at(okrs, W46).number == 8
    okrs = okrs.with_records([SUNDAYS])
    assert (at(okrs, W46).number, at(okrs, W47).number) == (None, 8)


def test_a_check_in_before_the_cycle_stands_though_its_line_does_not_show_it() -> None:
    line = at(rated(("2026-09-24", 6)), Week(2026, 41))
    assert (set(line.given), line.stood[:2], line.number) == ({None}, (6, 6), 6)


def test_a_cycle_that_starts_in_mid_week() -> None:
    # the second quarter of 2026 starts on a Wednesday: its Thursday makes that week the first
    cycle = Cycle(id="q4", space=SPACE, name="2026-Q2", span=Span(date(2026, 4, 1), date(2026, 6, 30)))
    line = at(rated(("2026-03-30", 4)).with_records([cycle]), Week(2026, 14))
    assert (line.given[0], line.number) == (4, 4)


def test_in_the_backlog_there_is_no_line() -> None:
    okrs = rated(("2026-11-16", 4)).with_records([objective("boring", cycle=None)])
    assert (at(okrs).given, at(okrs).number) == ((), 4)


DAYS = st.dates(date(2026, 9, 1), date(2027, 1, 20))
PAIRS = st.lists(st.tuples(DAYS.map(date.isoformat), st.one_of(st.none(), st.integers(0, 10))), max_size=20)


@given(PAIRS, st.integers(35, 53), st.dates(date(2015, 1, 1), date(2040, 1, 1)))
def test_every_line_is_as_long_as_its_cycle(
    pairs: list[tuple[str, int | None]], number: int, day: date
) -> None:
    quarter = quarter_of(day)
    cycle = Cycle(id="q4", space=SPACE, name=quarter.name, span=quarter.span)
    line = at(rated(*pairs).with_records([cycle]), Week(2026, number))
    assert len(line.weeks) == len(line.given) == len(line.stood) == len(weeks_of(quarter.span))
    assert 12 <= len(line.weeks) <= 14
    assert not any(
        g is not None for w, g in zip(line.weeks, line.given, strict=True) if w > Week(2026, number)
    )


@given(PAIRS, st.integers(0, 140))
def test_what_stands_at_the_end_of_a_week_is_what_was_given_last(
    pairs: list[tuple[str, int | None]], days: int
) -> None:
    week = week_of(date(2026, 9, 1) + timedelta(days))
    okrs = rated(*pairs)
    counted: list[CheckIn] = [c for c in okrs.check_ins.get("deploys", ()) if c.confidence is not None]
    before = [c for c in sorted(counted, key=lambda c: c.on or date.min) if c.on and c.on <= week.last_day()]
    assert at(okrs, week).number == (before[-1].confidence if before else None)


def test_the_quarter_of_these_tests_has_fourteen_weeks() -> None:
    assert len(weeks_of(QUARTER.span)) == 14
    assert W48 in weeks_of(QUARTER.span)
