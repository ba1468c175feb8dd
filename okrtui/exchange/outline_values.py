"""The cells of an edited line as values of its record; BadCellError names the column."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from okrtui.exchange import cells
from okrtui.exchange.cells import NO_STEPS, Numbers, read
from okrtui.exchange.csv_columns import Row, fold
from okrtui.exchange.outline_edits import OF_MEASURE, TICKED, LineEdit
from okrtui.exchange.soundness import BadCellError, require_title, require_usable
from okrtui.okr.measures import Value
from okrtui.okr.measures_typed import with_steps_kept
from okrtui.okr.naming import cycle_called, named, person_named, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Measure, Objective, Whose
from okrtui.okr.steps.check_ins import Reading

NUMBERS = Numbers()


def objective_values(okrs: Okrs, space: str, edit: LineEdit) -> dict[str, Any]:
    """What a line says anew of an objective, by field; a word that was taken away leaves its field empty."""
    readers: dict[str, tuple[str, Callable[[str], Any], Any]] = {
        "objective": ("title", require_title, None),
        "cycle": ("cycle", lambda text: cycle_called(okrs, space, text).id, None),
        "owner": ("owner", lambda text: person_named(okrs, text).id, None),
        "unit": ("for_", lambda text: Whose(unit=_unit(okrs, text)), None),
        "origin": ("origin", cells.origin, "bottom_up"),
        "kind": ("kind", cells.commitment, "aspirational"),
        "supports": ("parent", lambda text: named(okrs, text, Objective, KeyResult).id, None),
    }
    values = _read(edit, readers)
    if "for_" in values and values["for_"] is None:
        known = edit.record.owner if isinstance(edit.record, Objective) else None
        values["for_"] = Whose(person=values.get("owner", known))
    return values


def _unit(okrs: Okrs, text: str) -> str:
    """A unit's id; `company` is the company whatever its name."""
    companies = [unit for unit in okrs.units.values() if unit.level == "company"]
    if fold(text) == "company" and len(companies) == 1:
        return companies[0].id
    return unit_named(okrs, text).id


def key_result_values(okrs: Okrs, edit: LineEdit) -> dict[str, Any]:
    """What a line says anew of a key result, its measure and readings aside."""
    readers: dict[str, tuple[str, Callable[[str], Any], Any]] = {
        "key_result": ("title", require_title, None),
        "key_result_owner": ("owner", lambda text: person_named(okrs, text).id, None),
        "due": ("due", cells.day, None),
        "weight": ("weight", NUMBERS.weight, None),
    }
    return _read(edit, readers)


def _read(edit: LineEdit, readers: dict[str, tuple[str, Callable[[str], Any], Any]]) -> dict[str, Any]:
    values = {}
    for name, (field, parse, without) in readers.items():
        if name in edit.changed:
            value = read(edit.row, name, parse)
            values[field] = without if value is None else value
    known = edit.record
    return values if known is None else {f: v for f, v in values.items() if getattr(known, f) != v}


def measure_in(edit: LineEdit) -> Measure:
    """The measure a line states; what the record had, where the line says nothing else of it."""
    known = edit.record.measure if isinstance(edit.record, KeyResult) else None
    if known is not None and not set(OF_MEASURE) & set(edit.changed):
        return known
    stated = NUMBERS.measure(edit.row) or Measure()
    require_usable(stated)
    if known is None:
        return stated
    if stated.kind == known.kind and stated.kind in ("milestones", "yes_no"):
        stated = replace(stated, unit=known.unit)
    return with_steps_kept(known, stated)


def reading_in(edit: LineEdit, measure: Measure, last: Value | None) -> Reading | None:
    """The check-in of a line whose value, box or confidence is another than before, None for no change.

    A number that was taken away takes back no check-in; steps that are ticked no more do.
    """
    value = _value(edit, measure)
    if value is not None and cells.same(value, last):
        value = None
    confidence = read(edit.row, "confidence", cells.confidence) if "confidence" in edit.changed else None
    return None if value is None and confidence is None else Reading(value, confidence)


def _value(edit: LineEdit, measure: Measure) -> Value | None:
    if "value" in edit.changed:
        is_unticked = measure.kind == "milestones" and edit.record is not None
        text = edit.row.get("value") or (NO_STEPS if is_unticked else "")
        row = Row(edit.row.line, {"value": text})
        return read(row, "value", lambda typed: NUMBERS.value(measure, typed))
    match edit.changed.get(TICKED):
        case None:
            return None
        case "":
            return _unticked(measure)
        case _:
            return cells.whole(measure)


def _unticked(measure: Measure) -> Value | None:
    if measure.kind == "milestones":
        return None
    if measure.kind == "yes_no":
        return Decimal(0)
    raise BadCellError(
        "", "the box is ticked off no more: write the value it has now between the parentheses"
    )
