"""Closed cycles are read-only for what no step of its own looks at: files, and what is undone or done again."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Cycle, Decision, Record, Win
from okrtui.okr.steps.rules import cycle_behind
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.trash import DELETED

PLACES = ("cycle", "objective")
"""The fields that put an objective or a key result into a cycle."""


def closed_behind(okrs: Okrs, record: Record, values: Mapping[str, Any]) -> Cycle | None:
    """The closed cycle that a record is part of, or would be with these values; None where both are open."""
    moved = {name: values[name] for name in PLACES if name in values and hasattr(record, name)}
    both = (record, replace(record, **moved)) if moved else (record,)
    cycles = (cycle_behind(okrs, each) for each in both)
    return next((cycle for cycle in cycles if cycle is not None and cycle.phase == "closed"), None)


def is_of_the_unknown(okrs: Okrs, record: Record | None, added: Collection[str] = ()) -> bool:
    """Whether a record says something of one that is not known, so that nobody can tell what cycle it is of.

    What is `added` with it is known to whoever adds it.
    """
    seen: set[str] = set()
    while isinstance(record, Win | Comment | Decision) and record.about:
        if record.about in seen or record.about in added:
            break
        seen.add(record.about)
        record = okrs.get(record.about)
        if record is None:
            return True
    return False


class PutBack(NamedTuple):
    """One register of a record as it is now, and the value it is to have again; the field as it is stored."""

    record: Record
    field: str
    value: Any


def require_reversible(okrs: Okrs, reversals: Iterable[PutBack]) -> None:
    """RefusedError when putting these back would change what a closed cycle holds.

    To close or reopen a cycle may be undone, and so may an import that brought a closed one with all it holds.
    """
    back = list(reversals)
    meant = {r.id for r, field, _ in back if isinstance(r, Cycle) and field in ("phase", DELETED)}
    for record, field, value in back:
        cycle = closed_behind(okrs, record, {field: value})
        if cycle is not None and cycle.id not in meant:
            raise RefusedError(f"{cycle.name} is closed and read-only; reopen it on purpose to change it")


def require_not_closed_since(okrs: Okrs, before: Okrs, changes: Collection[Add | Change]) -> None:
    """RefusedError when what was read from a file is of a cycle that was closed after it was read."""
    was_closed = {cycle.id for cycle in before.cycles.values() if cycle.phase == "closed"}
    since = {c.id for c in okrs.cycles.values() if c.phase == "closed" and c.id not in was_closed}
    if not since:
        return
    within = okrs.with_records(change.record for change in changes if isinstance(change, Add))
    for change in changes:
        record = change.record if isinstance(change, Add) else okrs.get(change.id)
        values = {} if isinstance(change, Add) else {change.field: change.after}
        cycle = closed_behind(within, record, values) if record is not None else None
        if cycle is not None and cycle.id in since:
            raise RefusedError(f"{cycle.name} was closed meanwhile and is read-only: nothing was taken in")
