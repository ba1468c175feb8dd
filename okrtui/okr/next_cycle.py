"""What of a cycle goes on into the next: what is offered for each objective, and what was chosen.

Nothing is carried by itself: of each objective somebody says that it is carried, carried and edited, or left
(method.md, "Grading and the end of the cycle", 8). A carried key result starts where the last one ended; one
that was reached has no way to go from there and stays behind, unless it is carried with its old start.
"""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from okrtui.okr.calendar import StandardCycle, following, standard_cycle
from okrtui.okr.grading import in_earnest
from okrtui.okr.lineage import copy_in
from okrtui.okr.measures import Value, raw
from okrtui.okr.numbers import fits
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued, standing
from okrtui.okr.records import Commitment, Cycle, Idea, KeyResult, Measure, Objective
from okrtui.okr.rhythm import settings_of
from okrtui.okr.scope import Scope, in_scope, place_of


class CarriedKeyResult(Struct, frozen=True):
    """A key result as it is to go on; `source` is the id of the one it goes on from."""

    source: str
    title: str
    measure: Measure
    due: date | None = None
    owner: str | None = None
    weight: Decimal | None = None
    link: str | None = None


class Carried(Struct, frozen=True):
    """An objective as it is to go on, to be edited or taken as it is; `reached` are key results left behind."""

    source: str
    title: str
    why: str | None = None
    owner: str | None = None
    kind: Commitment = "aspirational"
    link: str | None = None
    key_results: tuple[CarriedKeyResult, ...] = ()
    reached: tuple[KeyResult, ...] = ()


def offered(okrs: Okrs, objective: Objective, into: Cycle, *, from_last: bool = True) -> Carried:
    """An objective as it would go on in a cycle: from the last values, or with the starts and all it had."""
    key_results = pursued(okrs, objective)
    reached = tuple(kr for kr in key_results if from_last and is_reached(okrs, kr))
    return Carried(
        source=objective.id,
        title=objective.title,
        why=objective.why,
        owner=objective.owner,
        kind=objective.kind,
        link=objective.link,
        key_results=tuple(
            _offered(okrs, kr, into, from_last=from_last) for kr in key_results if kr not in reached
        ),
        reached=reached,
    )


def is_reached(okrs: Okrs, key_result: KeyResult) -> bool:
    """Whether nothing is left to do; a threshold is never reached before the end, it is held."""
    return key_result.measure.kind not in ("at_least", "at_most") and standing(okrs, key_result).raw >= 1


def _offered(okrs: Okrs, key_result: KeyResult, into: Cycle, *, from_last: bool) -> CarriedKeyResult:
    value = standing(okrs, key_result).value
    return CarriedKeyResult(
        source=key_result.id,
        title=key_result.title,
        measure=begun_at(key_result.measure, value) if from_last else key_result.measure,
        due=into.span.end,
        owner=key_result.owner,
        weight=key_result.weight,
        link=key_result.link,
    )


def begun_at(measure: Measure, value: Value | None) -> Measure:
    """The measure from its last value on; of milestones the steps that are left, where they are two or more.

    A threshold that is met needs no start.
    """
    match measure.kind, value:
        case "reach", Decimal() if fits(value):
            return replace(measure, start=value)
        case "at_least" | "at_most", Decimal() if fits(value):
            is_met = raw(replace(measure, start=None), value) >= 1
            return replace(measure, start=None if is_met else value)
        case "milestones", tuple():
            left = tuple(step for step in measure.steps if step.id not in value)
            return replace(measure, steps=left) if len(left) > 1 else measure
        case _:
            return measure


Chosen = Literal["carried", "left"]


class Choice(Struct, frozen=True):
    """An objective of the cycle that ends, what was chosen for it, and what it was carried into."""

    objective: Objective
    chosen: Chosen | None = None
    copy: Objective | None = None


def choices(
    okrs: Okrs, scope: Scope, me: Collection[str], cycle: Cycle, *, into: Cycle, left: Collection[str] = ()
) -> tuple[Choice, ...]:
    """What is to be chosen for the next cycle, in the order of a scope; `left` names what was left so far.

    That something was left is no fact about an objective, so no record says it.
    """
    within = in_scope(okrs, scope, me, in_earnest(okrs, cycle))
    return tuple(
        _choice(okrs, objective, into, left)
        for objective in sorted(within, key=lambda objective: place_of(okrs, me, objective))
    )


def _choice(okrs: Okrs, objective: Objective, into: Cycle, left: Collection[str]) -> Choice:
    copy = copy_in(okrs, objective.id, into.id)
    if copy is not None:
        return Choice(objective, "carried", copy)
    return Choice(objective, "left" if objective.id in left else None)


def waiting(okrs: Okrs, space: str) -> tuple[tuple[Idea, ...], tuple[Objective, ...]]:
    """What waits for the next cycle in a space: ideas that are open, and drafts in the backlog."""
    ideas = tuple(idea for idea in okrs.ideas.values() if idea.space == space and idea.state == "open")
    backlog = okrs.objectives_in.get("", ())
    return ideas, tuple(draft for draft in backlog if draft.space == space and draft.state == "draft")


def cycles_ahead(okrs: Okrs, cycle: Cycle) -> tuple[Cycle, ...]:
    """The cycles of its space that what is in one may be carried into: those to come that end later, by time."""
    last = cycle.span.end or date.min
    ahead = (
        other
        for other in okrs.cycles.values()
        if other.space == cycle.space and other.id != cycle.id and (other.span.end or date.max) > last
    )
    open_ = (other for other in ahead if other.phase in ("planning", "active"))
    return tuple(sorted(open_, key=lambda c: (c.span.start or date.max, c.span.end or date.max, c.name)))


def next_standard(okrs: Okrs, cycle: Cycle) -> StandardCycle | None:
    """What follows a cycle of a standard name, where it is not there yet; None for names of one's own."""
    standard = standard_cycle(cycle.name, settings_of(okrs, cycle.space).fiscal_year_month or 1)
    after = following(standard) if standard else None
    here = {c.name.casefold() for c in okrs.cycles.values() if c.space == cycle.space}
    return None if after is None or after.name.casefold() in here else after
