"""Objectives and key results are written down, level by level, before their cycle begins."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial

from msgspec.structs import replace
from msgspec.structs import replace as with_values

from okrtui.okr.calendar import StandardCycle, moved
from okrtui.okr.records import Level, Objective
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.objectives import add_objective, support
from okrtui.okr.steps.step import Add, Author, Change, Step
from okrtui.sample.content.people import GROUPS
from okrtui.sample.shapes import Goal, Result
from okrtui.sample.story import Event, Story
from okrtui.sample.times import Times

_LEVELS: dict[str, Level] = {group.name: group.level for group in GROUPS}


def goal_events(
    times: Times, cycle: StandardCycle, goals: tuple[Goal, ...], first: StandardCycle
) -> Iterator[Event]:
    """Each objective with its key results; those that came later in the quarter come later."""
    for number, goal in enumerate(goals):
        at = times.planned(cycle, _LEVELS.get(goal.whose), first) + timedelta(minutes=11 * number)
        yield Event(at, goal.by or goal.owner, partial(_add_goal, goal=goal, cycle=cycle), goal.name)
        for place, result in enumerate(goal.results, 1):
            when = at + timedelta(minutes=place)
            if result.added_in:
                when = times.weekday(times.week(cycle, result.added_in), 2, 11)
            act = partial(_add_result, goal=goal, result=result, cycle=cycle)
            yield Event(when, goal.owner, act, f"{goal.name}/{result.name}")


def _add_goal(story: Story, author: Author, *, goal: Goal, cycle: StandardCycle) -> Step:
    step = add_objective(
        story.okrs,
        author,
        goal.title,
        cycle=story.names[cycle.name],
        whose=story.whose(goal.whose),
        owner=story.names[f"@{goal.owner}"],
        parent=story.names[goal.supports] if goal.supports else None,
        origin=goal.origin,
        kind=goal.kind,
        why=goal.why,
    )
    return _with_roots(story, author, step, goal, cycle)


def _with_roots(story: Story, author: Author, step: Step, goal: Goal, cycle: StandardCycle) -> Step:
    """The step whose objective also says which idea, or which objective of another cycle, it came from."""
    add = step.changes[0]
    assert isinstance(add, Add)
    if goal.idea:
        record = with_values(add.record, idea=story.names[goal.idea])
        grown = Change(story.names[goal.idea], "objective", None, add.made.id)
        return replace(step, changes=(Add(record, add.made), grown))
    if goal.carried:
        source = story.names[goal.carried]
        made = author.ids.keyed("objective", "carry", source, story.names[cycle.name])
        record = with_values(add.record, id=made.id, key=made.key, carried_from=source)
        return replace(step, changes=(Add(record, made),))
    return step


def _add_result(story: Story, author: Author, *, goal: Goal, result: Result, cycle: StandardCycle) -> Step:
    return add_key_result(
        story.okrs,
        author,
        story.find(Objective, goal.name),
        result.title,
        result.measure,
        due=moved(cycle.last_day, -result.due_early),
        owner=story.names[f"@{result.owner}"] if result.owner else None,
        weight=Decimal(result.weight) if result.weight else None,
    )


def link_event(times: Times, goal: str, parent: str, by: str) -> Event:
    """An objective is tied to another on the second day of the current cycle."""

    def tie(story: Story, author: Author) -> Step:
        return support(story.okrs, author, story.find(Objective, goal), story.names[parent])

    return Event(times.at(moved(times.cycles["current"].first_day, 1), 9, 15), by, tie)
