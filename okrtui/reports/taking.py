"""From records to the parts of a report."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from typing import TypeVar

from msgspec.structs import replace

from okrtui.okr.board import Board, KeyResultRow
from okrtui.okr.calendar import week_of
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.health import MetricRow, WeekReading
from okrtui.okr.measures import Value, measure_text, raw, value_text
from okrtui.okr.naming import name_of, public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanLine
from okrtui.okr.records import HealthMetric, HealthReading, KeyResult, Measure, Priority, Record, Win
from okrtui.okr.rhythm import start_of
from okrtui.reports.grade_parts import known_id
from okrtui.reports.parts import (
    CyclePart,
    FindingPart,
    KeyResultPart,
    LinePart,
    MetricPart,
    ReadingPart,
    WinPart,
)

V = TypeVar("V", bound=Value)


def cycle_parts(okrs: Okrs, shown: Board) -> tuple[CyclePart, ...]:
    """The cycles of what a board shows, with the place of its week in them; of nothing the shortest."""
    cycles = (okrs.cycles.get(row.objective.cycle or "") for row in shown.objectives)
    pursued = {(cycle.name, cycle.span) for cycle in cycles if cycle}
    places = [p for p in shown.cycles if (p.cycle.name, p.cycle.span) in pursued] or shown.cycles[:1]
    return tuple(CyclePart(place.cycle.name, place.number, place.of) for place in places)


def key_result_part(okrs: Okrs, row: KeyResultRow) -> KeyResultPart:
    """A key result as a week showed it."""
    objective = okrs.objectives.get(row.key_result.objective or "")
    return KeyResultPart(
        id=public_id(row.key_result),
        title=row.key_result.title,
        objective=public_id(objective) if objective else None,
        objective_title=objective.title if objective else "",
        owner=known_id(okrs, row.owner),
        owner_name=okrs.person_name(row.owner) or None,
        value=finite(row.at.value),
        value_text=value_and_measure(row.key_result, row.at.value),
        status=row.status,
        confidence=row.confidences.number,
        weeks=row.confidences.stood,
    )


def value_and_measure(key_result: KeyResult, value: Value | None) -> str:
    """`12 (4 → 20 deploys)`, `8.5 % (≤ 5 %)`, `2/5 steps`, `done`; the measure alone before the first value."""
    measure = key_result.measure
    match measure.kind:
        case "yes_no":
            return "done" if raw(measure, value) >= 1 else "not done yet"
        case _ if value is None:
            return measure_text(measure)
        case "milestones":
            return f"{value_text(measure, value)} steps"
        case "at_least" | "at_most":
            return f"{value_text(measure, value)} ({measure_text(measure)})"
        case _:
            number = value_text(replace(measure, unit=None), value)
            return f"{number} ({measure_text(measure)})"


def line_part(okrs: Okrs, successors: Mapping[str, Priority], line: PlanLine) -> LinePart:
    """A line of a plan; `successors` are those that carry on another, by its id."""
    record, later = line.record, successors.get(line.id)
    key_result = okrs.key_results.get(record.key_result or "")
    is_carried = record.state == "open" and later is not None
    return LinePart(
        id=public_id(record),
        week=record.week,
        rank=record.rank,
        text=record.text,
        state=record.state,
        fate="carried" if is_carried else record.state,
        owner=known_id(okrs, record.owner),
        owner_name=okrs.person_name(record.owner) or None,
        key_result=public_id(key_result) if key_result else record.key_result,
        key_result_title=key_result.title if key_result else None,
        carried=line.carried,
        to=later.week if later else None,
    )


def line_parts(okrs: Okrs, lines: Iterable[PlanLine]) -> tuple[LinePart, ...]:
    """Lines of plans, in their order."""
    successors = {p.carried_from: p for p in okrs.priorities.values() if p.carried_from is not None}
    return tuple(map(partial(line_part, okrs, successors), lines))


def metric_part(okrs: Okrs, row: MetricRow) -> MetricPart:
    """A metric with its last reading and the weeks before."""
    reading, start = row.reading, start_of(okrs, row.metric.space)
    objective = okrs.objectives.get(row.metric.objective or "")
    return MetricPart(
        id=public_id(row.metric),
        name=row.metric.name,
        keeper=known_id(okrs, row.metric.keeper),
        keeper_name=okrs.person_name(row.metric.keeper) or None,
        unit_of_measure=row.metric.unit,
        value=_number(reading),
        value_text=_measured(row.metric, reading),
        light=row.light,
        is_read=row.is_read,
        read_in=str(week_of(reading.on, start)) if reading and reading.on else None,
        note=reading.note if reading else None,
        recent=tuple(map(_reading_part, row.recent)),
        objective=public_id(objective) if objective else None,
        objective_title=objective.title if objective else None,
    )


def _measured(metric: HealthMetric, reading: HealthReading | None) -> str:
    value = _number(reading)
    return "" if value is None else value_text(Measure("reach", unit=metric.unit), value)


def _reading_part(week: WeekReading) -> ReadingPart:
    return ReadingPart(str(week.week), _number(week.reading), week.light, week.reading is not None)


def _number(reading: HealthReading | None) -> Decimal | None:
    return finite(reading.value if reading else None)


def finite(value: V | None) -> V | None:
    """The value, unless it is a number that is none."""
    return None if isinstance(value, Decimal) and not value.is_finite() else value


def win_part(okrs: Okrs, win: Win) -> WinPart:
    """A win with the name of what it is about."""
    about: Record | None = okrs.get(win.about)
    return WinPart(
        id=public_id(win),
        on=win.on,
        text=win.text,
        by=known_id(okrs, win.by),
        by_name=okrs.person_name(win.by) or None,
        about=public_id(about) if about else win.about,
        about_title=name_of(about) if about and not about.deleted else None,
    )


def finding_part(okrs: Okrs, finding: Finding) -> FindingPart:
    """What a guideline says of a record."""
    record = known_id(okrs, finding.record or None) or ""
    return FindingPart(finding.code, finding.level, record, finding.sentence, finding.way_out)
