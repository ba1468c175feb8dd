"""Entities ⇄ table documents: fields by their own names, what merging needs under `_merge`."""

from collections.abc import Mapping
from typing import Any

import msgspec

from okrtui.okr.records import KINDS, SETS
from okrtui.replica.operations import DELETED
from okrtui.replica.registers import Birth, Entity, Head, Reference, Register, Stamp

MERGE = "_merge"
NO_REGISTERS = frozenset({MERGE, "deleted", "key", "_conflicts"})
"""Fields of a document that are derived or kept for merging."""

CONFLICTS_MARK = b'"_conflicts":'
DELETED_MARK = b'"deleted":true'


class _Births(msgspec.Struct):
    new: list[list[Any]]


class _Stamped(msgspec.Struct):
    merge: _Births = msgspec.field(name=MERGE)


_stamped = msgspec.json.Decoder(_Stamped)


def to_document(entity: Entity) -> dict[str, Any]:
    """The readable document of an entity; its children are put in by whoever knows them."""
    conflicts = [name for name in entity.registers if entity.rivals(name)]
    marked = {"_conflicts": conflicts} if conflicts else {}
    return {**fields(entity), **marked, MERGE: _merge(entity)}


def stamp_in(document: bytes) -> Stamp:
    """The stamp of the first birth in a document, without decoding the rest."""
    births = _stamped.decode(document).merge.new
    return min((_stamp(birth) for birth in births), default=(0, "", 0, ""))


def fields(entity: Entity) -> dict[str, Any]:
    """What an entity shows: of an immutable kind its first values, else each register's winner."""
    kind = entity.kind or ""
    known = KINDS.get(kind)
    if known is not None and known.IMMUTABLE and entity.first is not None:
        values = dict(entity.first.body)
    else:
        values = {name: entity.value(name) for name in sorted(entity.fields()) if name != DELETED}
    shown = _grouped(kind, {name: value for name, value in values.items() if value is not None})
    if entity.first is not None and entity.first.key is not None:
        shown["key"] = entity.first.key
    if entity.value(DELETED) is not None:
        shown["deleted"] = True
    return shown


def _grouped(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    sets = SETS.get(kind, frozenset())
    shown: dict[str, Any] = {}
    for name, value in values.items():
        base, slash, member = name.partition("/")
        if not slash or base not in sets:
            shown[name] = value
        elif base == "settings":
            shown.setdefault(base, {})[member] = value
        else:
            shown.setdefault(base, []).append(member)
    return shown


def _merge(entity: Entity) -> dict[str, Any]:
    alone = len(entity.births) == 1
    births = [
        [
            *birth.stamp,
            {n: v for n, v in birth.body.items() if n in entity.registers} if alone else birth.body,
        ]
        for birth in entity.births.values()
    ]
    registers = {
        name: {
            "heads": [[*head.stamp, head.value] for head in register.heads.values()],
            "covered": sorted(map(list, register.covered)),
        }
        for name, register in entity.registers.items()
    }
    return {"new": births, **registers}


def from_document(kind: str, document: Mapping[str, Any]) -> Entity:
    """The entity that a document was made of."""
    merge = dict(document[MERGE])
    births = merge.pop("new")
    registers = {name: _register(stored) for name, stored in merge.items()}
    shown = _flat(kind, document) if len(births) == 1 else {}
    alone = {name: value for name, value in shown.items() if name not in registers}
    key = document.get("key")
    born = [Birth(_stamp(birth), kind, {**alone, **birth[4]}, key) for birth in births]
    return Entity({_reference(birth.stamp): birth for birth in born}, registers)


def _flat(kind: str, document: Mapping[str, Any]) -> dict[str, Any]:
    sets = SETS.get(kind, frozenset())
    flat: dict[str, Any] = {}
    for name, value in document.items():
        if name in NO_REGISTERS or name in CHILD_TABLES:
            continue
        if name not in sets:
            flat[name] = value
        elif isinstance(value, dict):
            flat |= {f"{name}/{member}": item for member, item in value.items()}
        else:
            flat |= {f"{name}/{member}": True for member in value}
    return flat


CHILD_TABLES = frozenset({"check_ins", "target_changes"})
"""Fields of a key result's document that hold the documents of its children."""


def _register(stored: Mapping[str, Any]) -> Register:
    heads = [Head(_stamp(head), head[4]) for head in stored["heads"]]
    covered = {(rid, number, cid) for rid, number, cid in stored["covered"]}
    return Register({head.reference: head for head in heads}, covered)


def _stamp(stored: list[Any]) -> Stamp:
    t, rid, number, cid = stored[:4]
    return (t, rid, number, cid)


def _reference(stamp: Stamp) -> Reference:
    _, rid, number, cid = stamp
    return (rid, number, cid[:16])
