from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from okrtui.okr.board import KeyResultRow, board
from okrtui.okr.calendar import Week
from okrtui.okr.okrs import Okrs
from okrtui.okr.ratings import asked, low, moved, unchanged, unrated
from okrtui.okr.records import Record, Settings, Space
from tests.builders import QUARTER, SPACE, check_in, key_result, objective, okrs_of, person
from tests.okr.lines import FRIDAY, ME, MINE, MONDAY, SUNDAYS, W46, W47, W48


def rows(okrs: Okrs, week: Week = W47, today: date = FRIDAY) -> tuple[KeyResultRow, ...]:
    return board(okrs, MINE, ME, week, today).key_results


def ids(found: tuple[KeyResultRow, ...]) -> list[str]:
    return [row.id for row in found]


def rated(*numbers: tuple[str, int | None, int | None], **of_key_result: Any) -> Okrs:
    """Key results with last week's and this week's number."""
    records: list[Record] = []
    for name, last, now in numbers:
        records.append(key_result(name, **of_key_result))
        for day, number in ((date(2026, 11, 10), last), (date(2026, 11, 17), now)):
            if number is not None:
                records.append(check_in(f"{name}{day}", name, day, confidence=number, value=Decimal(5)))
    return okrs_of(objective("boring"), *records)


def test_the_biggest_moves_come_first_a_fall_before_a_rise_and_first_ratings_last() -> None:
    okrs = rated(
        ("a_new", None, 9),
        ("b_up1", 5, 6),
        ("c_up3", 4, 7),
        ("d_same", 6, 6),
        ("e_down3", 8, 5),
        ("f", 5, None),
    )
    assert ids(moved(rows(okrs))) == ["e_down3", "c_up3", "b_up1", "a_new"]
    assert ids(unchanged(rows(okrs))) == ["d_same"]


def test_a_correction_of_last_weeks_rating_moves_what_it_is_compared_with() -> None:
    okrs = rated(("deploys", 8, 6))
    mended = check_in("mended", "deploys", "2026-11-11", confidence=6, fixes="deploys2026-11-10")
    assert ids(moved(rows(okrs))) == ["deploys"]
    okrs = okrs.with_records([mended])
    assert (ids(moved(rows(okrs))), ids(unchanged(rows(okrs)))) == ([], ["deploys"])


def test_of_two_ratings_in_a_week_the_last_counts() -> None:
    okrs = rated(("deploys", 5, 9)).with_records([check_in("late", "deploys", FRIDAY, confidence=5)])
    assert (ids(moved(rows(okrs))), ids(unchanged(rows(okrs)))) == ([], ["deploys"])


def test_three_is_low_four_is_not_and_what_is_done_is_never() -> None:
    okrs = rated(("three", None, 3), ("four", None, 4), ("stood", 2, None), ("never", None, None))
    assert ids(low(okrs, rows(okrs))) == ["stood", "three"]
    done = okrs.with_records([check_in("done", "three", FRIDAY, value=Decimal(20), confidence=2)])
    assert ids(low(done, rows(done))) == ["stood"]


def test_a_space_may_settle_what_is_low() -> None:
    settled = Space(id="the-space", space=SPACE, settings=Settings(limits={"low_confidence": 4}))
    okrs = rated(("four", None, 4), ("five", None, 5)).with_records([settled])
    assert ids(low(okrs, rows(okrs))) == ["four"]


def test_a_rating_after_the_week_shown_is_missing_in_it() -> None:
    okrs = rated(("late", None, 6), ("both", 5, 6))
    assert ids(unrated(okrs, rows(okrs, W46), W46, FRIDAY)) == ["late"]
    assert ids(unrated(okrs, rows(okrs), W47, FRIDAY)) == []


def test_what_begins_after_a_week_was_not_missed_in_it() -> None:
    okrs = rated(("added", None, None), starts=date(2026, 11, 16))
    assert ids(unrated(okrs, rows(okrs, W46), W46, FRIDAY)) == []
    assert ids(asked(okrs, rows(okrs), W47, FRIDAY)) == ["added"]
    assert ids(unrated(okrs, rows(okrs), W47, FRIDAY)) == ["added"]


def test_what_was_rated_in_a_week_counts_though_it_is_said_to_begin_later() -> None:
    okrs = rated(("added", 6, None), starts=date(2026, 11, 16))
    assert ids(asked(okrs, rows(okrs, W46), W46, FRIDAY)) == ["added"]


def test_a_week_to_come_and_a_cycle_in_planning_ask_for_nothing() -> None:
    okrs = rated(("one", 5, None))
    assert ids(asked(okrs, rows(okrs, W48), W48, FRIDAY)) == []
    planned = okrs.with_records([replace(QUARTER, phase="planning")])
    assert (ids(rows(planned)), ids(asked(planned, rows(planned), W47, FRIDAY))) == (["one"], [])


def test_who_is_away_this_week_misses_nothing() -> None:
    okrs = rated(("one", 5, None)).with_records([person("mei", away_until=FRIDAY)])
    assert ids(unrated(okrs, rows(okrs), W47, FRIDAY)) == []


def test_before_the_check_in_day_nothing_is_missing_yet() -> None:
    fridays = Space(id="the-space", space=SPACE, settings=Settings(check_in_day=4))
    okrs = rated(("one", 5, None)).with_records([fridays])
    assert ids(unrated(okrs, rows(okrs, today=MONDAY), W47, MONDAY)) == []
    assert ids(unrated(okrs, rows(okrs), W47, FRIDAY)) == ["one"]


def test_where_weeks_begin_on_sunday_that_sunday_is_of_the_new_week() -> None:
    okrs = rated(("one", 5, 6)).with_records([SUNDAYS])
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    assert ids(asked(okrs, rows(okrs, W48, sunday), W48, sunday)) == ["one"]
    assert ids(unrated(okrs, rows(okrs, W48, monday), W48, monday)) == ["one"]
    assert ids(asked(okrs, rows(okrs, W48), W48, FRIDAY)) == []
