"""A1 and A2: whether the levels of a space pull together."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from okrtui.okr.alignment import supported
from okrtui.okr.guidelines.finding import Finding, about, limit
from okrtui.okr.guidelines.levels import are_several, objectives_in, open_cycles, units_below
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Objective, Space, Unit
from okrtui.okr.rhythm import settings_of
from okrtui.okr.steps.rules import level_of

FEW = 3
"""Of fewer objectives a share says nothing."""


def bottom_up_percent(objectives: Sequence[Objective]) -> Decimal | None:
    """How many of a hundred objectives their owners or members proposed; None of nothing."""
    if not objectives:
        return None
    return 100 * Decimal(sum(o.origin == "bottom_up" for o in objectives)) / len(objectives)


def from_above(okrs: Okrs, cycle: Cycle) -> Iterator[Finding]:
    """A1: fewer than 60 % of the objectives are bottom-up, in a unit below others or in the whole space."""
    below, held = units_below(okrs, cycle.space), objectives_in(okrs, cycle)
    for unit in below:
        yield from _mostly_derived(okrs, cycle, unit, [o for o in held if o.for_.unit == unit.id])
    space = okrs.spaces.get(cycle.space)
    if below and space is not None:
        yield from _mostly_derived(okrs, cycle, space, held)


def _mostly_derived(
    okrs: Okrs, cycle: Cycle, whose: Unit | Space, held: Sequence[Objective]
) -> Iterator[Finding]:
    share, least = bottom_up_percent(held), limit(settings_of(okrs, cycle.space), "bottom_up_percent")
    if share is not None and len(held) >= FEW and share < least:
        said = f"{int(share)} % of the objectives of {name_of(whose)} in {cycle.name} are bottom-up"
        yield Finding("A1", "hint", whose.id, said, f"ask for proposals: {least} % is right")


def idle_units(okrs: Okrs, space: str) -> Iterator[Finding]:
    """A2: a unit below others without objectives in any active cycle, while others have some."""
    active = [cycle for cycle in open_cycles(okrs, space) if cycle.phase == "active"]
    busy = {objective.for_.unit for cycle in active for objective in objectives_in(okrs, cycle)} - {None}
    names = ", ".join(cycle.name for cycle in active)
    for unit in units_below(okrs, space) if busy else ():
        if unit.id not in busy:
            said = f"{unit.name} has no objectives in {names}"
            yield Finding("A2", "warning", unit.id, said, "ask what it would do for the level above")


def unsupported(okrs: Okrs, space: str) -> Iterator[Finding]:
    """A2: an objective of the company in an active cycle that nobody supports, where there are levels below."""
    held = [o for c in open_cycles(okrs, space) if c.phase == "active" for o in objectives_in(okrs, c)]
    is_layered = are_several(okrs, space) and any(level_of(okrs, o.for_) > 0 for o in held)
    served = {above.id for o in held if (above := supported(okrs, o)) is not None}
    for objective in held if is_layered else ():
        if level_of(okrs, objective.for_) == 0 and objective.id not in served:
            yield about(
                "A2", "warning", objective, "is supported by nobody", "ask who can serve it, or let it go"
            )
