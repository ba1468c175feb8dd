"""Whose review of a cycle is written: the unit or person looked at, else those with objectives in it."""

from collections.abc import Collection

from okrtui.okr.grading import in_earnest
from okrtui.okr.grouping import holder_of, rank
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Whose
from okrtui.okr.scope import Scope, in_scope


def reviewers(okrs: Okrs, scope: Scope, me: Collection[str], cycle: Cycle) -> tuple[Whose, ...]:
    """The units, and I, of whom a review may be written in a scope, in the order they stand.

    Other people write theirs themselves, unless one of them is looked at alone.
    """
    record = okrs.units.get(scope.id) or okrs.people.get(scope.id)
    if record is not None and record.space == cycle.space:
        return (Whose(unit=scope.id) if scope.kind == "unit" else Whose(person=scope.id),)
    within = in_scope(okrs, scope, me, in_earnest(okrs, cycle))
    holders = sorted({holder_of(okrs, each) for each in within}, key=lambda each: rank(okrs, me, each))
    units = tuple(Whose(unit=each.id) for each in holders if each.kind == "unit")
    mine = tuple(Whose(person=id_) for id_ in sorted(me) if _is_here(okrs, id_, cycle))
    has_own = any(each.id in me for each in holders)
    return (*units, *mine) if has_own or scope.kind == "me" or not units else units


def _is_here(okrs: Okrs, person: str, cycle: Cycle) -> bool:
    return person in okrs.people and okrs.people[person].space == cycle.space
