"""Editing the fields of a record, each checked by what it means."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from okrtui.okr.alignment import require_no_circle, require_no_unit_circle
from okrtui.okr.committee import told_by
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.kinds import field_words
from okrtui.okr.naming import kind_of, name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    Cycle,
    HealthMetric,
    Idea,
    KeyResult,
    Objective,
    Outlook,
    Person,
    Priority,
    Record,
    Settings,
    Space,
    Unit,
    Whose,
)  # fmt: skip
from okrtui.okr.steps.health import require_beside, require_own_name
from okrtui.okr.steps.ideas import require_own
from okrtui.okr.steps.key_results import require_weight
from okrtui.okr.steps.people import require_own_names
from okrtui.okr.steps.plan import require_for_a_line
from okrtui.okr.steps.rules import (
    require_here,
    require_known,
    require_length,
    require_not_below,
    require_open,
    require_text,
    require_there,
)  # fmt: skip
from okrtui.okr.steps.step import Author, Change, Step, changes_of, step
from okrtui.okr.steps.units import require_place

NAMES = frozenset({"title", "name", "text"})
PEOPLE = frozenset({"owner", "keeper", "author"})


def edit(okrs: Okrs, author: Author, record: Record, **values: Any) -> Step:
    """Give fields of a record other values (names as in Python); only what differs is changed."""
    if record.IMMUTABLE:
        raise RefusedError(f"{kind_of(record)} is never edited; record a correction instead")
    values = {name: _sound(name, value) for name, value in values.items()}
    changes = _changes(record, values)
    if not changes:
        raise BadInputError(f"nothing to change: “{name_of(record)}” is like that already")

    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, record)
        require_open(okrs, now)
        if isinstance(record, Priority | Outlook):
            require_here(okrs, record)
        _require_fitting(okrs, author, now, values)
        for name, value in values.items():
            require_reference(okrs, record, name, value)

    fields = ", ".join(dict.fromkeys(_told(change.field) for change in changes))
    title = f"edited “{name_of(record)}”: {fields}"
    if isinstance(record, Space):
        title = told_by(okrs, author, title)
    return step(okrs, author, title, *changes, rule=rule)


def _require_fitting(okrs: Okrs, author: Author, now: Record, values: Mapping[str, Any]) -> None:
    """An OkrError where a name or place is taken by another, or the words of an idea are another's."""
    changed = frozenset(values)
    match now:
        case HealthMetric() if changed & {"name", "for_"}:
            require_own_name(okrs, replace(now, **values))
        case Unit() if changed & {"name", "level", "parent"}:
            require_place(okrs, replace(now, **values))
        case Person() if changed & {"name", "handle"}:
            require_own_names(okrs, replace(now, **values))
        case Idea() if changed & {"title", "why"}:
            require_own(now, author)


def _told(field: str) -> str:
    """A field as a title names it: a setting by its own name, a set without its members."""
    return field_words(field.removeprefix("settings/").partition("/")[0])


def _changes(record: Record, values: Mapping[str, Any]) -> tuple[Change, ...]:
    """The changes; each setting of a space is a register of its own, so that two people may settle two."""
    settings = values.get("settings")
    fields = changes_of(record, {name: value for name, value in values.items() if name != "settings"})
    if not (isinstance(record, Space) and isinstance(settings, Settings)):
        return fields
    pairs = ((n, getattr(record.settings, n), getattr(settings, n)) for n in settings.__struct_fields__)
    settled = (Change(record.id, f"settings/{n}", old, new) for n, old, new in pairs if old != new)
    return (*fields, *settled)


def _sound(name: str, value: Any) -> Any:
    """The value; BadInputError when it is too long, and for an empty name or a weight that weighs nothing."""
    if name in NAMES:
        return require_text(value, f"the {name}")
    if isinstance(value, str):
        return require_length(value, f"the {name}")
    if name == "weight":
        require_weight(value)
    if isinstance(value, Settings):
        _require_days(value)
    return value


def _require_days(settings: Settings) -> None:
    """BadInputError for a weekday beyond Monday (0) to Sunday (6), and for a month beyond 1 to 12."""
    for name, day in (("week start", settings.week_start), ("check-in day", settings.check_in_day)):
        if day is not None and not 0 <= day <= 6:
            raise BadInputError(f"{day} is no {name}: use 0 for Monday to 6 for Sunday")
    month = settings.fiscal_year_month
    if month is not None and not 1 <= month <= 12:
        raise BadInputError(f"{month} is no month: the fiscal year begins in one of 1 to 12")


def require_reference(okrs: Okrs, record: Record, name: str, value: Any) -> None:
    """An OkrError where a field (named as in Python) would name what is not there, or may not be named there."""
    if name in PEOPLE:
        require_known(okrs, value, "person", Person)
    match name, record:
        case "for_", _ if isinstance(value, Whose):
            require_known(okrs, value.unit, "unit", Unit)
            require_known(okrs, value.person, "person", Person)
        case "cycle", Objective():
            require_known(okrs, value, "cycle", Cycle)
            if (cycle := okrs.cycles.get(value or "")) and cycle.phase == "closed":
                raise RefusedError(f"{cycle.name} is closed and read-only; choose another cycle")
        case "parent", Objective():
            require_known(okrs, value, "objective or key result", Objective, KeyResult)
            require_no_circle(okrs, record, value)
            require_not_below(okrs, record, value)
        case "parent", Unit():
            require_known(okrs, value, "unit", Unit)
            require_no_unit_circle(okrs, record, value)
        case "objective", HealthMetric() if value is not None:
            require_beside(okrs, record.space, value)
        case "objective", KeyResult():
            require_known(okrs, value, "objective", Objective)
            require_open(okrs, okrs.objectives.get(value or ""))
        case "key_result", Priority() | Outlook() if value is not None:
            require_for_a_line(okrs, record.space, value)
