"""A day typed about a record → a date, counted by the record's cycle and by the weeks of its space."""

from datetime import date

from okrtui.okr.dates import parse_day
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Record
from okrtui.okr.rhythm import start_of


def day_for(okrs: Okrs, record: Record, text: str, today: date) -> date:
    """The day that was typed for an objective, a key result or anything else; BadInputError where it is none."""
    cycle = okrs.cycle_of(record)
    start = start_of(okrs, record.space)
    return parse_day(text, today, cycle=cycle.span if cycle else None, week_start=start)
