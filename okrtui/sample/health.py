"""Health metrics and their weekly readings."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from okrtui.okr.calendar import Week, weeks_of
from okrtui.okr.records import HealthMetric, HealthReading, Light
from okrtui.okr.steps.step import Author, Step
from okrtui.sample.content.health import GAUGES
from okrtui.sample.shapes import Gauge
from okrtui.sample.story import PLACES, Event, Story, adding
from okrtui.sample.times import Times

_LIGHTS: dict[str, Light] = {"g": "green", "a": "amber", "r": "red"}


def health_events(times: Times) -> Iterator[Event]:
    """Each metric, and its readings on the Tuesdays of its weeks."""
    for number, gauge in enumerate(GAUGES):
        weeks = _weeks(times, gauge)
        begin = _begin(times, gauge, weeks) + timedelta(minutes=number)
        yield Event(begin, gauge.keeper, partial(_add, gauge=gauge, number=number), gauge.name)
        for place, week in enumerate(weeks, 1):
            at = max(times.weekday(week, 1, 16, number), begin + timedelta(minutes=10))
            yield Event(at, gauge.keeper, partial(_read, gauge=gauge, place=place))


def _begin(times: Times, gauge: Gauge, weeks: Sequence[Week]) -> datetime:
    """The Monday of the first reading, but not before the cycle of its objective."""
    earliest = times.at(times.cycles["q4"].first_day, 12)
    if not weeks:
        return earliest
    monday = times.weekday(weeks[0], 0, 12)
    return max(monday, earliest) if gauge.goal else monday


def _weeks(times: Times, gauge: Gauge) -> Sequence[Week]:
    """The weeks with a reading: of the cycle of its objective, else as many as there are readings."""
    if gauge.goal is None:
        amount = len(gauge.values.split())
        return [times.this_week.shifted(ago) for ago in range(1 - amount, 1 - gauge.quiet)]
    cycle = times.cycles["q4"]
    if times.is_over(cycle):
        return weeks_of(cycle.span)
    return [week for week in times.told_weeks(cycle) if week <= times.this_week.shifted(-gauge.quiet)]


def _add(story: Story, author: Author, *, gauge: Gauge, number: int) -> Step:
    return adding(
        story,
        author,
        f"watches “{gauge.title}”",
        HealthMetric,
        name=gauge.title,
        for_=story.whose(gauge.whose),
        keeper=author.person,
        unit=gauge.unit,
        limits=gauge.limits,
        objective=story.names[gauge.goal] if gauge.goal else None,
        order=(story.names[gauge.whose], PLACES[number]),
    )


def _read(story: Story, author: Author, *, gauge: Gauge, place: int) -> Step:
    readings = gauge.values.split()
    reading = readings[min(place, len(readings)) - 1]
    light = _LIGHTS.get(reading)
    return adding(
        story,
        author,
        f"read “{gauge.title}”: {light or reading}",
        HealthReading,
        metric=story.names[gauge.name],
        on=author.today,
        value=None if light else Decimal(reading),
        status=light,
        note=gauge.notes.get(place),
        by=author.person,
    )
