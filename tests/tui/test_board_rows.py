"""The rows of the weekly board, without a screen."""

from collections.abc import Iterator
from dataclasses import replace as with_
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.calendar import week_of
from okrtui.okr.records import Record
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.tui.now import Now
from okrtui.tui.views.board import BESIDE_CHECK_INS, CHECKED_IN, BoardView, plan_rows
from okrtui.tui.views.board_sheet import GOALS, week_sheet
from okrtui.tui.views.glyphs import UNICODE
from tests.builders import TODAY, check_in, key_result, okrs_of, unit
from tests.okr.lines import ME, SUNDAYS, W46, W47, metric, outlook, priority


@pytest.mark.parametrize(
    ("day", "is_late_on_mondays", "is_late_on_sundays"),
    [
        ("2026-11-15", None, False),
        ("2026-11-16", False, False),
        ("2026-11-18", False, False),
        ("2026-11-19", False, True),
        ("2026-11-20", True, True),
        ("2026-11-21", True, True),
        ("2026-11-22", True, None),
    ],
)
def test_wins_are_asked_for_on_the_last_three_days_of_the_week(
    day: str, is_late_on_mondays: bool | None, is_late_on_sundays: bool | None
) -> None:
    for settled, is_late in (((), is_late_on_mondays), ((SUNDAYS,), is_late_on_sundays)):
        today = date.fromisoformat(day)
        if is_late is None:
            assert week_of(today, 6 if settled else 0) != W47
            continue
        now = Now(okrs_of(priority("ship"), *settled), today, ME)
        asks = [row.title for row in plan_rows(BoardView(now, W47), is_toggled=False) if row.id == "wins"]
        assert bool(asks) == is_late


def test_what_was_planned_ahead_for_this_week_is_not_called_left_open() -> None:
    def heading(*lines: Record) -> str:
        now = Now(okrs_of(*lines), date(2026, 11, 16), ME)
        return next(row.title for row in plan_rows(BoardView(now, W47), is_toggled=False) if row.title)

    assert heading(outlook("load test", W47)) == "planned for W47"
    assert heading(outlook("load test", W47), priority("ship", W46)) == "open from W47 and before"
    assert heading(priority("ship", W46)) == "open from W46"


def test_a_week_without_a_cycle_says_which_key_adds_one() -> None:
    board = BoardView(Now(replace(okrs_of(), cycles={}), date(2026, 11, 16), ME), W47)
    goals = week_sheet(board, UNICODE, is_toggled=False)[GOALS]
    assert "Q shows them, a there adds one" in " ".join(goals.empty)


def test_a_row_that_is_replaced_a_moment_later_leaves_nothing_old_behind() -> None:
    before = key_result("deploys", title="Deploys")
    after = replace(before, title="Releases")
    board = BoardView(Now(okrs_of(after), TODAY, ME), W47)
    assert board.figures(before).key_result.title == "Deploys"
    assert board.figures(after).key_result.title == "Releases"


class Unread(dict[str, Any]):
    """A table that nobody may look into."""

    def __getitem__(self, key: str) -> Any:
        raise AssertionError(f"{key} was looked up")

    def get(self, key: str, default: Any = None) -> Any:
        raise AssertionError(f"{key} was looked up")

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("it was looked through")

    def values(self) -> Any:
        raise AssertionError("it was looked through")

    items = values


@pytest.mark.parametrize("scope", [EVERYBODY, Scope("me"), Scope("unit", "platform")])
def test_what_is_kept_over_check_ins_rests_on_none_of_what_they_change(scope: Scope) -> None:
    okrs = okrs_of(
        unit("platform"),
        priority("ship", key_result="deploys"),
        priority("old", week=W47.shifted(-1)),
        metric("pages"),
    )
    unread = {name: Unread() for name in CHECKED_IN if isinstance(getattr(okrs, name), dict)}
    board = BoardView(Now(replace(okrs, **unread), TODAY, ME, scope=scope), W47)
    assert {name: getattr(board, name) for name in BESIDE_CHECK_INS}
    assert unread.keys() >= {"check_ins", "key_results"}


def test_after_a_check_in_the_plan_need_not_be_made_again_and_after_another_line_it_is() -> None:
    before = BoardView(Now(okrs_of(key_result("deploys"), priority("ship")), TODAY, ME), W47)
    assert [line.id for line in before.plan.lines] == ["ship"]
    checked = with_(before.now, okrs=before.now.okrs.with_records([check_in("c", "deploys", TODAY)]))
    assert BoardView(checked, W47, before).plan is before.plan
    planned = with_(before.now, okrs=before.now.okrs.with_records([priority("rest")]))
    assert {line.id for line in BoardView(planned, W47, before).plan.lines} == {"ship", "rest"}
    assert BoardView(with_(checked, scope=Scope("me")), W47, before).plan is not before.plan
