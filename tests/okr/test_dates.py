from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.dates import parse_day
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Span

FRIDAY = date(2026, 11, 20)  # in 2026-W47
SUNDAY = 6
Q4 = Span(date(2026, 10, 1), date(2026, 12, 31))
WINTER = Span(date(2026, 12, 1), date(2027, 2, 28))
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 1))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2027-1-5", date(2027, 1, 5)),
        ("２０２６－１１－２０", date(2026, 11, 20)),
        ("  TODAY ", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 19)),
        ("今天", date(2026, 11, 20)),
        ("明天", date(2026, 11, 21)),
        ("后天", date(2026, 11, 22)),
        ("昨天", date(2026, 11, 19)),
        ("前天", date(2026, 11, 18)),
        ("sat", date(2026, 11, 21)),
        ("Thursday", date(2026, 11, 26)),
        ("last fri", date(2026, 11, 13)),
        ("last  Thursday", date(2026, 11, 19)),
        ("last sat", date(2026, 11, 14)),
        ("+3d", date(2026, 11, 23)),
        ("＋２ｗ", date(2026, 12, 4)),
        ("-1w", date(2026, 11, 13)),
        ("−1w", date(2026, 11, 13)),
        ("+1m", date(2026, 12, 20)),
        ("-11m", date(2025, 12, 20)),
        ("eow", date(2026, 11, 22)),
        ("eom", date(2026, 11, 30)),
        ("eoq", date(2026, 12, 31)),
        ("eoy", date(2026, 12, 31)),
        ("月底", date(2026, 11, 30)),
        ("本月底", date(2026, 11, 30)),
        ("季末", date(2026, 12, 31)),
        ("季度末", date(2026, 12, 31)),
        ("年底", date(2026, 12, 31)),
        ("w42", date(2026, 10, 16)),
        ("w3", date(2026, 1, 16)),
        ("2027-W01", date(2027, 1, 8)),
        ("周一", date(2026, 11, 23)),
        ("周六", date(2026, 11, 21)),
        ("星期天", date(2026, 11, 22)),
        ("礼拜日", date(2026, 11, 22)),
        ("本周五", date(2026, 11, 20)),
        ("这周一", date(2026, 11, 16)),
        ("下周五", date(2026, 11, 27)),
        ("下个星期一", date(2026, 11, 23)),
        ("上周五", date(2026, 11, 13)),
        ("上礼拜天", date(2026, 11, 15)),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: date) -> None:
    assert parse_day(typed, FRIDAY) == day


@pytest.mark.parametrize("typed", ["fri", "friday", "周五", "星期五", "礼拜五"])
def test_todays_own_weekday_is_the_one_in_a_week(typed: str) -> None:
    assert parse_day(typed, FRIDAY) == FRIDAY + timedelta(weeks=1)


def test_months_stop_at_a_shorter_months_end() -> None:
    assert parse_day("+1m", date(2026, 1, 31)) == date(2026, 2, 28)
    assert parse_day("-11m", date(2027, 1, 31)) == date(2026, 2, 28)


def test_the_end_of_the_quarter_is_the_end_of_the_cycle_where_one_is_given() -> None:
    assert parse_day("eoq", FRIDAY, cycle=WINTER) == date(2027, 2, 28)
    assert parse_day("季度末", FRIDAY, cycle=WINTER) == date(2027, 2, 28)
    assert parse_day("eoq", FRIDAY, cycle=Span()) == date(2026, 12, 31)


def test_where_weeks_begin_on_sunday_the_week_ends_on_saturday() -> None:
    assert parse_day("eow", FRIDAY, week_start=SUNDAY) == date(2026, 11, 21)
    assert parse_day("下周日", FRIDAY, week_start=SUNDAY) == date(2026, 11, 22)
    assert parse_day("w47", FRIDAY, week_start=SUNDAY) == FRIDAY


def test_a_week_number_alone_is_of_todays_iso_year() -> None:
    assert parse_day("w53", date(2027, 1, 2)) == date(2027, 1, 1)


