"""The month's report as a value: several weeks, and how they are told."""

from datetime import date

from okrtui.okr.calendar import Week
from okrtui.okr.month import four_weeks, weeks_of_month
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Win
from okrtui.okr.scope import Scope
from okrtui.reports.month import MonthReport, month_report
from okrtui.reports.month_markdown import month_markdown, month_text
from tests.builders import SPACE, check_in, key_result, objective, okrs_of
from tests.okr.lines import FRIDAY, ME, MINE, UP, W46, W47, metric, priority, reading
from tests.reports.platform_team import PLATFORM, platform_team

OKRS = okrs_of(
    objective("boring", title="Make releases boring"),
    objective("calm", title="Calm nights"),
    key_result("rose"),
    key_result("fell"),
    key_result("same"),
    key_result("fresh", starts=date(2026, 11, 16)),
    key_result("never", "calm"),
    check_in("c1", "rose", "2026-10-20", confidence=4),
    check_in("c2", "rose", "2026-11-17", confidence=7),
    check_in("c3", "fell", "2026-10-20", confidence=8),
    check_in("c4", "fell", "2026-11-03", confidence=6),
    check_in("c5", "same", "2026-10-20", confidence=5),
    check_in("c6", "fresh", "2026-11-17", confidence=9),
    priority("first", W46, state="done"),
    priority("left", W46),
    priority("on", W47, state="done"),
    priority("small", W47, rank="should", state="done"),
    metric("morale", limits=UP),
    metric("unread"),
    reading("r1", "morale", "2026-11-03", "3"),
    reading("r2", "morale", "2026-11-17", "4"),
    Win(id="w2", space=SPACE, on=FRIDAY, by="mei", text="late"),
    Win(id="w1", space=SPACE, on=date(2026, 10, 27), by="mei", text="early"),
    Win(id="w0", space=SPACE, on=date(2026, 10, 23), by="mei", text="before"),
)


def told(okrs: Okrs = OKRS, week: Week = W47, scope: Scope = MINE) -> MonthReport:
    return month_report(okrs, scope, ME, four_weeks(week), FRIDAY)


def test_confidence_then_and_now_stands_with_its_objective() -> None:
    boring, calm = told().objectives
    assert {kr.key_result.id: (kr.then, kr.now, kr.change) for kr in boring.key_results} == {
        "rose": (4, 7, 3), "fell": (8, 6, -2), "same": (5, 5, 0), "fresh": (None, 9, None),
    }  # fmt: skip
    assert (calm.title, calm.key_results[0].now) == ("Calm nights", None)
    said = month_text(told())
    assert "1 rose, 1 fell, 1 stayed" in said
    for line in ("4 → 7 (+3) · rose", "8 → 6 (−2) · fell", "5 (as before) · same", "9 (new) · fresh"):
        assert f"  - {line}" in said
    assert "  - not rated · never" in said


def test_done_musts_by_week_and_how_many_stayed_open() -> None:
    assert [([line.id for line in week.done], week.open) for week in told().musts] == [
        ([], 0), ([], 0), (["first"], 1), (["on"], 0),
    ]  # fmt: skip
    assert "## Musts\n\n- W46: 1 done, 1 left open\n  - first\n- W47: 1 done\n  - on\n" in month_text(told())


def test_the_health_of_each_week_and_none_of_what_was_never_read() -> None:
    said = month_text(told())
    assert "● green · morale: 4\n  - W44 –, W45 ▲ 3, W46 –, W47 ● 4\n- ○ not read yet · unread\n" in said


def test_wins_of_all_the_weeks_by_day() -> None:
    assert [win.text for win in told().wins] == ["early", "late"]


def test_weeks_over_the_turn_of_a_year() -> None:
    report = told(week=Week(2027, 1))
    assert report.weeks == ("2026-W51", "2026-W52", "2026-W53", "2027-W01")
    assert month_text(report).startswith("# Mei: W51–W01\n\n14 Dec 2026 – 10 Jan 2027\n")


def test_a_calendar_month_may_have_five_weeks() -> None:
    report = month_report(OKRS, MINE, ME, weeks_of_month(date(2026, 10, 15)), FRIDAY)
    assert (len(report.weeks), report.weeks[0], report.weeks[-1]) == (5, "2026-W40", "2026-W44")


def test_a_month_with_nothing_says_so_in_one_sentence() -> None:
    said = month_markdown(okrs_of(), MINE, ME, four_weeks(W47), FRIDAY)
    assert said.endswith("\n\nNothing was rated, planned or noted in W44–W47.\n")
    assert "##" not in said
    assert told(okrs_of()).is_empty


def test_it_says_which_spaces_its_things_come_from() -> None:
    assert told(okrs_of()).spaces == ()
    assert told(platform_team(), scope=PLATFORM).spaces == (SPACE,)
