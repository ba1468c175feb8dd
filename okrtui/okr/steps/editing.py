"""Editing the fields of a record, each checked by what it means."""

from typing import Any

from okrtui.okr.alignment import require_no_circle, require_no_unit_circle
from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError
from okrtui.okr.naming import kind_of, name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    Cycle,
    HealthMetric,
    KeyResult,
    Objective,
    Outlook,
    Person,
    Priority,
    Record,
    Unit,
    Whose,
)  # fmt: skip
from okrtui.okr.steps.key_results import require_weight
from okrtui.okr.steps.plan import require_for_a_line
from okrtui.okr.steps.rules import (
    require_here,
    require_known,
    require_length,
    require_not_below,
    require_open,
    require_text,
)  # fmt: skip
from okrtui.okr.steps.step import Author, Step, changes_of, step

NAMES = frozenset({"title", "name", "text"})
PEOPLE = frozenset({"owner", "keeper", "author"})


def edit(okrs: Okrs, author: Author, record: Record, **values: Any) -> Step:
    """Give fields of a record other values (names as in Python); only what differs is changed."""
    if record.IMMUTABLE:
        raise RefusedError(f"{kind_of(record)} is never edited; record a correction instead")
    values = {name: _sound(name, value) for name, value in values.items()}
    changes = changes_of(record, values)
    if not changes:
        raise BadInputError(f"nothing to change: “{name_of(record)}” is like that already")

    def rule(okrs: Okrs) -> None:
        now = okrs.get(record.id)
        if not isinstance(now, type(record)):
            raise NotFoundError(record.KIND.replace("_", " "), record.id)
        require_open(okrs, now)
        if isinstance(record, Priority | Outlook):
            require_here(okrs, record)
        for name, value in values.items():
            _require_reference(okrs, record, name, value)

    fields = ", ".join(change.field.replace("_", " ") for change in changes)
    return step(okrs, author, f"edited “{name_of(record)}”: {fields}", *changes, rule=rule)


def _sound(name: str, value: Any) -> Any:
    """The value; BadInputError when it is too long, and for an empty name or a weight that weighs nothing."""
    if name in NAMES:
        return require_text(value, f"the {name}")
    if isinstance(value, str):
        return require_length(value, f"the {name}")
    if name == "weight":
        require_weight(value)
    return value


def _require_reference(okrs: Okrs, record: Record, name: str, value: Any) -> None:
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
        case "objective", KeyResult() | HealthMetric():
            require_known(okrs, value, "objective", Objective)
            require_open(okrs, okrs.objectives.get(value or ""))
        case "key_result", Priority() | Outlook() if value is not None:
            require_for_a_line(okrs, record.space, value)
