"""A line, a metric or a win by itself, with what is known of it."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from okrtui.cli.contested_views import contested_facts, contested_lines
from okrtui.cli.context import Context
from okrtui.cli.health_views import (
    LIGHTS,
    metric_facts,
    metric_line,
    metric_value,
    reading_facts,
)
from okrtui.cli.plan_views import line_facts, plan_line
from okrtui.cli.said_views import comment_lines, said_facts
from okrtui.cli.telling import Told, told_in
from okrtui.cli.win_views import win_facts, win_line
from okrtui.okr.calendar import week_of
from okrtui.okr.conflicts import Conflict
from okrtui.okr.health import MetricRow, light, metric_row, recent_weeks
from okrtui.okr.limits_typed import limits_told
from okrtui.okr.plan import PlanLine, PlanRecord, times_carried
from okrtui.okr.records import HealthMetric, Outlook, Priority, Record, Win
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import safe


def show_weekly(context: Context, record: Record, conflicts: list[Conflict]) -> None:
    """Say all of one line, metric or win, with what of it is in conflict."""
    if isinstance(record, HealthMetric):
        context.home.load_all()  # its readings of all years
    told = told_in(context)
    contested = contested_facts(context, conflicts) | said_facts(told.okrs, record)
    below = chain(comment_lines(told.okrs, record), contested_lines(context, conflicts))
    match record:
        case Priority() | Outlook():
            line = PlanLine(record, times_carried(told.okrs, record))
            context.say(chain(_line_page(told, line), below), line_facts(told, line) | contested)
        case HealthMetric():
            week = week_of(context.author(record.space).today, start_of(told.okrs, record.space))
            row = metric_row(told.okrs, record, recent_weeks(week))
            facts = metric_facts(told, row) | _readings(told, record) | contested
            context.say(chain(_metric_page(told, row), below), facts)
        case Win():
            context.say(chain((win_line(told, record).strip(),), below), win_facts(told, record) | contested)


def _line_page(told: Told, line: PlanLine) -> Iterator[str]:
    record, okrs = line.record, told.okrs
    yield plan_line(told, line).strip()
    whose = okrs.whose_name(record.for_)
    yield f"      {_place(record)}{f' · for {safe(whose)}' if whose else ''} · {record.state}"
    if key_result := okrs.key_results.get(record.key_result or ""):
        yield f"      serves: {safe(key_result.title)}"
    before = okrs.priorities.get(record.carried_from or "") if isinstance(record, Priority) else None
    if before is not None:
        times = "once" if line.carried == 1 else f"{line.carried} times"
        yield f"      carried {times}, the last time from {before.week[5:]}"


def _place(line: PlanRecord) -> str:
    """`must of 2026-W47`, `outlook for 2026-W49, planned as a should`."""
    if isinstance(line, Priority):
        return f"{line.rank} of {line.week}" if line.rank else f"priority of {line.week}"
    return f"outlook for {line.week}{f', planned as a {line.rank}' if line.rank else ''}"


def _metric_page(told: Told, row: MetricRow) -> Iterator[str]:
    metric = row.metric
    yield metric_line(told, row).strip()
    objective = told.okrs.objectives.get(metric.objective or "")
    whose = told.okrs.whose_name(metric.for_)
    facts = (
        limits_told(metric.limits),
        f"for {whose}" if whose else "",
        f"beside “{objective.title}”" if objective else "",
        "no longer watched" if metric.retired else "",
    )
    yield f"      {' · '.join(safe(fact) for fact in facts if fact)}"
    for reading in sorted(told.okrs.health_readings.get(metric.id, ()), key=lambda r: str(r.on)):
        colour = light(metric, reading)
        said = f"{LIGHTS[colour]} {colour or '–'}"
        value = safe(metric_value(metric, reading.value))
        who = safe(told.okrs.person_name(reading.by))
        note = f"  “{safe(reading.note)}”" if reading.note else ""
        yield f"      {reading.on}  {value:>14}  {said:<7}  {who}{note}"


def _readings(told: Told, metric: HealthMetric) -> dict[str, Any]:
    readings = told.okrs.health_readings.get(metric.id, ())
    return {"readings": [reading_facts(told, reading) for reading in readings]}
