"""Settling a conflict: one value is taken for all, one of those that stand or another one."""

from typing import Any

from okrtui.okr.conflicts import Choice, Conflict, fixes_of, line_of, stays_in_trash
from okrtui.okr.encoding import plain
from okrtui.okr.errors import GoneError, RefusedError
from okrtui.okr.fields_told import field_told, record_of, value_told
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import CheckIn, KeyResult, Objective, Record
from okrtui.okr.steps.editing import require_reference
from okrtui.okr.steps.rules import require_open, require_there
from okrtui.okr.steps.step import Author, Change, Step, step
from okrtui.okr.steps.trash import DELETED


def settle(okrs: Okrs, author: Author, conflict: Conflict, choice: Choice) -> Step:
    """Take one of the ways out of a conflict; whatever the clocks say it stands, as it names all it replaces."""
    match conflict.kind:
        case "field":
            return settle_with(okrs, author, conflict, choice.value)
        case "trash":
            return _settle_trash(okrs, author, conflict, stays=stays_in_trash(choice))
        case "circle":
            return _untie(okrs, author, conflict, choice.value)
        case "correction":
            return _keep_correction(okrs, author, conflict, choice.value)


def settle_with(okrs: Okrs, author: Author, conflict: Conflict, value: Any) -> Step:
    """Give a field in conflict one value for all, perhaps one that nobody had given it."""
    record, name, stored = _record(okrs, conflict), conflict.field, plain(value)
    word = field_told(okrs, record, name)

    def rule(now: Okrs) -> None:
        here = require_there(now, record)
        require_open(now, here)
        if name not in now.contested.get(record.id, ()):
            shown = value_told(now, here, name, _shown(here, name))
            raise RefusedError(f"the {word} of “{name_of(here)}” was settled meanwhile: {shown}")
        if isinstance(stored, str):
            require_reference(now, here, name, stored)

    change = Change(record.id, name, conflict.choices[0].value, stored)
    told = value_told(okrs, record, name, stored)
    return step(okrs, author, f"settled the {word} of “{name_of(record)}”: {told}", change, rule=rule)


def _record(okrs: Okrs, conflict: Conflict) -> Record:
    record = record_of(okrs, conflict.id)
    if record is None:
        raise GoneError("record")
    return record


def _shown(record: Record, name: str) -> Any:
    """What a field shows now, as it is stored."""
    base, _, member = name.partition("/")
    value = plain(getattr(record, "for_" if base == "for" else base, None))
    if not member:
        return value
    return value.get(member) if isinstance(value, dict) else True if member in (value or ()) else None


def _settle_trash(okrs: Okrs, author: Author, conflict: Conflict, *, stays: bool) -> Step:
    """Leave a record in the trash, knowing what was done to it since; or bring it back with that."""
    record = _record(okrs, conflict)

    def rule(now: Okrs) -> None:
        require_open(now, record)
        if DELETED not in now.contested.get(record.id, ()):
            where = "is in the trash" if record.id in now.trash else "was brought back"
            raise RefusedError(f"“{name_of(record)}” was settled meanwhile: it {where}")
        if record_of(now, record.id) != record:
            raise RefusedError(f"“{name_of(record)}” was changed once more meanwhile: look again")

    title = f"left “{name_of(record)}” in the trash" if stays else f"brought back “{name_of(record)}”"
    return step(okrs, author, title, Change(record.id, DELETED, True, True if stays else None), rule=rule)


def _untie(okrs: Okrs, author: Author, conflict: Conflict, tied: str) -> Step:
    """Let one objective of a circle support nothing, so that the others' links hold."""
    objective = okrs.find(Objective, tied)

    def rule(now: Okrs) -> None:
        here = require_there(now, objective)
        require_open(now, here)
        if conflict.id not in now.cut or here.parent != objective.parent:
            raise RefusedError(f"“{name_of(here)}” was tied otherwise meanwhile: look again")

    title = f"untied “{name_of(objective)}”, which closed a circle"
    return step(okrs, author, title, Change(tied, "parent", objective.parent, None), rule=rule)


def _keep_correction(okrs: Okrs, author: Author, conflict: Conflict, kept: str) -> Step:
    """Let one correction count and hide those that were made beside it."""
    key_result = okrs.find(KeyResult, conflict.id)
    beside = _beside(okrs.check_ins.get(key_result.id, ()), kept)

    def rule(now: Okrs) -> None:
        require_there(now, key_result)
        require_open(now, key_result)
        if _beside(now.check_ins.get(key_result.id, ()), kept) != beside or not beside:
            raise RefusedError(f"a check-in of “{name_of(key_result)}” was settled meanwhile: look again")

    changes = (Change(id_, DELETED, None, True) for id_ in beside)
    return step(okrs, author, f"settled a correction of “{name_of(key_result)}”", *changes, rule=rule)


def _beside(check_ins: tuple[CheckIn, ...], kept: str) -> tuple[str, ...]:
    """The corrections of the same check-in that this one neither is nor corrects."""
    fixes = fixes_of(check_ins)
    line = line_of(kept, fixes)

    return tuple(c.id for c in check_ins if c.id not in line and line_of(c.id, fixes)[-1] == line[-1])
