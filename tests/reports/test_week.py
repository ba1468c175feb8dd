"""The week's report as a value: what it says of which week, in the cases that are easy to get wrong."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from okrtui.okr.calendar import Week
from okrtui.okr.month import four_weeks
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Limits, Person, Record, Space, Span, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.team import team_of
from okrtui.reports.month import month_report
from okrtui.reports.week import WeekReport, week_report
from okrtui.reports.week_markdown import week_markdown, week_text
from tests.builders import QUARTER, SPACE, YES_NO, check_in, key_result, objective, okrs_of, person, unit
from tests.okr.lines import (
    FRIDAY,
    ME,
    MINE,
    MONDAY,
    SUNDAYS,
    UP,
    W46,
    W47,
    W48,
    metric,
    outlook,
    priority,
    reading,
)
from tests.reports.platform_team import PLATFORM, platform_team

NEXT = Cycle(
    id="q1", space=SPACE, name="2027-Q1", span=Span(date(2027, 1, 1), date(2027, 3, 31)), phase="active"
)


def told(okrs: Okrs, week: Week = W47, today: date = FRIDAY, scope: Scope = MINE) -> WeekReport:
    return week_report(okrs, scope, ME, week, today)


def mine(*records: Record) -> Okrs:
    return okrs_of(objective("boring"), *records)


def moves(report: WeekReport) -> list[tuple[str, int | None, int | None]]:
    return [(move.key_result.id, move.before, move.now) for move in report.changes]


def test_the_order_of_what_a_week_says() -> None:
    names = [
        line[3:]
        for line in week_text(told(platform_team(), scope=PLATFORM)).splitlines()
        if line[:3] == "## "
    ]
    assert names == [
        "Confidence", "Low confidence: what happens next", "Not rated", "Done", "Not done", "Next",
        "Metrics and health", "Wins", "Guidelines",
    ]  # fmt: skip


def test_changes_say_from_where_to_where_by_whom_and_why() -> None:
    deploys = told(platform_team(), scope=PLATFORM).changes[1]
    assert (deploys.before, deploys.now, deploys.note) == (4, 6, "canary is on")
    assert (deploys.key_result.owner_name, deploys.key_result.objective_title) == (
        "Ken",
        "Make releases boring",
    )


def test_what_became_of_each_line() -> None:
    report = told(platform_team(), scope=PLATFORM)
    assert [(line.id, line.fate) for line in report.done] == [("shipped", "done")]
    assert [(line.id, line.fate, line.to, line.carried) for line in report.not_done] == [
        ("drill", "open", None, 1),
        ("guide", "carried", "2026-W48", 0),
        ("tidy", "dropped", None, 0),
    ]


def test_a_line_done_after_it_was_carried_is_done() -> None:
    okrs = mine(priority("did", state="done"), priority("did48", W48, carried_from="did"))
    assert [line.fate for line in told(okrs).done] == ["done"]


def test_a_week_that_touches_two_cycles_is_of_the_one_with_its_thursday() -> None:
    okrs = mine(
        NEXT,
        key_result("old"),
        objective("later", cycle="q1"),
        key_result("new", "later"),
        check_in("c1", "old", "2026-12-29", confidence=6),
        check_in("c2", "new", "2027-01-05", confidence=4),
    )
    last, first = told(okrs, Week(2026, 53), date(2027, 1, 8)), told(okrs, Week(2027, 1), date(2027, 1, 8))
    assert [(c.name, c.week, c.of) for c in last.cycles] == [("2026-Q4", 14, 14)]
    assert [(c.name, c.week, c.of) for c in first.cycles] == [("2027-Q1", 1, 12)]
    assert (moves(last), moves(first)) == ([("old", None, 6)], [("new", None, 4)])
    assert (last.first_day, last.last_day) == (date(2026, 12, 28), date(2027, 1, 3))
    assert week_text(last).startswith("# Mei: W53\n\n2026-Q4 · week 14 of 14 · 28 Dec 2026 – 3 Jan 2027\n")


def test_the_week_a_cycle_starts_in_the_middle_of_is_its_first() -> None:
    okrs = mine(key_result("deploys"), check_in("c1", "deploys", "2026-09-29", confidence=6))
    report = told(okrs, Week(2026, 40))
    assert [(c.name, c.week, c.of) for c in report.cycles] == [("2026-Q4", 1, 14)]
    assert moves(report) == [("deploys", None, 6)]
    assert told(okrs, Week(2026, 39)).cycles == ()


def test_what_comes_after_week_53_is_week_1() -> None:
    okrs = mine(outlook("turn", Week(2027, 1)), priority("carried", Week(2026, 53)))
    okrs = okrs.with_records([priority("on", Week(2027, 1), carried_from="carried")])
    report = told(okrs, Week(2026, 53), date(2026, 12, 30))
    assert [week.week for week in report.next] == ["2027-W01", "2027-W02", "2027-W03", "2027-W04"]
    assert report.not_done[0].to == "2027-W01"
    assert "carried to W01" in week_text(report)


@pytest.mark.parametrize(
    ("span", "week", "place"),
    [
        (Span(date(2027, 1, 1), date(2027, 3, 31)), Week(2027, 12), "week 12 of 12"),
        (Span(date(2026, 7, 1), date(2026, 9, 30)), Week(2026, 39), "week 13 of 13"),
        (Span(date(2026, 10, 1), date(2026, 12, 31)), Week(2026, 53), "week 14 of 14"),
    ],
)
def test_quarters_have_twelve_to_fourteen_weeks(span: Span, week: Week, place: str) -> None:
    okrs = mine(replace(QUARTER, span=span), key_result("deploys"))
    report = told(okrs, week, week.thursday)
    assert place in week_text(report)
    assert len(report.not_rated[0].weeks) == int(place.rsplit(maxsplit=1)[-1])


def test_where_weeks_begin_on_sunday_that_sunday_is_of_the_new_week() -> None:
    mondays = mine(key_result("deploys"), check_in("c1", "deploys", "2026-11-22", confidence=6))
    sundays = mondays.with_records([SUNDAYS])
    assert (moves(told(mondays)), moves(told(sundays))) == ([("deploys", None, 6)], [])
    later = told(sundays, W48, date(2026, 11, 23))
    assert moves(later) == [("deploys", None, 6)]
    assert (later.first_day, later.last_day) == (date(2026, 11, 22), date(2026, 11, 28))


def test_a_person_without_key_results_has_one_sentence() -> None:
    bob: Person = person("bob")
    okrs = platform_team().with_records([bob])
    assert week_markdown(okrs, Scope("person", "bob"), ME, W47, FRIDAY) == (
        "# Bob: W47\n\n2026-Q4 · week 8 of 14 · 16–22 Nov 2026\n\n"
        "Nothing was rated, planned or noted in W47.\n"
    )


def test_a_unit_without_people_has_its_key_results_and_an_empty_one_a_sentence() -> None:
    ghosts = (
        unit("ghosts"),
        objective("left", for_=Whose(unit="ghosts"), owner=None),
        key_result("orphan", "left"),
    )
    report = told(okrs_of(*ghosts, unit("empty")), scope=Scope("unit", "ghosts"))
    assert [(kr.id, kr.owner_name) for kr in report.not_rated] == [("orphan", None)]
    assert "- orphan · nobody" in week_text(report)
    assert told(okrs_of(*ghosts, unit("empty")), scope=Scope("unit", "empty")).is_empty


def test_a_correction_of_last_weeks_rating_changes_what_was_moved_from() -> None:
    ratings = (
        check_in("c1", "deploys", "2026-11-10", confidence=8, note="wrong"),
        check_in("c2", "deploys", "2026-11-17", confidence=6),
        check_in("c3", "deploys", "2026-11-10", confidence=4, fixes="c1", note="mended"),
    )
    assert moves(told(mine(key_result("deploys"), *ratings[:2]))) == [("deploys", 8, 6)]
    mended = mine(key_result("deploys"), *ratings)
    assert moves(told(mended)) == [("deploys", 4, 6)]
    assert (moves(told(mended, W46)), told(mended, W46).changes[0].note) == ([("deploys", None, 4)], "mended")


def test_two_ratings_in_a_week_are_one_move_with_the_last_note() -> None:
    okrs = mine(
        key_result("deploys"),
        check_in("c1", "deploys", "2026-11-10", confidence=5),
        check_in("c2", "deploys", MONDAY, confidence=2, note="first shock"),
        check_in("c3", "deploys", FRIDAY, confidence=7, note="found it"),
    )
    assert [(m.before, m.now, m.note) for m in told(okrs).changes] == [(5, 7, "found it")]


def test_a_key_result_added_in_the_middle_of_a_quarter_was_not_missed_before() -> None:
    added: KeyResult = key_result("added", starts=MONDAY)
    okrs = mine(added, check_in("c1", "added", FRIDAY, confidence=6))
    before, now = told(okrs, W46), told(okrs)
    assert (before.asked, before.not_rated, before.is_empty) == (0, (), True)
    assert (now.asked, now.rated, moves(now)) == (1, 1, [("added", None, 6)])


def test_the_starting_five_is_no_rating_and_no_move() -> None:
    report = told(mine(key_result("fresh")))
    assert (report.changes, report.unchanged, report.not_rated[0].confidence) == ((), (), None)
    assert "5" not in week_text(report).split("## Not rated")[1]


def test_a_metric_with_one_reading_has_no_history_to_speak_of() -> None:
    okrs = mine(metric("morale", limits=UP, unit="of 5"), reading("r1", "morale", MONDAY, "4.20"))
    (morale,) = told(okrs).health
    assert (morale.light, morale.value, morale.value_text, morale.is_read) == (
        "green", Decimal("4.20"), "4.20 of 5", True,
    )  # fmt: skip
    assert [week.is_read for week in morale.recent] == [False] * 7 + [True]


def test_a_metric_is_coloured_by_the_limits_of_now() -> None:
    read = reading("r1", "morale", MONDAY, "4")
    higher = Limits(Decimal(5), Decimal(4), "up")
    assert told(mine(metric("morale", limits=UP), read)).health[0].light == "green"
    assert told(mine(metric("morale", limits=higher), read)).health[0].light == "amber"


def test_a_metric_not_read_this_week_says_which_week_its_value_is_of() -> None:
    okrs = mine(metric("wait", unit="h"), reading("r1", "wait", "2026-11-10", "3", note="old news"))
    report = told(okrs)
    assert (report.health[0].is_read, report.health[0].read_in) == (False, "2026-W46")
    assert "wait: 3 h · last read in W46" in week_text(report)
    assert "old news" not in week_text(report)


def test_a_reading_that_is_no_number_is_told_as_none() -> None:
    okrs = mine(metric("odd"), reading("r1", "odd", MONDAY, "NaN"))
    assert (told(okrs).health[0].value, told(okrs).health[0].value_text) == (None, "")


def test_a_value_that_is_no_number_is_told_as_none() -> None:
    okrs = mine(key_result("odd"), check_in("c1", "odd", MONDAY, value=Decimal("NaN"), confidence=6))
    assert told(okrs).changes[0].key_result.value is None


def test_a_past_week_is_told_as_it_stood_and_without_the_guidelines_of_today() -> None:
    report = told(platform_team(), W46, scope=PLATFORM)
    assert {move.key_result.id: move.now for move in report.changes}["deploys"] == 4
    assert [low.key_result.id for low in report.low] == ["pages"]
    assert [finding.code for finding in report.findings] == []
    assert [win.id for win in report.wins] == ["w0"]


def test_a_week_to_come_tells_what_is_planned_and_asks_for_nothing() -> None:
    report = told(platform_team(), W48, scope=PLATFORM)
    assert (report.asked, report.changes, report.not_rated) == (0, (), ())
    assert [line.id for line in report.not_done] == ["guide48"]


def test_forty_key_results_are_all_told() -> None:
    many = [key_result(f"kr{n:02}", order=("boring", f"{n:02}x")) for n in range(40)]
    ratings = [check_in(f"c{n}", f"kr{n:02}", MONDAY, confidence=n % 11) for n in range(0, 40, 2)]
    report = told(mine(*many, *ratings))
    assert (report.asked, report.rated, len(report.changes), len(report.not_rated)) == (40, 20, 20, 20)


def test_only_cycles_that_are_worked_in_are_named() -> None:
    half = replace(QUARTER, id="half", name="2026-H2", span=Span(date(2026, 7, 1), date(2026, 12, 31)))
    okrs = mine(half, key_result("deploys"))
    assert [cycle.name for cycle in told(okrs).cycles] == ["2026-Q4"]
    both = okrs.with_records([objective("long", cycle="half"), key_result("far", "long", measure=YES_NO)])
    assert [cycle.name for cycle in told(both).cycles] == ["2026-Q4", "2026-H2"]
    assert "2026-Q4 · week 8 of 14, 2026-H2 · week 21 of 27 · 16–22 Nov 2026" in week_text(told(both))


def test_it_says_which_spaces_its_things_come_from() -> None:
    private = priority("secret", owner="me too", for_=Whose(person="me too"))
    okrs = mine(Person(id="me too", space="mine", name="Mei"), replace(private, space="mine"))
    assert week_report(okrs, MINE, {"mei"}, W47, FRIDAY).spaces == ()
    assert week_report(okrs, MINE, {"mei", "me too"}, W47, FRIDAY).spaces == ("mine",)
    shared = okrs.with_records([key_result("deploys")])
    assert week_report(shared, MINE, {"mei", "me too"}, W47, FRIDAY).spaces == ("mine", SPACE)


def test_everybodys_page_is_called_by_the_one_team_there_is() -> None:
    assert told(mine(), scope=EVERYBODY).whose.name == "Platform"


def test_everybodys_page_is_called_by_the_team_beside_the_private_space() -> None:
    okrs = mine(Space(id="mine", space="mine", name="private"))
    assert week_report(okrs, EVERYBODY, ME, W47, FRIDAY).whose.name == "everybody"
    assert week_report(okrs, EVERYBODY, ME, W47, FRIDAY, team=SPACE).whose.name == "Platform"
    month = month_report(okrs, EVERYBODY, ME, four_weeks(W47), FRIDAY, team=SPACE)
    assert month.whose.name == "Platform"
    only_mine = Okrs.of([Space(id="mine", space="mine", name="private")])
    assert week_report(only_mine, EVERYBODY, ME, W47, FRIDAY, team=SPACE).whose.name == "private"


@pytest.mark.parametrize(
    ("spaces", "default", "team"),
    [("pa", "p", "a"), ("pa", "a", "a"), ("pab", "b", "b"), ("pab", "p", ""), ("p", "p", "")],
)
def test_the_team_is_the_default_or_the_only_one(spaces: str, default: str, team: str) -> None:
    assert team_of(spaces, default, "p") == team


def test_what_is_ones_own_goes_without_saying_on_ones_own_page() -> None:
    okrs = mine(key_result("kr"), priority("line"), priority("kens", owner="ken"))
    said = week_text(told(okrs))
    assert "- line · must · open" in said
    assert "- kens · must · Ken · open" in said
