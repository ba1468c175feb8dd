"""What the ratings of a week say: whose confidence moved, which stand low, which are missing."""

from collections.abc import Iterable
from datetime import date

from okrtui.okr.board import KeyResultRow
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.guidelines.finding import limit
from okrtui.okr.okrs import Okrs
from okrtui.okr.rhythm import settings_of, start_of

Rows = tuple[KeyResultRow, ...]


def moved(rows: Iterable[KeyResultRow]) -> Rows:
    """Those whose number of the week is another than last week's, the biggest moves first; then first ratings.

    Of moves of one size a fall goes before a rise.
    """
    found = [row for row in rows if row.confidences.is_rated and row.confidences.change != 0]
    return tuple(sorted(found, key=_size))


def _size(row: KeyResultRow) -> tuple[int, int]:
    change = row.confidences.change or 0
    return -abs(change), change


def unchanged(rows: Iterable[KeyResultRow]) -> Rows:
    """Those that were rated in the week as they stood before."""
    return tuple(row for row in rows if row.confidences.is_rated and row.confidences.change == 0)


def low(okrs: Okrs, rows: Iterable[KeyResultRow]) -> Rows:
    """Those not reached yet that stand at 3 or lower, or at the limit their space has settled."""
    return tuple(row for row in rows if row.status != "done" and _is_low(okrs, row))


def _is_low(okrs: Okrs, row: KeyResultRow) -> bool:
    number = row.confidences.number
    return number is not None and number <= limit(settings_of(okrs, row.key_result.space), "low_confidence")


def asked(okrs: Okrs, rows: Iterable[KeyResultRow], week: Week, today: date) -> Rows:
    """Those that a week asks for: rated in it, or begun by its end with their cycle under way.

    A week to come asks for none.
    """
    return tuple(row for row in rows if row.confidences.is_rated or _is_asked(okrs, row, week, today))


def _is_asked(okrs: Okrs, row: KeyResultRow, week: Week, today: date) -> bool:
    last_day = week.last_day(start_of(okrs, row.key_result.space))
    cycle, first_day = okrs.cycle_of(row.key_result), row.key_result.starts
    is_under_way = cycle is not None and cycle.phase != "planning"
    return is_under_way and week <= _this_week(okrs, row, today) and (first_day or last_day) <= last_day


def unrated(okrs: Okrs, rows: Iterable[KeyResultRow], week: Week, today: date) -> Rows:
    """Those that a week asks for and that got no rating in it; in the week that runs those that are due."""
    missing = (row for row in asked(okrs, rows, week, today) if not row.confidences.is_rated)
    return tuple(row for row in missing if row.is_due or week < _this_week(okrs, row, today))


def _this_week(okrs: Okrs, row: KeyResultRow, today: date) -> Week:
    return week_of(today, start_of(okrs, row.key_result.space))
