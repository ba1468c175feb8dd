"""From where on something is news."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.looks import Look, Looks, last_friday, looked, news_since

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 13), date(2026, 11, 14), date(2026, 11, 16)
NOBODY = Looks()


def after(*days: tuple[date, int]) -> Looks:
    """Looking on these days, when Ken's log had come so far."""
    looks = NOBODY
    for day, number in days:
        looks = looked(looks, day, {"ken": number})
    return looks


def test_who_never_looked_hears_of_what_happened_since_friday() -> None:
    assert news_since(NOBODY, MONDAY) == Look(FRIDAY, {})


@pytest.mark.parametrize("days_later", range(7))
def test_the_last_friday_is_never_today(days_later: int) -> None:
    """From Saturday to the Friday after it is the same one."""
    assert last_friday(SATURDAY + timedelta(days=days_later)) == FRIDAY


def test_what_was_seen_on_the_last_day_is_no_news_today() -> None:
    assert news_since(after((FRIDAY, 7)), MONDAY) == Look(FRIDAY, {"ken": 7})


def test_the_last_day_may_be_long_ago() -> None:
    assert news_since(after((date(2026, 9, 1), 2)), MONDAY) == Look(date(2026, 9, 1), {"ken": 2})


def test_looking_twice_on_one_day_loses_none_of_its_news() -> None:
    looks = after((FRIDAY, 7), (MONDAY, 9), (MONDAY, 12))
    assert news_since(looks, MONDAY) == Look(FRIDAY, {"ken": 7})
    assert news_since(looks, date(2026, 11, 17)) == Look(MONDAY, {"ken": 12})


def test_the_first_day_tells_of_friday_however_often_one_looks() -> None:
    looks = after((MONDAY, 9), (MONDAY, 12))
    assert news_since(looks, MONDAY) == Look(FRIDAY, {})


def test_a_window_that_knows_less_does_not_forget_what_another_saw() -> None:
    looks = looked(after((MONDAY, 9)), MONDAY, {"ken": 8, "mei": 1})
    assert looks.last == Look(MONDAY, {"ken": 9, "mei": 1})


def test_a_day_that_is_still_to_come_says_nothing_and_is_forgotten_at_the_next_look() -> None:
    """A clock that ran ahead."""
    ahead = after((FRIDAY, 7), (date(2027, 3, 1), 8))
    assert news_since(ahead, MONDAY) == Look(FRIDAY, {"ken": 7})
    mended = looked(ahead, MONDAY, {"ken": 9})
    assert news_since(mended, date(2026, 11, 17)) == Look(MONDAY, {"ken": 9})
    assert news_since(Looks(Look(date(2027, 3, 1), {"ken": 8})), MONDAY) == Look(FRIDAY, {})


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5))))
def test_whatever_comes_in_is_news_on_one_day_and_on_one_alone(later: list[tuple[int, int]]) -> None:
    """Every look tells what lies beyond where its day's news began."""
    looks, day, number = after((FRIDAY, 0)), SATURDAY, 0
    told: dict[date, set[int]] = {}
    for days, written in later:
        day, number = day + timedelta(days=days), number + written
        begins = news_since(looks, day).known["ken"]
        looks = looked(looks, day, {"ken": number})
        told.setdefault(day, set()).update(range(begins + 1, number + 1))
    assert sorted(n for numbers in told.values() for n in numbers) == list(range(1, number + 1))
