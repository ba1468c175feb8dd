"""Objectives: adding one, and tying it to what it supports."""

from datetime import date

from okrtui.okr.alignment import require_no_circle
from okrtui.okr.calendar import cycle_holding
from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import behind
from okrtui.okr.records import (
    Commitment,
    Cycle,
    KeyResult,
    Objective,
    ObjectiveState,
    Origin,
    Person,
    Record,
    Unit,
    Whose,
)
from okrtui.okr.steps.rules import (
    require_known,
    require_length,
    require_not_below,
    require_open,
    require_text,
    require_there,
)
from okrtui.okr.steps.step import Add, Author, Change, Step, step

CURRENT = "current"
"""Asks for the active cycle that holds today, else the backlog."""


def add_objective(
    okrs: Okrs,
    author: Author,
    title: str,
    *,
    cycle: str | None = CURRENT,
    whose: Whose | None = None,
    owner: str | None = None,
    parent: str | None = None,
    origin: Origin = "bottom_up",
    kind: Commitment = "aspirational",
    why: str | None = None,
) -> Step:
    """A new objective, mine unless said otherwise; a draft in the backlog and in a cycle being planned."""
    made = author.ids.fresh()
    if cycle == CURRENT:
        here = current_cycle(okrs, author.space, author.today)
        cycle = here.id if here else None
    objective = Objective(
        id=made.id,
        space=author.space,
        title=require_text(title, "the title"),
        why=require_length(why, "the reason") if why else None,
        cycle=cycle,
        for_=whose or Whose(person=author.person),
        owner=owner or author.person,
        kind=kind,
        origin=origin,
        state=_state_in(okrs.cycles.get(cycle or "")),
        parent=parent,
        order=(parent or "", last_place(okrs, parent, made.id)),
    )

    def rule(okrs: Okrs) -> None:
        require_references(okrs, objective)
        require_open(okrs, objective)
        require_not_below(okrs, objective, parent)

    return step(okrs, author, f"added the objective “{objective.title}”", Add(objective, made), rule=rule)


def _state_in(cycle: Cycle | None) -> ObjectiveState:
    return "draft" if cycle is None or cycle.phase == "planning" else "active"


def current_cycle(okrs: Okrs, space: str, today: date) -> Cycle | None:
    """The active cycle of a space that holds a day; None where new things go to the backlog."""
    return cycle_holding((c for c in okrs.cycles.values() if c.space == space), today)


def require_references(okrs: Okrs, objective: Objective) -> None:
    """NotFoundError unless everything the objective names exists."""
    require_known(okrs, objective.cycle, "cycle", Cycle)
    require_known(okrs, objective.for_.unit, "unit", Unit)
    require_known(okrs, objective.for_.person, "person", Person)
    require_known(okrs, objective.owner, "person", Person)
    require_known(okrs, objective.parent, "objective or key result", Objective, KeyResult)


def last_place(okrs: Okrs, parent: str | None, salt: str) -> str:
    """The fractional index behind all siblings under a parent; the salt is an id's own last digits."""
    siblings = (o.order[1] for o in okrs.objectives.values() if o.parent == parent and o.order)
    return behind(siblings, salt)


def support(okrs: Okrs, author: Author, objective: Objective, parent: str | None) -> Step:
    """Tie an objective to another parent, or to none."""

    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, objective)
        require_open(okrs, now)
        require_known(okrs, parent, "objective or key result", Objective, KeyResult)
        require_no_circle(okrs, now, parent)
        require_not_below(okrs, now, parent)

    target: Record | None = okrs.get(parent)
    end = f"“{target.title}”" if isinstance(target, Objective | KeyResult) else "nothing"
    return step(
        okrs,
        author,
        f"“{objective.title}” now supports {end}",
        Change(objective.id, "parent", objective.parent, parent),
        rule=rule,
    )
