"""Scope: whose OKRs are looked at; one for all screens (screens.md, `p`)."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from okrtui.okr.grouping import holder_of, rank
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.rhythm import due


class Scope(Struct, frozen=True):
    """Everybody's OKRs, mine in all spaces, a unit's with all below it, or a person's."""

    kind: Literal["everybody", "me", "unit", "person"] = "everybody"
    id: str = ""
    """Of the unit or person."""


EVERYBODY = Scope()
ME = Scope("me")


def first_scope(okrs: Okrs, me: Collection[str]) -> Scope:
    """The scope before anybody chose one: mine, and everybody's where I own nothing."""
    return ME if any(in_scope(okrs, ME, me, okrs.objectives.values())) else EVERYBODY


def is_known(okrs: Okrs, scope: Scope) -> bool:
    """Whether what the scope names is there."""
    match scope.kind:
        case "unit":
            return scope.id in okrs.units
        case "person":
            return scope.id in okrs.people
        case _:
            return True


def in_scope(
    okrs: Okrs, scope: Scope, me: Collection[str], objectives: Iterable[Objective]
) -> Iterator[Objective]:
    """The objectives that belong to a scope: for it, owned by it, or with a key result that it owns."""
    match scope.kind:
        case "everybody":
            yield from objectives
        case "unit":
            units = unit_and_below(okrs, scope.id)
            yield from (objective for objective in objectives if objective.for_.unit in units)
        case _:
            people = people_of(scope, me)
            theirs = set[str]().union(*(okrs.objectives_of.get(person, ()) for person in people))
            yield from (objective for objective in objectives if objective.id in theirs)


def due_in(okrs: Okrs, scope: Scope, me: Collection[str], today: date) -> tuple[KeyResult, ...]:
    """The key results to check in this week, in the order they stand."""
    return due(okrs, key_results_in(okrs, scope, me), today)


def key_results_in(okrs: Okrs, scope: Scope, me: Collection[str]) -> list[KeyResult]:
    """The key results of a scope as they stand: a unit's are those of its objectives, a person's those owned."""
    within = sorted(in_scope(okrs, scope, me, okrs.objectives.values()), key=lambda o: place_of(okrs, me, o))
    every = [key_result for objective in within for key_result in okrs.key_results_of.get(objective.id, ())]
    if scope.kind in ("everybody", "unit"):
        return every
    people = people_of(scope, me)
    return [key_result for key_result in every if okrs.owner_of(key_result) in people]


def people_of(scope: Scope, me: Collection[str]) -> Collection[str]:
    """The people a scope names: me in every space, or one person."""
    return me if scope.kind == "me" else {scope.id}


def unit_and_below(okrs: Okrs, unit: str) -> frozenset[str]:
    """A unit with all units below it; a circle of units is walked once."""
    found, waiting = set[str](), [unit]
    while waiting:
        found.add(here := waiting.pop())
        waiting += (u.id for u in okrs.units.values() if u.parent == here and u.id not in found)
    return frozenset(found)


def place_of(okrs: Okrs, me: Collection[str], objective: Objective) -> tuple[object, ...]:
    """Where an objective stands in lists and runs: whose it is, its cycle, its own place, by id for good."""
    order = objective.order[1] if objective.order else "~"
    return rank(okrs, me, holder_of(okrs, objective)), objective.cycle or "", order, objective.id
