"""Everything of one space as JSON: lossless, and the same bytes for the same contents."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import msgspec
from msgspec import Struct

from okrtui.exchange.json_fields import FORMAT, LISTS
from okrtui.okr import progress
from okrtui.okr.grading import objective_score
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import CHILDREN, PLURALS, Okrs
from okrtui.okr.records import SETS, CheckIn, Cycle, KeyResult, Objective, Record, Space, Whose
from okrtui.okr.references import translate

_encoder = msgspec.json.Encoder(decimal_format="number")
_LEFT_OUT = frozenset({"id", "space", "deleted", "key", "said_by"})
_MOST_DIGITS = 400
_FOUR_PLACES = Decimal("0.0001")


def write_json(okrs: Okrs, as_of: datetime, *, other: Sequence[Mapping[str, Any]] = ()) -> str:
    """The OKRs of one space, trash included, as JSON text; derived keys as of a moment.

    `other` holds records of kinds this version does not know, as they are.
    """
    names = _public_ids(okrs)
    document: dict[str, Any] = {"okrtui": FORMAT, "space": _space(okrs)}
    for name, kind in LISTS.items():
        document[name] = [_record(okrs, record, names, as_of) for record in _listed(okrs, kind, names)]
    document["other"] = list(other)
    document["as_of"] = _time(as_of)
    return msgspec.json.format(_encoder.encode(document), indent=2).decode() + "\n"


def _public_ids(okrs: Okrs) -> dict[str, str]:
    """Each record's id outside; its own where another of its kind goes by the same."""
    records = list(okrs.records())
    own = {record.id for record in records}
    names: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for record in records:
        name = public_id(record)
        is_free = (record.KIND, name) not in taken and (name == record.id or name not in own)
        names[record.id] = name if is_free else record.id
        taken.add((record.KIND, names[record.id]))
    return names


def _space(okrs: Okrs) -> dict[str, Any] | None:
    space = next(iter(okrs.spaces.values()), None)
    if not isinstance(space, Space):
        return None
    settings = _json(space.settings)
    return {"id": space.space, "name": space.name, "mission": space.mission, "settings": settings}


# -- one record


def _record(okrs: Okrs, record: Record, names: Mapping[str, str], as_of: datetime) -> dict[str, Any]:
    document: dict[str, Any] = {"id": names[record.id]}
    if record.deleted:
        document["deleted"] = True
    for name, field in zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True):
        if name not in _LEFT_OUT:
            document[name] = _json(getattr(record, field))
    if isinstance(record, CheckIn):
        document["by"] = record.said_by or record.by
    translate(document, record.KIND, lambda field, kinds, id_: names.get(id_, id_))
    for name in SETS.get(record.KIND, ()):
        document[name].sort()
    return document | _derived(okrs, record, as_of.date())


def _json(value: Any) -> Any:
    match value:
        case Whose():
            return {n: id_ for n in ("unit", "person") if (id_ := getattr(value, n)) is not None} or None
        case Struct():
            names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
            return {name: _json(getattr(value, field)) for name, field in names}
        case Decimal():
            return _number(value)
        case datetime():
            return _time(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_json(item) for item in value]
        case _:
            return value


def _number(value: Decimal) -> Decimal | None:
    """The number digit for digit without an exponent; None for what is no number anybody typed."""
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return None
    return Decimal(format(value, "f"))


def _time(value: datetime) -> str:
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# -- what is computed for readers


def _derived(okrs: Okrs, record: Record, today: date) -> dict[str, Any]:
    match record:
        case KeyResult():
            at = progress.standing(okrs, record)
            word = progress.status(okrs, record, today)
            return {
                "progress": _rounded(at.progress),
                "confidence": at.confidence,
                "status": word.replace(" ", "_"),
            }
        case Objective():
            mean = progress.objective_progress(okrs, record)
            return {"progress": _rounded(mean), "score": _rounded(objective_score(okrs, record))}
        case _:
            return {}


def _rounded(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    places = value.quantize(_FOUR_PLACES, ROUND_HALF_UP).normalize()
    return Decimal(format(places, "f"))


# -- the order of the lists


def _listed(okrs: Okrs, kind: type[Record], names: Mapping[str, str]) -> Iterable[Record]:
    hidden = [record for record in okrs.trash.values() if isinstance(record, kind)]
    if kind.KIND in CHILDREN:
        return _children(okrs, kind, hidden, names)
    records = [*getattr(okrs, PLURALS[kind.KIND]).values(), *hidden]
    if kind is KeyResult:
        rank = {o.id: place for place, o in enumerate(_listed(okrs, Objective, names))}
        return sorted(records, key=lambda r: (rank.get(r.objective or "", len(rank)), *_place(r, names)))
    if kind is Objective:
        rank = {c.id: place for place, c in enumerate(_listed(okrs, Cycle, names))}
        return sorted(records, key=lambda r: (rank.get(r.cycle or "", len(rank)), *_place(r, names)))
    return sorted(records, key=lambda record: _place(record, names))


def _place(record: Record, names: Mapping[str, str]) -> tuple[str, str, str, str]:
    """A cycle by its start, a line by its week; then by fractional index, name and id."""
    start = record.span.start if isinstance(record, Cycle) else None
    first = start.isoformat() if start else str(getattr(record, "week", ""))
    order = getattr(record, "order", None)
    name = str(getattr(record, "name", ""))
    return (first, order[1] if order else "~", name, names[record.id])


def _children(
    okrs: Okrs, kind: type[Record], hidden: Sequence[Record], names: Mapping[str, str]
) -> Iterable[Record]:
    """By what they belong to, then as they were recorded: which correction counts depends on it."""
    table, parent = CHILDREN[kind.KIND]
    rank = {r.id: n for n, r in enumerate(_listed(okrs, KeyResult, names))} if parent == "key_result" else {}

    def place(about: str | None) -> tuple[int, str]:
        return (rank.get(about or "", len(rank)), names.get(about or "", about or ""))

    groups: Mapping[str, tuple[Record, ...]] = getattr(okrs, table)
    shown = [record for about in sorted(groups, key=place) for record in groups[about]]
    trashed = sorted(hidden, key=lambda r: (_day(r), names[r.id]))
    return sorted([*shown, *trashed], key=lambda r: place(getattr(r, parent)))


def _day(record: Record) -> str:
    recorded, on = getattr(record, "recorded", None), getattr(record, "on", None)
    return f"{on or ''} {_time(recorded) if recorded else ''}"
