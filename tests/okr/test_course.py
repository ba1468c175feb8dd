"""The course of a key result: readings, the straight line with its steps, weeks held."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.course import (
    measure_on,
    readings,
    straight_line,
    target_changes,
    weeks_held,
)
from okrtui.okr.measures import raw
from okrtui.okr.progress import expected_progress
from okrtui.okr.records import Measure, Milestone, TargetChange
from tests.builders import AT_MOST, REACH, STEPS, YES_NO, check_in, key_result, objective, okrs_of

D = Decimal
NOV_12 = date(2026, 11, 12)


def changed(on: date, old: Measure, new: Measure, id_: str = "tc") -> TargetChange:
    return TargetChange(
        id=id_, space="space", key_result="kr", on=on, old=old, new=new, reason="more", by="mei"
    )


def test_the_straight_line_goes_from_start_to_target_over_the_days_of_the_key_result() -> None:
    okrs = okrs_of(objective("boring"), kr := key_result("kr"))
    assert straight_line(okrs, kr) == ((date(2026, 10, 1), D(4)), (date(2026, 12, 31), D(20)))
    later = key_result("kr", starts=date(2026, 11, 1), due=date(2026, 12, 1))
    assert [day for day, _ in straight_line(okrs_of(objective("boring"), later), later)] == [
        date(2026, 11, 1),
        date(2026, 12, 1),
    ]


def test_where_the_target_was_changed_the_line_has_a_step() -> None:
    now = key_result("kr", measure=Measure("reach", D(4), D(40)))
    okrs = okrs_of(objective("boring"), now, changed(NOV_12, REACH, now.measure))
    first, before, after, last = straight_line(okrs, now)
    assert before[0] == after[0] == NOV_12
    assert before[1] < after[1]
    assert (first[1], last[1]) == (D(4), D(40))


def test_a_mended_measure_redraws_the_last_part_only_where_the_target_was_changed() -> None:
    mended = key_result("kr", measure=Measure("reach", D(4), D(50)))
    changes = (changed(NOV_12, REACH, Measure("reach", D(4), D(40))),)
    assert measure_on(mended, changes, NOV_12 - timedelta(days=1)) == REACH
    assert measure_on(mended, changes, NOV_12) == mended.measure


def test_a_threshold_is_one_level_line_with_its_steps() -> None:
    now = key_result("kr", measure=Measure("at_most", None, D(4), "%"))
    okrs = okrs_of(objective("boring"), now, changed(NOV_12, AT_MOST, now.measure))
    assert [at for _, at in straight_line(okrs, now)] == [D(5), D(5), D(4), D(4)]


def test_milestones_are_planned_where_they_have_dates_and_yes_or_no_never() -> None:
    steps = (
        Milestone("1", "a", date(2026, 10, 20)),
        Milestone("2", "b", date(2026, 11, 20)),
        Milestone("3", "c"),
    )
    okrs = okrs_of(objective("boring"), dated := key_result("kr", measure=Measure("milestones", steps=steps)))
    assert straight_line(okrs, dated)[-1] == (date(2026, 12, 31), D(2))
    for measure in (STEPS, YES_NO):
        assert straight_line(okrs, key_result("kr", measure=measure)) == ()


def test_readings_are_one_a_day_and_of_milestones_how_many_are_done() -> None:
    kr = key_result("kr", measure=STEPS)
    noted = (
        check_in("a", "kr", "2026-11-02", steps_done=("1",)),
        check_in("b", "kr", "2026-11-02", steps_done=("1", "2", "gone")),
        check_in("c", "kr", "2026-11-09", confidence=4),
    )
    assert readings(kr, noted) == ((date(2026, 11, 2), D(2)),)


def test_numbers_no_chart_can_place_are_left_out() -> None:
    kr = key_result("kr")
    for absurd in ("NaN", "Infinity", "1e900"):
        assert readings(kr, (check_in("a", "kr", "2026-11-02", value=D(absurd)),)) == ()
        huge = key_result("kr", measure=Measure("reach", D(0), D(absurd)))
        assert straight_line(okrs_of(objective("boring"), huge), huge) == ()


def test_a_week_is_held_when_its_last_reading_meets_what_was_asked_then() -> None:
    kr = key_result("kr", measure=Measure("at_most", None, D(4), "%"))
    okrs = okrs_of(
        objective("boring"),
        kr,
        changed(date(2026, 11, 9), AT_MOST, kr.measure),
        check_in("a", "kr", "2026-10-26", value=D(9)),
        check_in("b", "kr", "2026-10-28", value=D(5)),
        check_in("c", "kr", "2026-11-02", value=D(5)),
        check_in("d", "kr", "2026-11-09", value=D(5)),
        check_in("e", "kr", "2026-11-16", confidence=3),
    )
    assert weeks_held(okrs, kr) == (2, 3)


def test_changes_that_miss_a_part_are_not_drawn() -> None:
    broken = TargetChange(id="x", space="space", key_result="kr", on=NOV_12)
    okrs = okrs_of(objective("boring"), kr := key_result("kr"), broken)
    assert target_changes(okrs, kr) == ()
    assert len(straight_line(okrs, kr)) == 2


NUMBERS = st.decimals(-1000, 1000, places=2)
DAYS = st.dates(date(2026, 9, 1), date(2027, 1, 31))


@given(NUMBERS, NUMBERS, DAYS)
def test_without_changes_the_line_is_where_progress_is_expected(
    start: Decimal, target: Decimal, day: date
) -> None:
    kr = key_result("kr", measure=Measure("reach", start, target), due=day)
    okrs = okrs_of(objective("boring"), kr)
    if start == target:
        return
    for on, at in straight_line(okrs, kr):
        expected = expected_progress(okrs, kr, on)
        assert expected is not None
        assert day == date(2026, 10, 1) or abs(raw(kr.measure, at) - expected) < D("1e-9")


@given(st.lists(st.tuples(DAYS, NUMBERS), max_size=6))
def test_the_line_never_goes_back_in_time(changes: list[tuple[date, Decimal]]) -> None:
    kr = key_result("kr")
    made = [changed(day, REACH, Measure("reach", D(4), at), f"tc{n}") for n, (day, at) in enumerate(changes)]
    line = straight_line(okrs_of(objective("boring"), kr, *made), kr)
    days = [day for day, _ in line]
    assert days == sorted(days)
    assert days[0] == date(2026, 10, 1)
    assert days[-1] == date(2026, 12, 31)
