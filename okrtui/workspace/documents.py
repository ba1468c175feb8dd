"""Entities ⇄ table documents: fields by their own names, what merging needs under `_merge`."""

from collections.abc import Mapping
from typing import Any

import msgspec

from okrtui.okr.encoding import in_registers
from okrtui.okr.records import KINDS, SETS
from okrtui.replica.operations import DELETED, Reference
from okrtui.replica.registers import Birth, Entity, Head, Register, Stamp

MERGE = "_merge"
CHILD_TABLES = frozenset({"check_ins", "target_changes"})
"""Fields of a key result's document that hold the documents of its children."""

NO_REGISTERS = frozenset({MERGE, "_attention", "_conflicts", "deleted", "id", "key", "space", *CHILD_TABLES})
"""Fields of a document or record that are derived: a register of that name is kept and never shown."""

ATTENTION = "_attention"
"""Comes first in a document that cannot stay encoded: in conflict, or with something hidden in it."""

_BEGINS = f'{{"{ATTENTION}":'.encode()


_ABSENT = object()


class _Births(msgspec.Struct):
    new: list[list[Any]]


class _Stamped(msgspec.Struct):
    merge: _Births = msgspec.field(name=MERGE)


_stamped = msgspec.json.Decoder(_Stamped)


def to_document(entity: Entity) -> dict[str, Any]:
    """The readable document of an entity; its children are put in by whoever knows them."""
    conflicts = [name for name in entity.registers if entity.rivals(name)]
    marked = {"_conflicts": conflicts} if conflicts else {}
    shown = fields(entity)
    return {**shown, **marked, MERGE: _merge(entity, shown)}


def family_document(entity: Entity, children: Mapping[str, Mapping[str, dict[str, Any]]]) -> dict[str, Any]:
    """The document of an entity with those of its children by table, marked where it has to be decoded at once."""
    document = {**to_document(entity), **children}
    corrections = [child for of_kind in children.values() for child in of_kind.values() if "fixes" in child]
    each = (child for of_kind in children.values() for child in of_kind.values())
    is_odd = bool(children) and entity.kind != "key_result"
    if is_odd or len(corrections) > 1 or any("_conflicts" in d or "deleted" in d for d in (document, *each)):
        return {ATTENTION: True, **document}
    return document


def needs_attention(document: msgspec.Raw) -> bool:
    """Whether an encoded document has to be decoded at once."""
    return bytes(memoryview(document)[: len(_BEGINS)]) == _BEGINS


def stamp_in(document: msgspec.Raw) -> Stamp:
    """The stamp of the first birth in a document, without decoding the rest."""
    births = _stamped.decode(document).merge.new
    return min((_stamp(birth) for birth in births), default=(0, "", 0, ""))


def fields(entity: Entity) -> dict[str, Any]:
    """What an entity shows: of an immutable kind its first values, else each register's winner."""
    first = entity.first
    kind = first.kind if first else ""
    known = KINDS.get(kind)
    as_born = (not entity.registers and len(entity.births) == 1) or (known is not None and known.IMMUTABLE)
    if first is not None and as_born:
        values = first.body
    else:
        values = {name: entity.value(name) for name in sorted(entity.fields()) if name != DELETED}
    if NO_REGISTERS.isdisjoint(values) and None not in values.values():
        values = dict(values)
    else:
        values = {n: v for n, v in values.items() if v is not None and n not in NO_REGISTERS}
    shown = _grouped(kind, values)
    if first is not None and first.key is not None:
        shown["key"] = first.key
    if entity.registers and entity.value(DELETED) is not None:
        shown["deleted"] = True
    return shown


def _grouped(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    sets = SETS.get(kind)
    if sets is None:
        return values
    shown: dict[str, Any] = {}
    for name, value in values.items():
        base, slash, member = name.partition("/")
        if base not in sets:
            shown[name] = value
        elif not slash:
            continue  # a set has members and no value of its own
        elif base == "settings":
            shown.setdefault(base, {})[member] = value
        else:
            shown.setdefault(base, []).append(member)
    return shown


def _merge(entity: Entity, shown: Mapping[str, Any]) -> dict[str, Any]:
    """The births, without the first values that the document shows anyway, and the registers.

    A forked replica may have made an id twice as two kinds: such a birth names its own.
    """
    births = [
        [*birth.stamp, _unshown(entity, birth, shown), *_other_kind(entity, birth)]
        for birth in entity.births.values()
    ]
    registers = {
        name: {
            "heads": [[*head.stamp, head.value] for head in register.heads.values()],
            "covered": sorted(map(list, register.covered)),
        }
        for name, register in entity.registers.items()
    }
    return {"new": births, "set": registers}


def _other_kind(entity: Entity, birth: Birth) -> tuple[str, ...]:
    return () if birth.kind == entity.kind else (birth.kind,)


def _unshown(entity: Entity, birth: Birth, shown: Mapping[str, Any]) -> dict[str, Any]:
    if len(entity.births) > 1:
        return birth.body
    is_plain = not entity.registers and birth.kind not in SETS and NO_REGISTERS.isdisjoint(birth.body)
    if is_plain and birth.body.keys() == shown.keys():
        return {}
    flat = _flat(birth.kind, shown)
    return {n: v for n, v in birth.body.items() if n in entity.registers or flat.get(n, _ABSENT) is not v}


def from_document(kind: str, document: Mapping[str, Any]) -> Entity:
    """The entity that a document was made of."""
    births = document[MERGE]["new"]
    registers = {name: _register(stored) for name, stored in document[MERGE]["set"].items()}
    shown = _flat(kind, document) if len(births) == 1 else {}
    alone = {name: value for name, value in shown.items() if name not in registers}
    key = document.get("key")
    born = [
        Birth(_stamp(birth), birth[5] if birth[5:] else kind, {**alone, **birth[4]}, key) for birth in births
    ]
    return Entity.of({_reference(birth.stamp): birth for birth in born}, registers)


def _flat(kind: str, document: Mapping[str, Any]) -> dict[str, Any]:
    return in_registers(kind, {name: value for name, value in document.items() if name not in NO_REGISTERS})


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
