"""The rows of the weekly board, without a screen."""

from datetime import date

import pytest

from okrtui.okr.calendar import week_of
from okrtui.tui.now import Now
from okrtui.tui.views.board import BoardView, plan_rows
from tests.builders import okrs_of
from tests.okr.lines import ME, SUNDAYS, W47, priority


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
