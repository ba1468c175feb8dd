"""Which fields of a record name other records, and how they are given the ids of another place."""

from collections.abc import Callable
from typing import Any, TypeAlias

from okrtui.okr.records import KINDS

Kinds: TypeAlias = tuple[str, ...]
_PERSON, _UNIT, _OBJECTIVE, _KEY_RESULT = ("person",), ("unit",), ("objective",), ("key_result",)
_ANY = tuple(kind for kind in KINDS if kind != "space")
_LINE: dict[str, Kinds] = {
    "owner": _PERSON, "for.unit": _UNIT, "for.person": _PERSON, "key_result": _KEY_RESULT, "order": _ANY,
}  # fmt: skip

REFERENCES: dict[str, dict[str, Kinds]] = {
    "person": {"units": _UNIT},
    "unit": {"parent": _UNIT, "order": _UNIT},
    "objective": {
        "cycle": ("cycle",), "for.unit": _UNIT, "for.person": _PERSON, "owner": _PERSON,
        "parent": ("objective", "key_result"), "order": ("objective", "key_result"), "idea": ("idea",),
        "carried_from": _OBJECTIVE, "verdict.by": _PERSON,
    },
    "key_result": {"objective": _OBJECTIVE, "owner": _PERSON, "order": _OBJECTIVE, "grade.by": _PERSON},
    "check_in": {"key_result": _KEY_RESULT, "by": _PERSON, "said_by": _PERSON, "fixes": ("check_in",)},
    "target_change": {"key_result": _KEY_RESULT, "by": _PERSON},
    "priority": {**_LINE, "carried_from": ("priority",)},
    "outlook": _LINE,
    "health_metric": {
        "for.unit": _UNIT, "for.person": _PERSON, "keeper": _PERSON, "objective": _OBJECTIVE, "order": _ANY,
    },
    "health_reading": {"metric": ("health_metric",), "by": _PERSON},
    "win": {"about": _ANY, "by": _PERSON},
    "comment": {"about": _ANY, "by": _PERSON},
    "decision": {"about": _ANY, "by": _PERSON},
    "idea": {"author": _PERSON, "supporters": _PERSON, "objective": _OBJECTIVE},
    "review": {"cycle": ("cycle",), "for.unit": _UNIT, "for.person": _PERSON},
}  # fmt: skip
"""Kind → field (`group.field`) → the kinds it may name. In `order` only the parent is a reference."""

Lookup: TypeAlias = Callable[[str, Kinds, str], str | None]
"""(field, kinds it may name, id there) → id here; None where it has none."""


def translate(document: dict[str, Any], kind: str, lookup: Lookup) -> None:
    """Give every reference in a record's JSON object its id on the other side, in place."""
    for field, kinds in REFERENCES.get(kind, {}).items():
        group, _, member = field.rpartition(".")
        holder = document.get(group) if group else document
        if not isinstance(holder, dict):
            continue
        match holder.get(member):
            case str() as id_:
                holder[member] = lookup(field, kinds, id_)
            case [str() as parent, place] if member == "order":
                holder[member] = [lookup(field, kinds, parent) or "" if parent else parent, place]
            case list() as ids if member != "order":
                found = [lookup(field, kinds, i) if isinstance(i, str) else i for i in ids]
                holder[member] = [each for each in found if each is not None]
