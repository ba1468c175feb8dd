"""What was looked up before stays good where it says the same of the records that changed."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from okrtui.okr.okrs import GROUPS, Okrs, grouped, in_order
from okrtui.okr.records import KeyResult, Objective, Person, Priority, Record

Says = Callable[[Any], object]
"""What a look-up takes of a record."""
MOST_CHANGED = 50
"""With more records than these a look-up is made anew."""


class Change(NamedTuple):
    """A record that has another value than before, under the same id."""

    before: Any
    now: Any


def _whole(record: Record) -> object:
    return record


def _that_it_is(record: Record) -> object:
    return record.id


def _whose(objective: Objective) -> object:
    return objective.owner, objective.for_


def _carried_from(line: Priority) -> object:
    return line.carried_from


def _name(person: Person) -> object:
    return person.name


def _whose_part(key_result: KeyResult) -> object:
    return key_result.owner, key_result.objective


RESTS_ON: Mapping[str, Mapping[str, Says]] = {
    "key_results_of": {"key_results": _whole},
    "objectives_in": {"objectives": _whole},
    "objectives_of": {"objectives": _whose, "key_results": _whose_part},
    "short_ids": {"objectives": _that_it_is, "key_results": _that_it_is},
    "lines_of": {"priorities": _whole, "outlooks": _whole},
    "planned_until": {"priorities": _whole},
    "supporters_of": {"objectives": _whole},
    "metrics_of": {"health_metrics": _whole},
    "lines_in": {"priorities": _whole, "outlooks": _whole},
    "carried_on": {"priorities": _carried_from},
    "names_with": {"people": _name},
}
"""The tables each look-up is made of, and what it takes of their records."""


def recalling(now: Okrs, before: Okrs) -> Okrs:
    """The same OKRs, with those look-ups of earlier ones that still hold: one step need not make them anew."""
    tables = {table for rests_on in RESTS_ON.values() for table in rests_on}
    changes = {table: _changes(getattr(before, table), getattr(now, table)) for table in tables}
    for look_up, rests_on in RESTS_ON.items():
        if look_up not in before.__dict__ or look_up in now.__dict__ or now.cut != before.cut:
            continue
        if (still := _still(now, before, look_up, rests_on, changes)) is not None:
            now.__dict__[look_up] = still
    return now


def _still(
    now: Okrs,
    before: Okrs,
    look_up: str,
    rests_on: Mapping[str, Says],
    changes: Mapping[str, list[Change] | None],
) -> object:
    known = before.__dict__[look_up]
    found: list[Change] = []
    for table, says in rests_on.items():
        changed = changes[table]
        if changed is None:
            return None
        found += [change for change in changed if says(change.before) != says(change.now)]
    if not found:
        return known
    return _moved(now, known, look_up, found) if look_up in GROUPS else None


def _changes(before: Mapping[str, Record], now: Mapping[str, Record]) -> list[Change] | None:
    """The records that have other values; None where some came or went, or very many changed."""
    if before is now:
        return []
    if len(before) != len(now):
        return None
    found = [Change(before.get(id_), record) for id_, record in now.items() if before.get(id_) is not record]
    is_other = len(found) > MOST_CHANGED or any(change.before is None for change in found)
    return None if is_other else found


def _moved(
    now: Okrs, known: Mapping[str, tuple[Record, ...]], look_up: str, changes: list[Change]
) -> Mapping[str, tuple[Record, ...]]:
    """Groups of records, with those that changed in their places."""
    group_of = GROUPS[look_up]
    gone = {change.before.id for change in changes}
    came = grouped([change.now for change in changes], lambda record: group_of(now, record))
    left = {group for change in changes if (group := group_of(now, change.before)) is not None}
    found = dict(known)
    for group in left | came.keys():
        stayed = (record for record in found.pop(group, ()) if record.id not in gone)
        if members := in_order([*stayed, *came.get(group, ())]):
            found[group] = members
    return found
