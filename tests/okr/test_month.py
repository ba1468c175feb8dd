from datetime import date

from okrtui.okr.calendar import Week
from okrtui.okr.month import four_weeks, month, weeks_of_month
from tests.builders import check_in, key_result, objective, okrs_of
from tests.okr.lines import FRIDAY, ME, MINE, MONDAY, UP, W46, W47, metric, priority, reading

OKRS = okrs_of(
    objective("boring"),
    key_result("deploys"),
    key_result("fresh"),
    check_in("c1", "deploys", "2026-10-19", confidence=4),
    check_in("c2", "deploys", "2026-11-17", confidence=7),
    check_in("c3", "fresh", "2026-11-17", confidence=6),
    priority("first", W46, state="done"),
    priority("left", W46),
    priority("carried", W46),
    priority("on", W47, state="done", carried_from="carried"),
    priority("small", W47, rank="should", state="done"),
    metric("morale", limits=UP),
    reading("r1", "morale", "2026-11-03", "3"),
    reading("r2", "morale", MONDAY, "4"),
)


def test_four_weeks_end_in_the_one_shown_also_over_the_turn_of_a_year() -> None:
    assert four_weeks(W47) == (Week(2026, 44), Week(2026, 45), W46, W47)
    assert [str(w) for w in four_weeks(Week(2027, 1))] == ["2026-W51", "2026-W52", "2026-W53", "2027-W01"]


def test_a_calendar_month_has_the_weeks_with_their_thursday_in_it() -> None:
    assert weeks_of_month(FRIDAY) == (Week(2026, 45), W46, W47, Week(2026, 48))
    assert len(weeks_of_month(date(2026, 10, 31))) == 5


def test_confidence_then_and_now() -> None:
    deploys, fresh = month(OKRS, MINE, ME, four_weeks(W47), FRIDAY).key_results
    assert (deploys.then, deploys.now, deploys.change) == (4, 7, 3)
    assert (fresh.then, fresh.now, fresh.change) == (None, 6, None)


def test_done_musts_by_week_and_those_that_live_on_nowhere() -> None:
    musts = month(OKRS, MINE, ME, four_weeks(W47), FRIDAY).musts
    assert [([line.id for line in week.done], week.open) for week in musts] == [
        ([], 0),
        ([], 0),
        (["first"], 1),
        (["on"], 0),
    ]


def test_the_health_of_each_week() -> None:
    (morale,) = month(OKRS, MINE, ME, four_weeks(W47), FRIDAY).health
    assert [week.light for week in morale.recent] == [None, "amber", None, "green"]


def test_the_board_is_that_of_the_last_week() -> None:
    shown = month(OKRS, MINE, ME, four_weeks(W47), FRIDAY)
    assert (shown.board.week, shown.weeks[0]) == (W47, Week(2026, 44))