@pytest.mark.parametrize("typed", ["12-15", "15-12", "15.12.", "15.12", "12.15"])
def test_a_day_without_its_year_is_the_only_such_day_of_the_cycle(typed: str) -> None:
    assert parse_day(typed, FRIDAY, cycle=Q4) == date(2026, 12, 15)


def test_a_day_without_its_year_may_lie_in_the_cycles_second_year() -> None:
    assert parse_day("01-31", FRIDAY, cycle=WINTER) == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("typed", "cycle"),
    [
        ("11-20", None),
        ("20.11.", None),
        ("10-11", Q4),  # 11 October and 10 November both lie in it
        ("03-15", Q4),
        ("12-15", Span(date(2025, 1, 1), date(2026, 12, 31))),
        ("31-31", Q4),
    ],
)
def test_a_day_without_its_year_that_may_be_several_or_none_is_refused(
    typed: str, cycle: Span | None
) -> None:
    with pytest.raises(BadInputError, match="is not one certain day without its year: type 2026-11-20"):
        parse_day(typed, FRIDAY, cycle=cycle)


def test_day_and_month_in_the_order_of_the_dots_are_never_turned_round() -> None:
    assert parse_day("10.11.", FRIDAY, cycle=Q4) == date(2026, 11, 10)


@pytest.mark.parametrize("typed", ["2026-02-30", "2026-13-01", "0000-01-01"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError, match=f"“{typed}” is not in the calendar: type 2026-11-20, fri"):
        parse_day(typed, FRIDAY)


def test_a_week_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadInputError, match="“2027-W53” is not a week"):
        parse_day("2027-w53", FRIDAY)


@pytest.mark.parametrize("typed", ["1899-12-31", "2201-01-01", "+9999m", "-9999w", "+9999w"])
def test_a_day_far_from_our_times_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError, match="lies outside the years 1900 to 2200"):
        parse_day(typed, FRIDAY)


@pytest.mark.parametrize(
    "typed",
    [
        "", "someday", "20261120", "next fri", "3d", "+3", "+12345d", "tues", "11/20/2026", "last week",
        "周末", "个周五", "今年", "w", "x" * 9000,
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_examples_never_guessed(typed: str) -> None:
    with pytest.raises(
        BadInputError, match=r"is not a day: type 2026-11-20, fri, \+2w, eoq or 下周五"
    ) as refusal:
        parse_day(typed, FRIDAY)
    assert len(str(refusal.value)) < 120


@given(DAYS, DAYS)
def test_an_iso_day_is_that_day_whatever_today_is(day: date, today: date) -> None:
    assert parse_day(day.isoformat(), today) == day


@given(DAYS, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_lies_within_the_seven_days_after_today_and_the_last_one_before(
    today: date, name: str
) -> None:
    upcoming, last = parse_day(name, today), parse_day(f"last {name}", today)
    assert 1 <= (upcoming - today).days <= 7
    assert 1 <= (today - last).days <= 7
    assert upcoming.strftime("%a").lower() == last.strftime("%a").lower() == name


@given(DAYS, st.sampled_from("一二三四五六日"), st.integers(0, 6))
def test_the_chinese_weeks_follow_each_other(today: date, name: str, week_start: int) -> None:
    last, this, following = (parse_day(f"{w}周{name}", today, week_start=week_start) for w in "上本下")
    assert this - last == following - this == timedelta(weeks=1)
    assert abs((this - today).days) <= 6


@given(st.text(max_size=20), st.dates())
def test_any_text_is_a_day_of_our_times_or_a_refusal(text: str, today: date) -> None:
    with suppress(BadInputError):
        assert 1900 <= parse_day(text, today, cycle=Q4).year <= 2200


@given(st.from_regex(r"\A(([+-]\d{1,4}[dwm])|eo[wmqy]|(last )?sat|[上下]?周日|(\d{4}-)?w\d\d)\Z"), st.dates())
def test_any_today_gives_a_day_of_our_times_or_a_refusal(text: str, today: date) -> None:
    with suppress(BadInputError):
        assert 1900 <= parse_day(text, today, week_start=SUNDAY).year <= 2200
