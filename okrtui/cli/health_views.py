"""Health metrics as the command line tells them: text, and the values of `--json`."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from okrtui.cli.telling import Told
from okrtui.cli.views import title_cells
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.health import MetricRow
from okrtui.okr.limits_typed import is_up
from okrtui.okr.measures import value_text
from okrtui.okr.naming import public_id
from okrtui.okr.records import HealthMetric, HealthReading, Light, Limits, Measure
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import cut, fit, safe

LIGHTS: dict[Light | None, str] = {"green": "●", "amber": "▲", "red": "◆", None: "·"}
_BESIDE = 56
"""Cells that usually stand beside the name of a metric."""
_TITLE = 40
"""Cells of the title of the objective it is beside."""


def health_page(told: Told, week: Week, rows: Iterable[MetricRow]) -> Iterator[str]:
    """The metrics as a week shows them, each with its colours of the weeks before."""
    yield week.label
    lines = [metric_line(told, row) for row in rows]
    yield from lines or ["nothing is watched: okrtui health add NAME"]


def metric_line(told: Told, row: MetricRow, *, names_objective: bool = True) -> str:
    """One metric: id, colour, name, value with its week, the weeks before, what it is beside, keeper, where."""
    metric, reading = row.metric, row.reading
    name = fit(safe(metric.name), title_cells(_BESIDE))
    recent = "".join(LIGHTS[each.light] for each in row.recent)
    objective = told.okrs.objectives.get(metric.objective or "")
    place = f"beside “{cut(safe(objective.title), _TITLE)}”" if objective and names_objective else ""
    facts = (_said(told, row), recent, place, told.okrs.person_name(metric.keeper), told.where(metric))
    colour = f"{LIGHTS[row.light]} {row.light or '–'}" if reading else "○ new"
    said = " · ".join(safe(fact) for fact in facts if fact)
    return f"  {told.tags[metric.id]}  {fit(colour, 7)}  {name}  {said}"


def _said(told: Told, row: MetricRow) -> str:
    """The value that was read last, with its week where that is over."""
    if row.reading is None or row.reading.on is None:
        return "not read yet"
    week = week_of(row.reading.on, start_of(told.okrs, row.metric.space))
    value = metric_value(row.metric, row.reading.value)
    return " ".join(part for part in (value, "" if row.is_read else f"({week.label})") if part)


def metric_value(metric: HealthMetric, value: Decimal | None) -> str:
    """A value with the metric's unit; empty where only a colour was given."""
    return "" if value is None else value_text(Measure("reach", unit=metric.unit), value)


def reading_facts(told: Told, reading: HealthReading) -> dict[str, Any]:
    """One reading, as JSON gives it."""
    return {
        "id": public_id(reading),
        "on": reading.on,
        "value": reading.value,
        "status": reading.status,
        "note": reading.note,
        "by": told.known_id(reading.by),
        "by_name": told.okrs.person_name(reading.by) or None,
    }


def metric_facts(told: Told, row: MetricRow) -> dict[str, Any]:
    """One metric with its last reading and the weeks before, as JSON gives it."""
    metric, okrs = row.metric, told.okrs
    unit, objective = okrs.units.get(metric.for_.unit or ""), okrs.objectives.get(metric.objective or "")
    return {
        "id": public_id(metric),
        "record": metric.KIND,
        "name": metric.name,
        "unit": unit.name if unit else None,
        "keeper": told.known_id(metric.keeper),
        "keeper_name": okrs.person_name(metric.keeper) or None,
        "unit_of_measure": metric.unit,
        "limits": metric.limits and _limits_facts(metric.limits),
        "objective": told.known_id(metric.objective),
        "objective_title": objective.title if objective else None,
        "retired": metric.retired,
        "light": row.light,
        "is_read": row.is_read,
        "reading": row.reading and reading_facts(told, row.reading),
        "recent": [
            {"week": str(w.week), "value": w.reading.value if w.reading else None, "light": w.light}
            for w in row.recent
        ],
        "space": told.spaces[metric.space],
    }


def _limits_facts(limits: Limits) -> dict[str, Any]:
    return {"green": limits.green, "amber": limits.amber, "direction": "up" if is_up(limits) else "down"}
