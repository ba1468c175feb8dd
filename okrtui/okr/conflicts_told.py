"""Conflicts in words: what is contested, each way out, and what is only to be known."""

from okrtui.okr.conflicts import Choice, Conflict, Remark, stays_in_trash
from okrtui.okr.fields_told import field_told, record_of, value_told
from okrtui.okr.measures import value_text
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import value_of
from okrtui.okr.records import CheckIn, Measure
from okrtui.okr.steps.trash import DELETED

UNKNOWN = "something that is not here"


def subject_told(okrs: Okrs, conflict: Conflict) -> str:
    """`“Make releases boring”: title`."""
    record = record_of(okrs, conflict.id)
    if record is None:
        return UNKNOWN
    return f"“{name_of(record)}”: {contested_told(okrs, conflict)}"


def contested_told(okrs: Okrs, conflict: Conflict) -> str:
    """What of a record is contested: `title`, `its place in the trash` …"""
    record = record_of(okrs, conflict.id)
    match conflict.kind:
        case "field":
            return field_told(okrs, record, conflict.field) if record else conflict.field
        case "trash" if conflict.choices[0].value is True:
            return "changed while it lay in the trash"
        case "trash":
            return "deleted by one, brought back by another"
        case "correction":
            check_in = _check_in(okrs, conflict.id, conflict.choices[0].value)
            on = f" of {check_in.on.isoformat()}" if check_in and check_in.on else ""
            return f"check-in{on} corrected twice"
        case "circle":
            return "its support closes a circle, and is left out"


def choice_told(okrs: Okrs, conflict: Conflict, choice: Choice) -> str:
    """What would stand for all."""
    record = record_of(okrs, conflict.id)
    match conflict.kind:
        case "field":
            return value_told(okrs, record, conflict.field, choice.value) if record else str(choice.value)
        case "trash":
            return _trash_told(okrs, conflict, choice)
        case "correction":
            return _check_in_told(okrs, conflict.id, choice.value)
        case "circle":
            return _link_told(okrs, choice.value)


def _trash_told(okrs: Okrs, conflict: Conflict, choice: Choice) -> str:
    record = record_of(okrs, conflict.id)
    if stays_in_trash(choice):
        return "in the trash"
    if choice.field == DELETED or record is None:
        return "brought back as it is"
    told = value_told(okrs, record, choice.field, choice.value)
    return f"brought back, with the {field_told(okrs, record, choice.field)} {told}"


def _check_in_told(okrs: Okrs, key_result: str, id_: str) -> str:
    """`8.5 %, confidence 4, “rollback still manual”, 2026-11-17`."""
    known, check_in = okrs.key_results.get(key_result), _check_in(okrs, key_result, id_)
    if check_in is None:
        return UNKNOWN
    value = value_of(known.measure if known else Measure(), check_in)
    parts = [
        value_text(known.measure, value) if known and value is not None else "",
        "" if check_in.confidence is None else f"confidence {check_in.confidence}",
        f"“{check_in.note}”" if check_in.note else "",
        check_in.on.isoformat() if check_in.on else "",
    ]
    return ", ".join(part for part in parts if part)


def _check_in(okrs: Okrs, key_result: str, id_: str) -> CheckIn | None:
    return next((c for c in okrs.check_ins.get(key_result, ()) if c.id == id_), None)


def _link_told(okrs: Okrs, id_: str) -> str:
    objective = okrs.objectives.get(id_)
    if objective is None:
        return UNKNOWN
    above = record_of(okrs, objective.parent or "")
    return f"“{objective.title}” no longer supports “{name_of(above) if above else UNKNOWN}”"


def chosen_told(conflict: Conflict, place: int) -> str:
    """What is true of a choice now: that it shows, that the link is left out; mostly nothing."""
    if place:
        return ""
    match conflict.kind:
        case "circle":
            return "left out now"
        case "correction":
            return "counts now"
        case "trash":
            return "is so now"
        case "field":
            return "shows now"


def remark_told(okrs: Okrs, remark: Remark) -> str:
    """One sentence, with the way out where there is one."""
    who = okrs.person_name(remark.by) or "somebody"
    on = f" on {remark.at.date().isoformat()}" if remark.at else ""
    match remark.kind:
        case "forked":
            return (
                f"{who} worked on from a copy or a backup beside the original{on}: "
                "both are kept, and nothing is to be done"
            )
        case "after_closing":
            cycle = okrs.cycles.get(remark.id)
            name, did = cycle.name if cycle else UNKNOWN, remark.did or "changed something"
            return f"{name} was closed before this came: {who} {did}{on}; reopen it to take that in"
