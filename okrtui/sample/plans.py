"""The weekly plans, with what was carried from week to week, and the outlook."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from okrtui.okr.records import Outlook, Priority
from okrtui.okr.steps.step import Author, Step
from okrtui.sample.content.plans import LINES, OUTLOOK
from okrtui.sample.shapes import Ahead, Line
from okrtui.sample.story import PLACES, Event, Story, adding, changing
from okrtui.sample.times import Times


def plan_events(times: Times, lines: tuple[Line, ...] = LINES) -> Iterator[Event]:
    """Each line on the Monday of its week, again on every Monday it was carried to, done on a Wednesday."""
    for number, line in enumerate(lines):
        for ago in range(line.first, line.last - 1, -1):
            week = times.this_week.shifted(-ago)
            act = partial(_plan, times=times, line=line, ago=ago, number=number)
            yield Event(times.weekday(week, 0, 9, 25 + number), line.owner, act, _name(line, ago))
        if line.state != "open":
            at = times.weekday(times.this_week.shifted(-line.last), 2, 16, number)
            yield Event(at, line.owner, partial(_finish, line=line))


def _name(line: Line, ago: int) -> str:
    return f"line:{line.text}:{ago}"


def _plan(story: Story, author: Author, *, times: Times, line: Line, ago: int, number: int) -> Step:
    week = str(times.this_week.shifted(-ago))
    before = story.names[_name(line, ago + 1)] if ago < line.first else None
    made = author.ids.keyed("priority", "carry", before, week) if before else None
    return adding(
        story,
        author,
        f"{'carried' if before else 'planned'} “{line.text}” ({line.rank})",
        Priority,
        made,
        week=week,
        rank=line.rank,
        text=line.text,
        owner=author.person,
        for_=story.whose(line.whose),
        key_result=story.names.get(line.result or ""),
        carried_from=before,
        order=(week, PLACES[number]),
    )


def _finish(story: Story, author: Author, *, line: Line) -> Step:
    record = story.find(Priority, _name(line, line.last))
    return changing(story, author, f"{line.state}: “{line.text}”", record, state=line.state)


def outlook_events(times: Times) -> Iterator[Event]:
    """The next four weeks, as they were seen last Friday."""
    friday = times.weekday(times.this_week.shifted(-1), 4, 15)
    for number, ahead in enumerate(OUTLOOK):
        act = partial(_look_ahead, times=times, ahead=ahead, number=number)
        yield Event(friday + timedelta(minutes=number), ahead.owner, act)


def _look_ahead(story: Story, author: Author, *, times: Times, ahead: Ahead, number: int) -> Step:
    week = times.this_week.shifted(ahead.weeks)
    return adding(
        story,
        author,
        f"planned “{ahead.text}” for {week.label}",
        Outlook,
        week=str(week),
        text=ahead.text,
        rank=ahead.rank,
        owner=author.person,
        for_=story.whose(ahead.whose),
        key_result=story.names.get(ahead.result or ""),
        order=(str(week), PLACES[number]),
    )
