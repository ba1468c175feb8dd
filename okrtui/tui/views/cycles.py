"""The cycles a person can look at: those of all spaces by their names, and after the last the backlog."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from okrtui.okr.calendar import cycle_holding, days_left, week_in_cycle, week_of, weeks_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Objective, Span
from okrtui.tui.now import Now


class CycleChoice(NamedTuple):
    """Cycles of the same name and days, one in each space; without any it is the backlog."""

    name: str
    span: Span = Span()
    cycles: frozenset[str] = frozenset()

    @property
    def is_backlog(self) -> bool:
        """Whether these are the drafts that belong to no cycle."""
        return not self.cycles


BACKLOG = CycleChoice("Backlog")


def choices(okrs: Okrs) -> list[CycleChoice]:
    """Every cycle by time, the backlog last."""
    together: dict[tuple[date, date, str], set[str]] = {}
    for cycle in okrs.cycles.values():
        key = (cycle.span.start or date.max, cycle.span.end or date.max, cycle.name)
        together.setdefault(key, set()).add(cycle.id)
    found = [
        CycleChoice(name, okrs.cycles[min(ids)].span, frozenset(ids))
        for (_, _, name), ids in sorted(together.items())
    ]
    return [*found, BACKLOG]


def current(okrs: Okrs, today: date) -> CycleChoice:
    """The active cycle that holds today, else the last that has begun, else the backlog."""
    here = cycle_holding(okrs.cycles.values(), today)
    every = choices(okrs)
    if here is not None:
        return next(choice for choice in every if here.id in choice.cycles)
    begun = [c for c in every if c.span.start is not None and c.span.start <= today]
    return begun[-1] if begun else every[0]


def like(choice: CycleChoice, okrs: Okrs) -> CycleChoice | None:
    """The same choice in newer OKRs, None when it is gone."""
    return next((c for c in choices(okrs) if c.name == choice.name and c.span == choice.span), None)


def beside(choice: CycleChoice, okrs: Okrs, by: int) -> CycleChoice:
    """The choice so many places later or earlier, held at both ends."""
    every = choices(okrs)
    place = every.index(choice) if choice in every else 0
    return every[min(max(place + by, 0), len(every) - 1)]


def objectives_of(okrs: Okrs, choice: CycleChoice) -> Iterable[Objective]:
    """The objectives set for a choice; the backlog also holds those whose cycle is unknown."""
    if not choice.is_backlog:
        for cycle in sorted(choice.cycles):
            yield from okrs.objectives_in.get(cycle, ())
        return
    for cycle, objectives in okrs.objectives_in.items():
        if cycle not in okrs.cycles:
            yield from objectives


def cycle_in(okrs: Okrs, choice: CycleChoice, space: str) -> Cycle | None:
    """The cycle of a space among those of a choice."""
    return next((okrs.cycles[id_] for id_ in choice.cycles if okrs.cycles[id_].space == space), None)


def this_cycle(now: Now, space: str) -> str:
    """The name of the cycle of a space that holds today; empty where none does."""
    here = cycle_in(now.okrs, current(now.okrs, now.today), space)
    return here.name if here else ""


def time_in(choice: CycleChoice, today: date) -> list[str]:
    """`week 8 of 14` and `41 d left`, where they mean something."""
    week = week_in_cycle(choice.span, week_of(today))
    if choice.is_backlog or choice.span.end is None:
        return ["drafts for no cycle yet"] if choice.is_backlog else []
    if today > choice.span.end:
        return ["over"]
    if week is None:
        return [f"begins {choice.span.start}"] if choice.span.start and today < choice.span.start else []
    return [f"week {week} of {len(weeks_of(choice.span))}", f"{days_left(choice.span, today)} d left"]


def choice_with(okrs: Okrs, cycle: str, otherwise: CycleChoice) -> CycleChoice:
    """The choice that a cycle is among."""
    return next((choice for choice in choices(okrs) if cycle in choice.cycles), otherwise)


def alone(okrs: Okrs, cycle: str) -> CycleChoice:
    """The choice of one cycle by itself; the backlog where it is gone."""
    known = okrs.cycles.get(cycle)
    return CycleChoice(known.name, known.span, frozenset({cycle})) if known else BACKLOG


def holding(okrs: Okrs, id_: str, otherwise: CycleChoice) -> CycleChoice:
    """The choice that an objective or key result stands in."""
    record = okrs.key_results.get(id_) or okrs.objectives.get(id_)
    if record is None:
        return otherwise
    cycle = okrs.cycle_of(record)
    return next((c for c in choices(okrs) if cycle is not None and cycle.id in c.cycles), BACKLOG)
