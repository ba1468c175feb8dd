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
