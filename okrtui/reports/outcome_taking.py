"""From records to the parts of what a cycle came to."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from okrtui.okr.course import measure_on
from okrtui.okr.evidence import Evidence, evidence
from okrtui.okr.grading_summary import ObjectiveScore
from okrtui.okr.grouping import holder_of
from okrtui.okr.measures import Value, measure_text, progress
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import days_of, expected_progress, objective_progress, status
from okrtui.okr.records import KeyResult, Objective, Record, TargetChange
from okrtui.okr.rhythm import start_of
from okrtui.reports.grade_parts import cut_off, exactly, grade_part, known_id, line_of, verdict_part
from okrtui.reports.outcome_parts import ChangePart, KeyResultOutcome, NamedPart, ObjectiveOutcome
from okrtui.reports.taking import finite, value_and_measure


def objective_outcome(okrs: Okrs, row: ObjectiveScore, today: date) -> ObjectiveOutcome:
    """An objective with what all its key results came to."""
    objective = row.objective
    before, after = line_of(okrs, objective)
    return ObjectiveOutcome(
        id=public_id(objective),
        title=objective.title,
        whose=_holder_name(okrs, objective),
        owner=known_id(okrs, objective.owner),
        owner_name=okrs.person_name(objective.owner) or None,
        kind=objective.kind,
        origin=objective.origin,
        progress=exactly(objective_progress(okrs, objective)),
        score=exactly(row.score),
        band=row.band.word if row.band else None,
        verdict=verdict_part(okrs, objective),
        carried_from=before,
        carried_into=after,
        key_results=tuple(key_result_outcome(okrs, each.key_result, today) for each in row.key_results),
    )


def _holder_name(okrs: Okrs, objective: Objective) -> str:
    holder = holder_of(okrs, objective)
    unit = okrs.units.get(holder.id)
    return unit.name if unit else okrs.person_name(holder.id)


def key_result_outcome(okrs: Okrs, key_result: KeyResult, today: date) -> KeyResultOutcome:
    """A key result with all that says how it came out."""
    told = evidence(okrs, key_result, today)
    owner, last_day = okrs.owner_of(key_result), _last_day(okrs, key_result, today)
    return KeyResultOutcome(
        id=public_id(key_result),
        title=key_result.title,
        owner=known_id(okrs, owner),
        owner_name=okrs.person_name(owner) or None,
        start=finite(key_result.measure.start),
        target=finite(key_result.measure.target),
        value=finite(told.at.value),
        value_text=value_and_measure(key_result, told.at.value),
        on=told.on,
        raw=cut_off(told.at.raw),
        progress=cut_off(told.at.progress),
        status=status(okrs, key_result, last_day, told.at),
        confidence=told.at.confidence,
        weeks_held=told.held[0] if told.held else None,
        weeks_read=told.held[1] if told.held else None,
        grade=grade_part(okrs, key_result),
        reflection=key_result.reflection,
        changes=tuple(change_part(okrs, change) for change in told.changes),
        weeks=told.confidences,
        progress_by_week=tuple(_progress_by_week(told, start_of(okrs, key_result.space))),
        expected_by_week=tuple(_expected(okrs, key_result, week.thursday) for week in told.weeks),
    )


def _last_day(okrs: Okrs, key_result: KeyResult, today: date) -> date:
    cycle = okrs.cycle_of(key_result)
    return min(today, cycle.span.end or today) if cycle else today


def _progress_by_week(told: Evidence, week_start: int) -> Iterator[Decimal | None]:
    """The progress that stood at the end of each week from the first value on, by the target it had then."""
    pairs = list(zip(told.values, told.confidences, strict=True))
    last = max((place for place, pair in enumerate(pairs) if pair != (None, None)), default=-1)
    stood: Value | None = None
    for place, (week, value) in enumerate(zip(told.weeks, told.values, strict=True)):
        stood = stood if value is None else value
        held = measure_on(told.key_result, told.changes, week.last_day(week_start))
        yield exactly(progress(held, stood)) if stood is not None and place <= last else None


def _expected(okrs: Okrs, key_result: KeyResult, day: date) -> Decimal | None:
    first, last = days_of(okrs, key_result)
    is_planned = first is not None and last is not None and first <= day <= last
    return exactly(expected_progress(okrs, key_result, day)) if is_planned else None


def change_part(okrs: Okrs, change: TargetChange) -> ChangePart:
    """A change of a target, with the measures as people read them."""
    before, now = (measure_text(each) if each else "?" for each in (change.old, change.new))
    return ChangePart(change.on, before, now, okrs.person_name(change.by) or None, change.reason)


def named(records: Iterable[Record]) -> tuple[NamedPart, ...]:
    """Objectives and key results by their titles."""
    return tuple(NamedPart(public_id(each), getattr(each, "title", "")) for each in records)
