"""What the frame of the board says: which week it is, where it stands in its cycle, what each quadrant holds."""

from collections.abc import Sequence
from datetime import date

from okrtui.okr.calendar import Week, days_left
from okrtui.okr.month import weeks_of_month
from okrtui.okr.numbers import several
from okrtui.okr.text import safe
from okrtui.tui.views.board import BoardView, this_week
from okrtui.tui.views.cycle_words import TOLD


def time_told(board: BoardView, weeks: Sequence[Week]) -> list[str]:
    """`2026-Q4`, `week 8 of 14`, `41 d left`; in another week how far away it is, of several which they are."""
    place, now = board.place, board.now
    parts = [safe(place.cycle.name), f"week {place.number} of {place.of}"] if place else ["no cycle"]
    if place and (phase := TOLD[place.cycle.phase]):
        parts.insert(1, phase)
    if len(weeks) > 1:
        return [weeks_told(weeks), *parts[:1]]
    if not board.is_now:
        return [week_label(board.week, now.today), *parts, _away(board.week, this_week(now))]
    end = place.cycle.span.end if place else None
    left = [f"{days_left(place.cycle.span, now.today)} d left"] if place and end and end >= now.today else []
    return [*parts, *left]


def week_label(week: Week, today: date) -> str:
    """`W46`, and of another year `2025-W46`."""
    return week.label if week.year == today.year else str(week)


def weeks_told(weeks: Sequence[Week]) -> str:
    """`November 2026` where they are those of a calendar month, else `W44–W47`."""
    day = weeks[-1].thursday
    is_month = tuple(weeks) == weeks_of_month(day)
    return f"{day:%B %Y}" if is_month else f"{weeks[0].label}–{weeks[-1].label}"


def _away(week: Week, now: Week) -> str:
    weeks = (week.thursday - now.thursday).days // 7
    return f"in {several(weeks, 'week')}" if weeks > 0 else f"{several(-weeks, 'week')} ago"
