from datetime import date

import pytest

from okrtui.okr.calendar import Week
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import is_unfinished, plan_of, times_carried, weeks_ahead
from okrtui.okr.records import Priority, Record, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from tests.builders import okrs_of, unit
from tests.okr.lines import FRIDAY, ME, MINE, MONDAY, SUNDAYS, W46, W47, W48, outlook, priority


def plan(*records: Record, scope: Scope = MINE, week: Week = W47, today: date = FRIDAY) -> list[list[str]]:
    shown = plan_of(okrs_of(*records), scope, ME, week, today)
    return [[line.id for line in part] for part in (shown.must, shown.should, shown.offered)]


def test_the_lines_of_a_week_stand_by_rank_and_in_their_order() -> None:
    first, second = priority("bb"), priority("aa", order=("2026-W47", "zz"))
    third, fourth = priority("cc", order=None), priority("dd", rank="should", state="done")
    assert plan(fourth, third, second, first) == [["bb", "aa", "cc"], ["dd"], []]


def test_a_place_among_the_lines_of_another_week_does_not_count() -> None:
    moved = priority("moved", order=("2026-W46", "00"))
    assert plan(moved, priority("here"))[0] == ["here", "moved"]


def test_dropped_lines_stay_to_be_seen() -> None:
    assert plan(priority("gone", state="dropped"))[0] == ["gone"]


def test_whose_line_it_is() -> None:
    team = priority("team", owner="ken", for_=Whose(unit="team"))
    mine = priority("mine", owner="mei", for_=Whose(unit="team"))
    own = priority("own")
    ground = (unit("company"), unit("team", parent="company"), team, mine, own)
    assert plan(*ground)[0] == ["mine", "own"]
    assert plan(*ground, scope=Scope("unit", "company"))[0] == ["mine", "team"]
    assert plan(*ground, scope=Scope("person", "ken"))[0] == ["team"]
    assert plan(*ground, scope=EVERYBODY)[0] == ["mine", "own", "team"]


def test_last_weeks_open_lines_are_offered_in_this_week_only() -> None:
    left = [
        priority("left", W46),
        priority("done", W46, state="done"),
        priority("gone", W46, state="dropped"),
    ]
    assert plan(*left)[2] == ["left"]
    assert plan(*left, week=W48)[2] == []
    assert plan(*left, week=W46) == [["done", "gone", "left"], [], []]


def test_a_line_that_lives_on_is_not_offered_until_that_is_taken_back() -> None:
    left, carried = priority("left", W46), priority("on", carried_from="left")
    assert plan(left, carried) == [["on"], [], []]
    trashed = Priority(id="on", space="space", carried_from="left", deleted=True)
    assert plan(left, trashed)[2] == ["left"]
    assert is_unfinished(okrs_of(left), left)
    assert not is_unfinished(okrs_of(left, carried), left)


def test_a_holiday_loses_no_line() -> None:
    old = [priority(f"w{back}", W47.shifted(-back)) for back in range(1, 7)]
    assert plan(*old)[2] == ["w1", "w2", "w3", "w4"]


def test_an_outlook_line_whose_week_has_come_is_offered() -> None:
    assert plan(outlook("seen", W47), outlook("late", W46), outlook("soon", W48))[2] == ["seen", "late"]


def test_it_is_folded_from_the_second_day_of_the_week() -> None:
    okrs = okrs_of()

    def is_folded(okrs: Okrs, day: date) -> bool:
        return plan_of(okrs, MINE, ME, W47, day).is_folded

    assert not is_folded(okrs, MONDAY)
    assert is_folded(okrs, date(2026, 11, 17))
    sundays = okrs.with_records([SUNDAYS])
    assert is_folded(sundays, MONDAY)
    assert not is_folded(sundays, date(2026, 11, 15))


def test_on_sunday_a_week_that_begins_on_sunday_offers_what_was_left() -> None:
    okrs = okrs_of(SUNDAYS, priority("left", W46))
    assert plan_of(okrs, MINE, ME, W47, date(2026, 11, 15)).offered
    assert not plan_of(okrs_of(priority("left", W46)), MINE, ME, W47, date(2026, 11, 15)).offered


@pytest.mark.parametrize("length", [0, 1, 4])
def test_a_line_knows_how_often_it_was_carried(length: int) -> None:
    chain = [priority(f"l{n}", W47.shifted(n - length)) for n in range(length + 1)]
    chain = chain[:1] + [
        priority(f"l{n}", W47.shifted(n - length), carried_from=f"l{n - 1}") for n in range(1, length + 1)
    ]
    assert times_carried(okrs_of(*chain), chain[-1]) == length


def test_lines_that_were_carried_in_a_circle_are_counted_once() -> None:
    one, other = priority("one", carried_from="other"), priority("other", carried_from="one")
    assert times_carried(okrs_of(one, other), one) == 1


def ahead(*records: Record) -> list[list[str]]:
    return [[line.id for line in w.lines] for w in weeks_ahead(okrs_of(*records), MINE, ME, W47)]


def test_the_next_four_weeks_hold_outlook_lines_and_open_priorities() -> None:
    lines = [
        outlook("seen"),
        outlook("must", rank="must"),
        priority("moved", W48, rank="should"),
        priority("done", W48, state="done"),
        outlook("gone", state="dropped"),
        outlook("fourth", Week(2026, 51)),
        outlook("fifth", Week(2026, 52)),
    ]
    assert ahead(*lines) == [["must", "moved", "seen"], [], [], ["fourth"]]


def test_the_next_four_weeks_of_a_year_with_53_weeks() -> None:
    shown = weeks_ahead(okrs_of(), MINE, ME, Week(2026, 52))
    assert [str(w.week) for w in shown] == ["2026-W53", "2027-W01", "2027-W02", "2027-W03"]


def test_a_line_whose_origin_is_not_loaded_was_carried_once_at_least() -> None:
    line = priority("here", carried_from="of last year")
    assert times_carried(okrs_of(line), line) == 1
