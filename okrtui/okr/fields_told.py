"""Fields and their values in the words people use: `due date`, `4 → 20 deploys`, `“Make releases boring”`."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import msgspec

from okrtui.okr.kinds import field_words
from okrtui.okr.limits_typed import limits_told
from okrtui.okr.measures import measure_text
from okrtui.okr.naming import name_of
from okrtui.okr.numbers import number_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    Grade,
    Limits,
    Measure,
    Objective,
    ObjectiveVerdict,
    Record,
    Span,
    Unit,
    Whose,
)

T = TypeVar("T")
NOTHING = "nothing"
TEXTS = frozenset(
    {
        "title", "name", "text", "why", "link", "mission", "handle", "reflection", "because",
        "went_well", "went_badly", "lessons", "next", "external_id",
    }
)  # fmt: skip
"""Fields whose values are what people typed."""

REFERENCES = frozenset(
    {"owner", "keeper", "author", "parent", "cycle", "objective", "key_result", "idea", "carried_from"}
)
DAYS = frozenset({"due", "starts", "away_until", "left"})
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MEMBERS = {"units": "member of", "supporters": "supported by", "devices": "device"}
"""Sets, whose members are told each as a field of its own."""


def record_of(okrs: Okrs, id_: str) -> Record | None:
    """The record with this id, of whatever kind, also a space and from the trash."""
    spaces = (space for space in okrs.spaces.values() if space.id == id_)
    return next(spaces, None) or okrs.get(id_)


def field_told(okrs: Okrs, record: Record, name: str) -> str:
    """What people call a field as it is stored: `due date`, `member of “Platform”`."""
    base, _, member = name.partition("/")
    if base in MEMBERS:
        return f"{MEMBERS[base]} {_named(okrs, member)}"
    name = member or base
    match name, record:
        case "parent", Objective():
            return "support link"
        case "parent", Unit():
            return "unit above"
        case _:
            return field_words(name)


def value_told(okrs: Okrs, record: Record, name: str, value: Any) -> str:
    """A value of a field, both as they are stored; what cannot be such a value is told as it is."""
    base, _, member = name.partition("/")
    if base in MEMBERS:
        return "no" if value is None else "yes"
    if value in (None, {}, [], ""):
        return NOTHING
    told = _setting(member, value) if base == "settings" else _told(okrs, record, base, value)
    return told or msgspec.json.encode(value).decode()


def _told(okrs: Okrs, record: Record, name: str, value: Any) -> str | None:
    """The value in words; None where it is none of this field."""
    if name == "order":
        return _place(okrs, record, value)
    if name in GROUPS:
        return GROUPS[name](value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        return _whose(okrs, value) if name == "for" else None
    if name in TEXTS:
        return f"“{value}”"
    if name in REFERENCES:
        return _named(okrs, value)
    return _day(value) if name in DAYS else _word(name, value)


def _setting(name: str, value: Any) -> str | None:
    """`Sunday`, `objectives 4`, `K2, O3`."""
    match value:
        case int() if name in ("week_start", "check_in_day") and value in range(7):
            return WEEKDAYS[value]
        case dict():
            return ", ".join(f"{what} {limit}" for what, limit in value.items())
        case list():
            return ", ".join(map(str, value))
        case int() | str():
            return str(value)
        case _:
            return None


def _word(name: str, value: str) -> str:
    if name == "week":
        return value[5:]
    return value if name in ("weight", "unit") else value.replace("_", " ")


def _named(okrs: Okrs, id_: str) -> str:
    """A record by its name, a person without quotes."""
    record = record_of(okrs, id_)
    if record is None:
        return "something that is not here"
    return name_of(record) if record.KIND in ("person", "cycle") else f"“{name_of(record)}”"


def _whose(okrs: Okrs, value: Any) -> str | None:
    whose = _read(value, Whose)
    named = whose and (whose.unit or whose.person)
    return _named(okrs, named) if named else None


def _place(okrs: Okrs, record: Record, value: Any) -> str | None:
    """Which place among its siblings an order gives a record."""
    order = _read(value, tuple[str, str])
    if order is None:
        return None
    others = [getattr(each, "order", None) for each in _siblings(okrs, record)]
    places = [other[1] for other in others if other is not None and other[0] == order[0]]
    return f"place {1 + sum(place < order[1] for place in places)}"


def _siblings(okrs: Okrs, record: Record) -> list[Record]:
    every = (
        *okrs.objectives.values(), *okrs.key_results.values(), *okrs.priorities.values(),
        *okrs.outlooks.values(), *okrs.units.values(), *okrs.health_metrics.values(),
    )  # fmt: skip
    return [each for each in every if each.KIND == record.KIND and each.id != record.id]


def _measure(value: Any) -> str | None:
    measure = _read(value, Measure)
    return measure_text(measure) if measure else None


def _limits(value: Any) -> str | None:
    limits = _read(value, Limits)
    return limits_told(limits) if limits else None


def _span(value: Any) -> str | None:
    span = _read(value, Span)
    ends = (span.start, span.end) if span else ()
    return " – ".join(end.isoformat() if end else "?" for end in ends) or None


def _grade(value: Any) -> str | None:
    """`0.70 +0.05 go on: “because”`."""
    grade = _read(value, Grade)
    if grade is None:
        return None
    score = number_text(grade.score) if grade.score is not None else "no score"
    moved = f"{grade.adjustment:+f}".replace("-", "−") if grade.adjustment else ""
    return _joined((score, moved, _spelt(grade.verdict)), grade.explanation or grade.because)


def _verdict(value: Any) -> str | None:
    verdict = _read(value, ObjectiveVerdict)
    return _joined((_spelt(verdict.verdict),), verdict.because) if verdict else None


def _spelt(word: str | None) -> str:
    return (word or "").replace("_", " ")


def _joined(parts: tuple[str, ...], why: str | None) -> str:
    told = " ".join(part for part in parts if part)
    return f"{told}: “{why}”" if why else told


def _day(value: str) -> str | None:
    day = _read(value, date)
    return day.isoformat() if day else None


def _read(value: Any, kind: Callable[..., T] | type[T]) -> T | None:
    try:
        read: T = msgspec.convert(value, kind)
    except (msgspec.ValidationError, ValueError):
        return None
    return read


GROUPS: dict[str, Callable[[Any], str | None]] = {
    "measure": _measure, "limits": _limits, "span": _span, "grade": _grade, "verdict": _verdict,
}  # fmt: skip
"""Fields that are several in one."""
