"""What happened to a key result, newest first, corrections beside what they replaced."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.history_of import comments_on, history_of, plans_for
from okrtui.okr.progress import corrections, shown
from okrtui.okr.records import CheckIn, Comment, Outlook, Priority, TargetChange
from tests.builders import REACH, check_in, key_result, okrs_of

KR = key_result("kr")


def test_the_newest_day_comes_first_and_of_one_day_what_was_recorded_last() -> None:
    okrs = okrs_of(
        KR,
        check_in("b", "kr", "2026-11-09"),
        check_in("a", "kr", "2026-11-02"),
        check_in("c", "kr", "2026-11-09"),
        TargetChange(id="t", space="space", key_result="kr", on=date(2026, 11, 5), old=REACH, new=REACH),
    )
    assert [happening.id for happening in history_of(okrs, KR)] == ["c", "b", "t", "a"]


def test_a_corrected_check_in_names_the_one_that_counts_instead() -> None:
    okrs = okrs_of(
        KR,
        check_in("a", "kr", "2026-11-09"),
        check_in("b", "kr", "2026-11-09", fixes="a"),
        check_in("c", "kr", "2026-11-10", fixes="b"),
    )
    assert {h.id: h.instead.id if h.instead else None for h in history_of(okrs, KR)} == {
        "c": None,
        "b": "c",
        "a": "c",
    }


def test_plan_lines_that_name_it_come_with_the_latest_week_first() -> None:
    okrs = okrs_of(
        KR,
        Priority(id="p", space="space", week="2026-W46", key_result="kr"),
        Priority(id="q", space="space", week="2026-W47", key_result="other"),
        Outlook(id="o", space="space", week="2026-W49", key_result="kr"),
    )
    assert [line.id for line in plans_for(okrs, KR)] == ["o", "p"]


def test_comments_come_with_the_newest_first() -> None:
    said = [Comment(id=f"c{n}", space="space", about="kr", on=date(2026, 11, n), text="x") for n in (1, 3, 2)]
    assert [c.id for c in comments_on(okrs_of(KR, *said), "kr")] == ["c3", "c2", "c1"]


@given(st.lists(st.integers(-1, 7), max_size=8))
def test_each_check_in_either_counts_or_was_corrected_by_one_that_does(fixes: list[int]) -> None:
    made: list[CheckIn] = [
        check_in(f"c{n}", "kr", "2026-11-09", fixes=None if fixed < 0 else f"c{fixed}")
        for n, fixed in enumerate(fixes)
    ]
    counting, replaced = {c.id for c in shown(made)}, corrections(made)
    assert {c.id for c in made} - counting == set(replaced)
    assert all(instead.id in counting for instead in replaced.values())
