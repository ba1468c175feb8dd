"""The line of an objective through cycles: what it was carried from, and what it was carried into."""

from collections.abc import Iterator
from datetime import date

from msgspec import DecodeError, json

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective

CARRY = "carry"
"""The first word of the natural key of what was carried: `["carry", source, target cycle]`."""


def earlier(okrs: Okrs, objective: Objective) -> tuple[Objective, ...]:
    """What an objective was carried from, step by step, the oldest first; as far as it is known."""
    return tuple(_backwards(okrs, objective))[::-1]


def _backwards(okrs: Okrs, objective: Objective) -> Iterator[Objective]:
    seen = {objective.id}
    before = okrs.objectives.get(objective.carried_from or "")
    while before is not None and before.id not in seen:
        seen.add(before.id)
        yield before
        before = okrs.objectives.get(before.carried_from or "")


def later(okrs: Okrs, objective: Objective) -> tuple[Objective, ...]:
    """What an objective was carried into, the earliest cycle first; a line may go on in several cycles."""
    seen, waiting, found = {objective.id}, [objective.id], list[Objective]()
    while waiting:
        here = waiting.pop()
        for other in okrs.objectives.values():
            if other.carried_from == here and other.id not in seen:
                seen.add(other.id)
                waiting.append(other.id)
                found.append(other)
    return tuple(sorted(found, key=lambda other: (_start(okrs, other), other.id)))


def _start(okrs: Okrs, objective: Objective) -> date:
    cycle = okrs.cycles.get(objective.cycle or "")
    return (cycle.span.start if cycle else None) or date.max


def copy_in(okrs: Okrs, source: str, cycle: str) -> Objective | None:
    """The objective that another was carried into in a cycle."""
    here = okrs.objectives_in.get(cycle, ())
    return next((objective for objective in here if objective.carried_from == source), None)


def source_of(key_result: KeyResult) -> str | None:
    """The key result that this one was carried from, as its natural key tells it."""
    try:
        key = json.decode(key_result.key or "")
    except (DecodeError, UnicodeError):
        return None
    match key:
        case [word, str() as source, str()] if word == CARRY:
            return source
        case _:
            return None
