"""What the frame of the board says: which week it is, where it stands in its cycle, what each quadrant holds."""

from okrtui.okr.calendar import Week, days_left
from okrtui.okr.text import safe
from okrtui.tui.views.board import BoardView, this_week
from okrtui.tui.views.wording import several


def time_told(board: BoardView) -> list[str]:
    """`2026-Q4`, `week 8 of 14`, `41 d left`; in another week how far away it is."""
    place, now = board.place, board.now
    parts = [safe(place.cycle.name), f"week {place.number} of {place.of}"] if place else ["no cycle"]
    if not board.is_now:
        return [board.week.label, *parts, _away(board.week, this_week(now))]
    end = place.cycle.span.end if place else None
    left = [f"{days_left(place.cycle.span, now.today)} d left"] if place and end and end >= now.today else []
    return [*parts, *left]


def _away(week: Week, now: Week) -> str:
    weeks = (week.thursday - now.thursday).days // 7
    return f"in {several(weeks, 'week')}" if weeks > 0 else f"{several(-weeks, 'week')} ago"


def titles(board: BoardView) -> dict[str, str]:
    """What stands in the border of each quadrant."""
    pursued = [line for line in board.plan.lines if line.record.state != "dropped"]
    done = sum(line.record.state == "done" for line in pursued)
    count = f" · {done}/{len(pursued)}" if pursued else ""
    week = "This week" if board.is_now else board.week.label
    return {
        "q2": f"Q2 {week}{count}",
        "q1": f"Q1 OKRs · confidence · {board.week.label}",
        "q3": "Q3 Next four weeks",
        "q4": "Q4 Metrics and health",
    }
