"""Records as the command line tells them: lines of text, and the values of `--json`."""

import os
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from okrtui.okr.conflicts import fields_in_conflict
from okrtui.okr.measures import Value, measure_text, value_text
from okrtui.okr.naming import public_id
from okrtui.okr.numbers import number_text, percent_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import objective_progress, pace, standing, status
from okrtui.okr.records import CheckIn, KeyResult, Objective, Record
from okrtui.okr.rhythm import is_due, is_stale
from okrtui.okr.text import fit, safe

GLYPHS: Mapping[str, str] = {
    "new": "○", "done": "✓", "on track": "●", "open": "◐", "at risk": "▲", "off track": "◆",
    "holding": "●", "not holding": "◆", "dropped": "×",
}  # fmt: skip
BESIDE_TITLE = 60
"""Cells that stand beside a title on a usual line."""


def percent(raw: Decimal | None) -> str:
    """Progress in whole percents; a dash where there is none."""
    return "–" if raw is None else percent_text(raw)


def key_result_facts(okrs: Okrs, kr: KeyResult, today: date) -> dict[str, Any]:
    """A key result with what follows from its check-ins."""
    at = standing(okrs, kr)
    owner = okrs.owner_of(kr)
    return {
        "id": public_id(kr),
        "title": kr.title,
        "owner": _id(okrs, owner),
        "owner_name": okrs.person_name(owner) or None,
        "measure": measure_facts(kr),
        "value": value_facts(at.value),
        "raw": round(at.raw, 6),
        "progress": round(at.progress, 6),
        "confidence": at.confidence,
        "rated": at.rated,
        "status": status(okrs, kr, today, at),
        "pace": pace(okrs, kr, today, at),
        "due": kr.due,
        "is_due": is_due(okrs, kr, today),
        "is_stale": is_stale(okrs, kr, today),
        "state": kr.state,
        "weight": kr.weight,
        "in_conflict": list(fields_in_conflict(okrs, kr.id)),
    }


def measure_facts(kr: KeyResult) -> dict[str, Any]:
    """The measure as the JSON export writes it."""
    measure = kr.measure
    return {
        "kind": measure.kind,
        "start": measure.start,
        "target": measure.target,
        "unit": measure.unit,
        "steps": [{"id": s.id, "name": s.name, "date": s.by_date} for s in measure.steps],
    }


def value_facts(value: Any) -> Any:
    """A value: a number, or the ids of the steps done."""
    return list(value) if isinstance(value, tuple) else value


def objective_facts(okrs: Okrs, objective: Objective, today: date) -> dict[str, Any]:
    """An objective with its key results and progress."""
    cycle = okrs.cycles.get(objective.cycle or "")
    progress = objective_progress(okrs, objective)
    return {
        "id": public_id(objective),
        "title": objective.title,
        "cycle": cycle.name if cycle else None,
        "unit": _name(okrs.units.get(objective.for_.unit or "")),
        "owner": _id(okrs, objective.owner),
        "owner_name": okrs.person_name(objective.owner) or None,
        "kind": objective.kind,
        "origin": objective.origin,
        "state": objective.state,
        "supports": _id(okrs, objective.parent),
        "progress": None if progress is None else round(progress, 6),
        "in_conflict": list(fields_in_conflict(okrs, objective.id)),
        "key_results": [
            key_result_facts(okrs, kr, today) for kr in okrs.key_results_of.get(objective.id, ())
        ],
    }


def check_in_facts(okrs: Okrs, check_in: CheckIn) -> dict[str, Any]:
    """A check-in with the name of who made it."""
    return {
        "id": public_id(check_in),
        "on": check_in.on,
        "value": value_facts(check_in.steps_done if check_in.steps_done is not None else check_in.value),
        "confidence": check_in.confidence,
        "note": check_in.note,
        "by": _id(okrs, check_in.by),
        "by_name": okrs.person_name(check_in.by) or None,
        "said_by": _id(okrs, check_in.said_by),
        "via": check_in.via,
        "recorded": check_in.recorded,
        "fixes": _id(okrs, check_in.fixes),
    }


def _id(okrs: Okrs, id_: str | None) -> str | None:
    record = okrs.get(id_)
    return public_id(record) if record else id_


def _name(record: Any) -> str | None:
    return record.name if record else None


def tag(okrs: Okrs, record: Record) -> str:
    """The short id that names a record on the command line."""
    return okrs.short_ids[record.id]


def title_cells(beside: int = BESIDE_TITLE) -> int:
    """The cells a title gets beside what takes so many: what the terminal leaves, of 104 columns without one."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = 104
    return min(72, max(24, columns - beside))


def objective_line(okrs: Okrs, objective: Objective, depth: int = 0) -> str:
    """An objective on one line: id, title, progress, owner."""
    title = fit("  " * depth + safe(objective.title), title_cells() + 4)
    shown = percent(objective_progress(okrs, objective))
    owner = safe(okrs.person_name(objective.owner))
    state = "" if objective.state == "active" else f"  {objective.state}"
    return f"{tag(okrs, objective)}  {title} {shown:>6}  {owner}{state}{contested(okrs, objective)}".rstrip()


def key_result_line(okrs: Okrs, kr: KeyResult, today: date, depth: int = 1) -> str:
    """A key result on one line: id, title, progress, confidence, status, value, due."""
    at = standing(okrs, kr)
    word = status(okrs, kr, today, at)
    title = fit("  " * depth + safe(kr.title), title_cells())
    confidence = "–" if at.confidence is None else str(at.confidence)
    due = "  due" if is_due(okrs, kr, today) else ""
    now = "" if at.value is None else f", now {safe(_bare_value(kr, at.value))}"
    measured = safe(measure_text(kr.measure)) + now
    shown = f"{percent(at.raw):>6}  {confidence:>2}  {GLYPHS[word]} {word:<11} {measured}{due}"
    return f"  {tag(okrs, kr)}  {title} {shown}{contested(okrs, kr)}"


def contested(okrs: Okrs, record: Record) -> str:
    """The mark at the end of a line where something of the record is in conflict; mostly nothing."""
    return "  ! conflict" if fields_in_conflict(okrs, record.id) else ""


def _bare_value(kr: KeyResult, value: Value) -> str:
    """The value without its unit, for beside the measure."""
    return (
        number_text(value)
        if isinstance(value, Decimal) and kr.measure.unit
        else value_text(kr.measure, value)
    )
