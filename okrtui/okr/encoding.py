"""Records as plain JSON values: the spelling that logs, tables and exports share (method, Encodings)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import Struct

from okrtui.okr.records import SETS, Record

NOT_STORED = frozenset({"id", "space", "deleted", "key"})


def number(value: Decimal) -> str:
    """A number digit for digit, never in exponent form."""
    return format(value, "f")


def plain(value: Any) -> Any:
    """The JSON value of a field: groups as dicts without what is absent, numbers as decimal strings."""
    if value is None or isinstance(value, str | int):
        return value
    match value:
        case Decimal():
            return number(value)
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
        case tuple() | list():
            return [plain(item) for item in value]
        case Struct():
            names = stored_names(type(value))
            return {name: plain(v) for name, field in names if (v := getattr(value, field)) not in (None, ())}
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case _:
            return value


@cache
def stored_names(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    """The fields of a record or group as they are stored, each with its name in Python."""
    names = zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True)
    return tuple(
        (name, field) for name, field in names if not (issubclass(kind, Record) and name in NOT_STORED)
    )


def fields_of(record: Record) -> dict[str, Any]:
    """All fields a record has a value in, by their stored names, but for its id, space, key and deletion.

    None, False, an empty set and an empty group say nothing; zero, and no step done, do.
    """
    told = {}
    sets = SETS.get(record.KIND, frozenset())
    for name, field in stored_names(type(record)):
        value = getattr(record, field)
        if value is None or value is False or (value == () and name in sets):
            continue
        stored = plain(value)
        if stored != {}:
            told[name] = stored
    return told


def registers_of(record: Record) -> dict[str, Any]:
    """The first value of each register of a new record."""
    return in_registers(record.KIND, fields_of(record))


def in_registers(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Stored fields of a kind as its registers: sets as one register per member."""
    sets = SETS.get(kind, frozenset())
    registers: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in sets:
            registers[name] = value
        elif isinstance(value, dict):
            registers |= {f"{name}/{member}": item for member, item in value.items()}
        else:
            registers |= {f"{name}/{member}": True for member in value}
    return registers
