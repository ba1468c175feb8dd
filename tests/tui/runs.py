"""Twelve key results that are due, and hands that count the keys they press."""

import itertools
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from okrtui.okr.measures import Value
from okrtui.okr.records import (
    CheckIn,
    HealthMetric,
    KeyResult,
    Light,
    Limits,
    Measure,
    Milestone,
    Person,
    Priority,
    Whose,
)
from okrtui.okr.run import begin
from okrtui.okr.run_asked import KeyResultAsked
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.health import add_metric, read_metric
from okrtui.okr.steps.step import Add
from okrtui.okr.steps.taking_in import take_in
from okrtui.tui.now import Now
from okrtui.workspace.home import Home

from .desk import Desk
from .team import Team, Week

REACH = Measure("reach", Decimal(4), Decimal(80), "deploys")
STEPS = Measure("milestones", steps=tuple(Milestone(str(n), f"step {n}") for n in range(1, 6)))
TO_DEPLOYS = ("down",) * 3
"""In the run of everybody's: the company's key results stand first."""

MIXED = (
    REACH,
    Measure("at_least", Decimal(20), Decimal(60), "%"),
    Measure("at_most", Decimal(60), Decimal(20), "ms"),
    STEPS,
    Measure("yes_no"),
)
LAST_WEEK = "2026-11-10"
VALUES: dict[str, Value] = {"milestones": ("1",), "yes_no": Decimal(0)}


def twelve(home: Home, measures: tuple[Measure, ...] = (REACH,), *, is_rated: bool = True) -> list[KeyResult]:
    """Twelve key results of mine, rated last week with 6, in the order of the run."""
    team = Team(home)
    author = home.author()
    objective = team.objective("Make releases boring", whose=Whose(person=author.person))
    for place, measure in zip(range(12), itertools.cycle(measures)):
        week: Week = (LAST_WEEK, VALUES.get(measure.kind, Decimal(30)), 6, None)
        team.key_result(objective, f"Key result {place + 1}", measure, [week] if is_rated else [])
    return in_order(home)


def in_order(home: Home) -> list[KeyResult]:
    """The key results of my run."""
    now = Now.of(home)
    asked = begin(now.okrs, now.scope, now.me, now.today).asked
    return [home.okrs.key_results[q.id] for q in asked if isinstance(q, KeyResultAsked)]


def kens(home: Home, key_result: KeyResult) -> str:
    """Let Ken own a key result; his id."""
    author = home.author(key_result.space)
    made = author.ids.fresh()
    person = Person(id=made.id, space=key_result.space, name="Ken")
    home.perform(take_in(home.okrs, author, "added Ken", [Add(person, made)]))
    home.perform(edit(home.okrs, author, key_result, owner=made.id))
    return made.id


class Counted:
    """Hands that count."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.keys = desk, 0

    async def press(self, *keys: str) -> None:
        await self.desk.press(*keys)
        self.keys += len(keys)


def made_now(desk: Desk) -> list[CheckIn]:
    """The check-ins of today, as another process reads them from the disk."""
    okrs = desk.another_home().okrs
    today = date(2026, 11, 20)
    return [c for group in dict(okrs.check_ins).values() for c in group if c.on == today]


MORALE, PAGES, MOOD = "Team morale", "Pages per night", "士气 [/] mood"


def metrics(home: Home) -> list[HealthMetric]:
    """Three metrics that I keep: with limits and eight weeks read, with limits downwards, rated by hand."""
    space = home.default
    up, down = Limits(Decimal(4), Decimal(3), "up"), Limits(Decimal(2), Decimal(4), "down")
    kept = [
        watched(home, MORALE, limits=up, unit="of 5"),
        watched(home, PAGES, limits=down, unit="pages"),
        watched(home, MOOD),
    ]
    first = date(2026, 9, 22)
    for week, value in enumerate(("3.8", "3.8", "3.9", "2.9", "3.9", "4.1", "4.1", "3.6")):
        day = first + timedelta(weeks=week)
        note = "two quiet on-call weeks" if week == 7 else None
        step = read_metric(home.okrs, home.author(space), kept[0], value=Decimal(value), note=note, on=day)
        home.perform(step)
    step = read_metric(home.okrs, home.author(space), kept[2], light="red", on=date(2026, 11, 10))
    home.perform(step)
    return kept


def watched(home: Home, name: str, **fields: Any) -> HealthMetric:
    """A metric of mine, unless told otherwise."""
    step = add_metric(home.okrs, home.author(), name, **fields)
    home.perform(step)
    return home.okrs.health_metrics[step.added[0]]


def read_now(desk: Desk) -> dict[str, tuple[Decimal | None, Light | None, str | None]]:
    """The readings of today by the metric's name, as another process reads them from the disk."""
    okrs = desk.another_home().okrs
    return {
        okrs.health_metrics[id_].name: (reading.value, reading.status, reading.note)
        for id_, readings in okrs.health_readings.items()
        for reading in readings
        if reading.on == date(2026, 11, 20)
    }


def planned_now(desk: Desk) -> list[Priority]:
    """The lines of this week, as another process reads them from the disk."""
    return [line for line in desk.another_home().okrs.priorities.values() if line.week == "2026-W47"]
