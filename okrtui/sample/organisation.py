"""The company comes to be: its units, its people, and the cycles they work in."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from okrtui.okr.calendar import StandardCycle, moved
from okrtui.okr.records import Cycle, Objective, Person, Unit
from okrtui.okr.steps.founding import new_cycle
from okrtui.okr.steps.step import Add, Author, Change, Step, changes_of
from okrtui.okr.steps.taking_in import take_in
from okrtui.sample.content.people import GROUPS, ME, MEMBERS
from okrtui.sample.shapes import Group, Member
from okrtui.sample.story import PLACES, Event, Story, adding, changing
from okrtui.sample.times import Times

CHAIR = "ingrid"
AWAY = "jonas"


def organisation(times: Times) -> Iterator[Event]:
    """I set up the units and everybody in them on the very first morning."""
    morning = times.at(times.first.first_day)
    for number, group in enumerate(GROUPS):
        at = morning + timedelta(minutes=5 + number)
        yield Event(at, ME, partial(_add_group, group=group, number=number), group.name)
    for number, member in enumerate(MEMBERS):
        at = morning + timedelta(minutes=20 + number)
        act = partial(_add_me if member.handle == ME else _add_member, member=member)
        yield Event(at, ME, act, "" if member.handle == ME else f"@{member.handle}")
    yield Event(times.at(moved(times.today, -3), 7, 50), AWAY, partial(_go_away, times=times))


def _add_group(story: Story, author: Author, *, group: Group, number: int) -> Step:
    parent = story.names[group.parent] if group.parent else None
    return adding(
        story,
        author,
        f"added the {group.level} “{group.name}”",
        Unit,
        name=group.name,
        level=group.level,
        mission=group.mission,
        parent=parent,
        order=(parent or "", PLACES[number]),
    )


def _add_member(story: Story, author: Author, *, member: Member) -> Step:
    return adding(
        story,
        author,
        f"added {member.name}",
        Person,
        name=member.name,
        handle=member.handle,
        units=(story.names[member.unit],),
        committee=member.committee,
    )


def _add_me(story: Story, author: Author, *, member: Member) -> Step:
    me = story.find(Person, f"@{member.handle}")
    unit = Change(me.id, f"units/{story.names[member.unit]}", None, True)
    return take_in(
        story.okrs, author, f"joined {member.unit}", [*changes_of(me, {"handle": member.handle}), unit]
    )


def _go_away(story: Story, author: Author, *, times: Times) -> Step:
    until = moved(times.today, 4)
    me = story.find(Person, f"@{AWAY}")
    return changing(story, author, f"away until {until:%d %b}", me, away_until=until)


def cycle_events(times: Times) -> Iterator[Event]:
    """Each cycle is planned, started, graded and closed; this quarter and this half-year are still running."""
    for cycle in sorted(set(times.cycles.values()), key=lambda cycle: (cycle.first_day, cycle.name)):
        first, last = cycle.first_day, cycle.last_day
        begins = first if cycle == times.first else moved(first, -14)
        yield Event(times.at(begins, 8, 45), CHAIR, partial(_plan, cycle=cycle), cycle.name)
        yield Event(times.at(first, 8, 50), CHAIR, partial(_start, cycle=cycle))
        if times.is_over(cycle):
            yield Event(times.at(moved(last, -2)), CHAIR, partial(_turn, cycle=cycle, phase="grading"))
            yield Event(times.at(moved(last, 9), 17), CHAIR, partial(_turn, cycle=cycle, phase="closed"))


def _plan(story: Story, author: Author, *, cycle: StandardCycle) -> Step | None:
    made = author.ids.keyed("cycle", cycle.name)
    if made.id in story.okrs.cycles:
        story.names[cycle.name] = made.id
        return None
    record = new_cycle(made, author, cycle)
    return take_in(story.okrs, author, f"added the cycle {cycle.name}", [Add(record, made)])


def _start(story: Story, author: Author, *, cycle: StandardCycle) -> Step | None:
    record = story.find(Cycle, cycle.name)
    drafts = [o for o in story.okrs.objectives.values() if o.cycle == record.id and o.state == "draft"]
    if record.phase != "planning":
        return None
    started: list[tuple[Cycle | Objective, dict[str, str]]] = [(record, {"phase": "active"})]
    started += [(objective, {"state": "active"}) for objective in drafts]
    changes = [change for each, values in started for change in changes_of(each, values)]
    return take_in(story.okrs, author, f"started {cycle.name}: {len(drafts)} objectives are active", changes)


def _turn(story: Story, author: Author, *, cycle: StandardCycle, phase: str) -> Step:
    record = story.find(Cycle, cycle.name)
    return changing(story, author, f"{cycle.name} is now {phase}", record, phase=phase)
