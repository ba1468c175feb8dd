"""What changed since a cycle became active: key results added, dropped, retargeted (method.md, "Measures").

Records say from which day a key result runs and on which its target changed. A cycle became active on its first
day, or later on the day from which the first of its key results runs.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from okrtui.okr.course import target_changes
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Objective, TargetChange


class Retargeted(Struct, frozen=True):
    """A key result with the changes of its target, the earliest first."""

    key_result: KeyResult
    changes: tuple[TargetChange, ...]


class CycleChanges(Struct, frozen=True):
    """What was added, dropped and retargeted while a cycle ran, each in the order it stands."""

    added: tuple[KeyResult, ...] = ()
    dropped: tuple[KeyResult, ...] = ()
    dropped_objectives: tuple[Objective, ...] = ()
    retargeted: tuple[Retargeted, ...] = ()


def changed_since(okrs: Okrs, cycle: Cycle, objectives: tuple[Objective, ...]) -> CycleChanges:
    """What changed among these objectives of a cycle; what went with a dropped objective is told by it alone."""
    kept = [objective for objective in objectives if objective.state == "active"]
    every = [kr for objective in kept for kr in okrs.key_results_of.get(objective.id, ())]
    pursued = [kr for kr in every if kr.state != "dropped"]
    retargeted = (Retargeted(kr, target_changes_since(okrs, cycle, kr)) for kr in pursued)
    began = _began(cycle, every)
    return CycleChanges(
        added=tuple(
            kr for kr in pursued if began is not None and kr.starts is not None and kr.starts > began
        ),
        dropped=tuple(kr for kr in every if kr.state == "dropped"),
        dropped_objectives=tuple(o for o in objectives if o.state == "dropped"),
        retargeted=tuple(each for each in retargeted if each.changes),
    )


def _began(cycle: Cycle, key_results: Iterable[KeyResult]) -> date | None:
    first = cycle.span.start
    return (
        None if first is None else min((max(kr.starts or first, first) for kr in key_results), default=first)
    )


def target_changes_since(okrs: Okrs, cycle: Cycle, key_result: KeyResult) -> tuple[TargetChange, ...]:
    """The changes of a target since the first day of a cycle; all of them where it has none."""
    first = cycle.span.start
    every = target_changes(okrs, key_result)
    return tuple(each for each in every if first is None or (each.on is not None and each.on >= first))
