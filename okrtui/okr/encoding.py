"""Records as plain JSON values: the spelling that logs, tables and exports share (method, Encodings)."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from msgspec import Struct

from okrtui.okr.records import SETS, Record

NOT_STORED = frozenset({"id", "space", "deleted", "key"})


def number(value: Decimal) -> str:
    """A number digit for digit, never in exponent form."""
    return format(value, "f")


def plain(value: Any) -> Any:
    """The JSON value of a field: groups as dicts without what is absent, numbers as decimal strings."""
    match value:
        case Struct():
            names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
            return {name: plain(v) for name, field in names if (v := getattr(value, field)) not in (None, ())}
        case Decimal():
            return number(value)
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
        case tuple() | list():
            return [plain(item) for item in value]
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case _:
            return value


def fields_of(record: Record) -> dict[str, Any]:
    """All fields a record has a value in, by their stored names, but for its id, space, key and deletion."""
    names = zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True)
    values = ((name, getattr(record, field)) for name, field in names if name not in NOT_STORED)
    return {name: plain(value) for name, value in values if not _is_absent(record, name, value)}


def _is_absent(record: Record, name: str, value: Any) -> bool:
    """None, False, an empty set and an empty group say nothing; zero, and no step done, do."""
    if value is None or value is False:
        return True
    return (value == () and name in SETS.get(record.KIND, ())) or (
        isinstance(value, Struct) and not plain(value)
    )


def registers_of(record: Record) -> dict[str, Any]:
    """The first value of each register of a new record: sets as one register per member."""
    sets = SETS.get(record.KIND, frozenset())
    registers: dict[str, Any] = {}
    for name, value in fields_of(record).items():
        if name not in sets:
            registers[name] = value
        elif isinstance(value, dict):
            registers |= {f"{name}/{member}": item for member, item in value.items()}
        else:
            registers |= {f"{name}/{member}": True for member in value}
    return registers
