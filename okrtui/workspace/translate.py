"""Step ⇄ operations, documents → records, and the Layout of the tables: where OKRs meet replicas."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec

from okrtui.okr.encoding import plain, registers_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KINDS, Cycle, Objective, Record
from okrtui.okr.steps.step import Add, Change, Step
from okrtui.okr.steps.trash import DELETED
from okrtui.replica.operations import New, Operation, Reference, Set

MAIN = "space"
"""The table file that holds what belongs to no cycle and no week, and vouches for the others."""

TABLES = {
    "space": "spaces", "person": "people", "unit": "units", "cycle": "cycles", "objective": "objectives",
    "key_result": "key_results", "check_in": "check_ins", "target_change": "target_changes",
    "priority": "priorities", "outlook": "outlooks", "health_metric": "health_metrics",
    "health_reading": "health_readings", "win": "wins", "comment": "comments", "decision": "decisions",
    "idea": "ideas", "review": "reviews",
}  # fmt: skip
"""A table is a kind in the plural."""

KIND_OF_TABLE = {table: kind for kind, table in TABLES.items()}
WAITING = "waiting"
"""The table of entities whose `new` has not arrived yet."""

PARENT_FIELD = {"check_in": "key_result", "target_change": "key_result"}
"""Children live in their parent's document."""

_ID = re.compile("[a-z2-7]{26}")
_YEAR = re.compile("([0-9]{4})-(W[0-9]{2}|[0-9]{2}-[0-9]{2})")
_WEEKLY = {"priority": "week", "outlook": "week", "health_reading": "on", "win": "on"}

Heads = Callable[[str, str], tuple[Reference, ...]]
"""The heads of a register as the author of the step saw them."""


class Place(NamedTuple):
    """Where a document lies: its file and its table."""

    file: str
    table: str


def operations(step: Step, t: int, heads: Heads, seen: Callable[[str], dict[str, int]]) -> list[Operation]:
    """The operations of a step; `seen` says what a deletion knows of an entity."""
    return [_operation(change, t, heads, seen) for change in step.changes]


def _operation(
    change: Add | Change, t: int, heads: Heads, seen: Callable[[str], dict[str, int]]
) -> Operation:
    match change:
        case Add(record=record, made=made):
            body = registers_of(record)
            if made.nonce is not None:
                return New(made.id, record.KIND, body, t, n=made.nonce)
            assert made.key is not None
            return New(made.id, record.KIND, body, t, key=made.key)
        case Change(id=id_, field=name, after=after):
            value = {"seen": seen(id_)} if name == DELETED and after else plain(after)
            return Set(id_, name, value, heads(id_, name), t)


Encoded = bytes | msgspec.Raw
"""A document as it lies in a file."""


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(KINDS[kind])


def to_record(kind: str, id_: str, space: str, document: Encoded | Mapping[str, Any]) -> Record | None:
    """The record a document shows; fields that cannot be are left out. None for a kind not known here."""
    if kind not in KINDS:
        return None
    try:
        if isinstance(document, Mapping):
            record = msgspec.convert(document, KINDS[kind], strict=True)
        else:
            record = _decoder(kind).decode(document)
    except msgspec.ValidationError:
        record = _salvaged(kind, document)
    msgspec.structs.force_setattr(record, "id", id_)
    msgspec.structs.force_setattr(record, "space", space)
    return record


def _salvaged(kind: str, document: Encoded | Mapping[str, Any]) -> Record:
    fields = document if isinstance(document, Mapping) else msgspec.json.decode(document)
    good = {name: value for name, value in fields.items() if _fits(kind, name, value)}
    return msgspec.convert(good, KINDS[kind])


def _fits(kind: str, name: str, value: Any) -> bool:
    try:
        msgspec.convert({name: value}, KINDS[kind])
    except msgspec.ValidationError:
        return False
    return True


def place_of(okrs: Okrs, kind: str | None, shown: Mapping[str, Any]) -> Place:
    """The Layout: which file and table a document belongs in, by what it shows now.

    Names of files come from ids that prove themselves and from years, never from other text.
    """
    if kind is None:
        return Place(MAIN, WAITING)
    table = TABLES.get(kind, f"other_{kind}")
    if kind in _WEEKLY and (found := _YEAR.fullmatch(str(shown.get(_WEEKLY[kind], "")))):
        return Place(f"weeks-{found[1]}", table)
    cycle = shown.get("cycle") if kind == "objective" else None
    if kind == "key_result":
        id_ = str(shown.get("objective"))
        objective = okrs.objectives.get(id_) or okrs.trash.get(id_)
        cycle = objective.cycle if isinstance(objective, Objective) else None
    if isinstance(cycle, str) and _ID.fullmatch(cycle) and _is_cycle(okrs, cycle):
        return Place(f"cycle-{cycle}", table)
    return Place(MAIN, table)


def _is_cycle(okrs: Okrs, id_: str) -> bool:
    return id_ in okrs.cycles or isinstance(okrs.trash.get(id_), Cycle)
