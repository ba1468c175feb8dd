"""The course of a key result: its readings over time against the straight line it was to follow.

All pure values by day, ready to be drawn. The straight line goes from start to target over the days of the
key result (method.md, "Measures"); where the target was changed it has a step.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from okrtui.okr.calendar import Week, share_of_days, week_of
from okrtui.okr.measures import raw
from okrtui.okr.numbers import EXACT
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import days_of, shown, value_of
from okrtui.okr.records import CheckIn, KeyResult, Measure, TargetChange

Point = tuple[date, Decimal]


def target_changes(okrs: Okrs, key_result: KeyResult) -> tuple[TargetChange, ...]:
    """The changes of its target that say all they should, by their day."""
    known = okrs.target_changes.get(key_result.id, ())
    return tuple(sorted((c for c in known if c.on and c.old and c.new), key=lambda c: c.on or date.min))


def measure_on(key_result: KeyResult, changes: Sequence[TargetChange], day: date) -> Measure:
    """The measure that held on a day; a change holds from its own day on."""
    later = next((change for change in changes if change.on and change.on > day), None)
    return later.old if later is not None and later.old is not None else key_result.measure


def readings(key_result: KeyResult, check_ins: Sequence[CheckIn]) -> tuple[Point, ...]:
    """The value of each day that has one, as a number; of milestones how many are done."""
    by_day: dict[date, Decimal] = {}
    for check_in in check_ins:
        value = value_of(key_result.measure, check_in)
        if isinstance(value, tuple):
            value = Decimal(sum(step.id in value for step in key_result.measure.steps))
        if value is not None and check_in.on is not None and is_drawable(value):
            by_day[check_in.on] = value
    return tuple(sorted(by_day.items()))


def is_drawable(number: Decimal | None) -> bool:
    """Whether a number is one that a chart can place."""
    return number is not None and number.is_finite() and abs(number.adjusted()) <= 40


def straight_line(okrs: Okrs, key_result: KeyResult) -> tuple[Point, ...]:
    """Corners of the line that was planned, a step being two on one day; empty where nothing was planned."""
    first, last = days_of(okrs, key_result)
    if first is None or last is None or first > last or key_result.measure.kind == "yes_no":
        return ()
    if key_result.measure.kind == "milestones":
        return _dated_steps(key_result.measure, first, last)
    changes = target_changes(okrs, key_result)
    if key_result.measure.kind != "reach":
        days = [c.on for c in okrs.check_ins.get(key_result.id, ()) if c.on]
        first = min([first, *days])
    corners = [first, *(c.on for c in changes if c.on and first < c.on <= last), last]
    line: list[Point] = []
    for begin, end in pairwise(corners):
        held = measure_on(key_result, changes, begin)
        line += [(day, at) for day in (begin, end) if (at := _planned(held, first, last, day)) is not None]
    return tuple(line)


def _planned(measure: Measure, first: date, last: date, day: date) -> Decimal | None:
    start, target = measure.start, measure.target
    if not is_drawable(target) or target is None:
        return None
    if measure.kind in ("at_least", "at_most"):
        return target
    if measure.kind != "reach" or not is_drawable(start) or start is None:
        return None
    way = EXACT.subtract(target, start)
    return EXACT.add(start, EXACT.multiply(way, share_of_days(first, last, day)))


def _dated_steps(measure: Measure, first: date, last: date) -> tuple[Point, ...]:
    days = sorted(step.by_date for step in measure.steps if step.by_date)
    if not days:
        return ()
    line: list[Point] = [(first, Decimal(0))]
    for number, day in enumerate(days, 1):
        line += [(day, Decimal(number - 1)), (day, Decimal(number))]
    return (*line, (max(last, days[-1]), Decimal(len(days))))


def weeks_held(okrs: Okrs, key_result: KeyResult, week_start: int = 0) -> tuple[int, int]:
    """In how many weeks a threshold was held, and how many have a reading; the last of a week counts."""
    changes = target_changes(okrs, key_result)
    weeks = dict(_held(key_result, changes, shown(okrs.check_ins.get(key_result.id, ())), week_start))
    return sum(weeks.values()), len(weeks)


def _held(
    key_result: KeyResult, changes: Sequence[TargetChange], check_ins: Sequence[CheckIn], week_start: int
) -> Iterator[tuple[Week, bool]]:
    for check_in in check_ins:
        value = value_of(key_result.measure, check_in)
        if value is not None and check_in.on is not None:
            held = measure_on(key_result, changes, check_in.on)
            yield week_of(check_in.on, week_start), raw(held, value) >= 1
