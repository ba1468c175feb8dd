"""The weekly rhythm: check-ins, and what happens to a key result between them."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace as with_values

from okrtui.okr.calendar import StandardCycle, weeks_of
from okrtui.okr.measures import Value
from okrtui.okr.records import KeyResult, Measure
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import change_measure
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.trash import drop
from okrtui.sample.content.people import MEMBERS
from okrtui.sample.shapes import Goal, Result
from okrtui.sample.story import Event, Story
from okrtui.sample.times import Times

_HABITS = {member.handle: member.habit for member in MEMBERS}


def week_events(
    times: Times, cycle: StandardCycle, goals: tuple[Goal, ...], first: StandardCycle
) -> Iterator[Event]:
    """Every week of a cycle for every key result; in the very first cycle only once all is written down."""
    since = times.at(cycle.first_day, 10 + 54 * (cycle == first))
    pairs = [(goal, result) for goal in goals for result in goal.results]
    for place, (goal, result) in enumerate(pairs):
        strand = _Strand(times, cycle, goal, result, place, since)
        for number in strand.numbers:
            yield from _reading(strand, number)
        yield from _turns(strand)


class _Strand(NamedTuple):
    """One key result through its cycle."""

    times: Times
    cycle: StandardCycle
    goal: Goal
    result: Result
    place: int
    since: datetime

    @property
    def name(self) -> str:
        return f"{self.goal.name}/{self.result.name}"

    @property
    def numbers(self) -> range:
        """The weeks with a check-in, 1 for the first."""
        told = len(self.times.told_weeks(self.cycle))
        last = told if self.times.is_over(self.cycle) else told - self.result.quiet
        if self.result.dropped:
            last = min(last, self.result.dropped[0])
        return range(self.result.added_in + 1, last + 1)

    def owner(self, number: int) -> str:
        return self.result.said_by.get(number) or self.result.owner or self.goal.owner

    def moment(self, number: int) -> datetime:
        """By the owner's habit, a minute for each key result, never too early in the cycle."""
        day, hour, minute = _HABITS[self.owner(number)]
        usual = self.times.weekday(self.times.week(self.cycle, number), day, hour, minute + self.place % 10)
        return max(usual, self.since + timedelta(minutes=self.place))

    def on(self, number: int, day: int, hour: int) -> datetime:
        return self.times.weekday(self.times.week(self.cycle, number), day, hour, self.place)


class _Said(NamedTuple):
    """What a check-in says, as the content writes it."""

    value: str
    confidence: str
    note: str | None = None


def _reading(strand: _Strand, number: int) -> Iterator[Event]:
    result, at, by = strand.result, strand.moment(number), strand.owner(number)
    value, confidence = _of(result.values.split(), number), _of(result.confidence, number)
    said = _Said(value, confidence, result.notes.get(number))
    if confidence == ".":
        return
    if not result.slip or result.slip[0] != number:
        yield Event(at, by, partial(_check_in, name=strand.name, said=said))
        return
    _, wrong, correction = result.slip
    slip, later = f"{strand.name}/slip", at + timedelta(minutes=50)
    said = said._replace(note=correction)
    yield Event(at, by, partial(_check_in, name=strand.name, said=_Said(wrong, confidence)), slip)
    yield Event(later, by, partial(_check_in, name=strand.name, said=said, fixes=slip))


def _of(series: Sequence[str], number: int) -> str:
    return series[min(number, len(series)) - 1]


def _check_in(story: Story, author: Author, *, name: str, said: _Said, fixes: str | None = None) -> Step:
    key_result = story.find(KeyResult, name)
    is_measured = said.confidence == "-"
    reading = Reading(
        value=_value(key_result.measure, said.value),
        confidence=None if is_measured else int(said.confidence.replace("t", "10")),
        note=said.note,
        fixes=story.names[fixes] if fixes else None,
        via="source" if is_measured else "hand",
    )
    return check_in(story.okrs, author, key_result, reading)


def _value(measure: Measure, text: str) -> Value:
    if measure.kind == "milestones":
        return tuple(step.id for step in measure.steps[: int(text)])
    return Decimal(text)


def _turns(strand: _Strand) -> Iterator[Event]:
    """A target that changes, a key result that is dropped, a forecast two weeks before the end."""
    result, name = strand.result, strand.name
    if result.retarget:
        number, target, reason = result.retarget
        act = partial(_retarget, name=name, target=target, reason=reason)
        yield Event(strand.on(number, 3, 15), strand.goal.owner, act)
    if result.dropped:
        number, _ = result.dropped
        yield Event(strand.on(number, 3, 16), strand.owner(number), partial(_drop, name=name))
        return
    number = len(weeks_of(strand.cycle.span)) - 1
    if number in strand.numbers and (confidence := _of(result.confidence, number)) != ".":
        forecast = "will" if confidence in "6789t" else "will_not"
        at = strand.moment(number) + timedelta(seconds=30)
        yield Event(at, strand.owner(number), partial(_forecast, name=name, forecast=forecast))


def _retarget(story: Story, author: Author, *, name: str, target: str, reason: str) -> Step:
    key_result = story.find(KeyResult, name)
    measure = with_values(key_result.measure, target=Decimal(target))
    return change_measure(story.okrs, author, key_result, measure, reason)


def _drop(story: Story, author: Author, *, name: str) -> Step:
    return drop(story.okrs, author, story.find(KeyResult, name))


def _forecast(story: Story, author: Author, *, name: str, forecast: str) -> Step:
    return edit(story.okrs, author, story.find(KeyResult, name), forecast=forecast)
