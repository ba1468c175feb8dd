"""Twelve key results that are due, and hands that count the keys they press."""

import itertools
from datetime import date
from decimal import Decimal

from okrtui.okr.measures import Value
from okrtui.okr.records import CheckIn, KeyResult, Measure, Milestone, Person, Whose
from okrtui.okr.run import begin
from okrtui.okr.run_asked import KeyResultAsked
from okrtui.okr.steps.editing import edit
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
