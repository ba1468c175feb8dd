"""What a key result is graded by, as one value (method.md, "Grading and the end of the cycle", 1)."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from okrtui.okr.alignment import supported
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.confidences import confidences
from okrtui.okr.course import target_changes, weeks_held
from okrtui.okr.history_of import comments_on
from okrtui.okr.measures import Value
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import Pace, Standing, pace, standing, value_of
from okrtui.okr.records import CheckIn, Comment, KeyResult, Milestone, Objective, TargetChange
from okrtui.okr.rhythm import start_of
from okrtui.okr.scores import doubt, suggested


class StepDone(Struct, frozen=True):
    """One step of a milestones measure, and whether it is done."""

    step: Milestone
    is_done: bool


class Evidence(Struct, frozen=True):
    """Everything that says how a key result came out; weeks, values and confidences are as long as its cycle."""

    key_result: KeyResult
    objective: Objective | None
    supports: Objective | None
    at: Standing
    on: date | None
    """The day of the last value."""
    pace: Pace | None
    held: tuple[int, int] | None
    """In how many weeks a threshold was held, of how many that have a reading; None for other measures."""
    changes: tuple[TargetChange, ...]
    weeks: tuple[Week, ...]
    values: tuple[Value | None, ...]
    """The last value of each week; None in a week without one."""
    confidences: tuple[int | None, ...]
    """What stood at the end of each week; None before the first and in weeks to come."""
    notes: tuple[CheckIn, ...]
    """The check-ins with a note, the newest first."""
    comments: tuple[Comment, ...]
    """What was said beside, second opinions too, the newest first."""
    steps: tuple[StepDone, ...]
    suggested: Decimal
    doubt: str | None
    """Why the suggested score is refused once."""


def evidence(okrs: Okrs, key_result: KeyResult, today: date) -> Evidence:
    """What is known of a key result when it is graded."""
    at, objective = standing(okrs, key_result), okrs.objectives.get(key_result.objective or "")
    start = start_of(okrs, key_result.space)
    rated = confidences(okrs, key_result, week_of(today, start))
    by_week = _values_by_week(key_result, at, start)
    return Evidence(
        key_result=key_result,
        objective=objective,
        supports=supported(okrs, objective) if objective else None,
        at=at,
        on=next((c.on for c in reversed(at.check_ins) if _has_value(key_result, c)), None),
        pace=pace(okrs, key_result, today, at),
        held=weeks_held(okrs, key_result, start) if _is_threshold(key_result) else None,
        changes=target_changes(okrs, key_result),
        weeks=rated.weeks,
        values=tuple(by_week.get(week) for week in rated.weeks),
        confidences=rated.stood,
        notes=tuple(c for c in reversed(at.check_ins) if c.note),
        comments=comments_on(okrs, key_result.id),
        steps=_steps(key_result, at.value),
        suggested=suggested(okrs, key_result),
        doubt=doubt(okrs, key_result, today),
    )


def _is_threshold(key_result: KeyResult) -> bool:
    return key_result.measure.kind in ("at_least", "at_most")


def _has_value(key_result: KeyResult, check_in: CheckIn) -> bool:
    return value_of(key_result.measure, check_in) is not None


def _values_by_week(key_result: KeyResult, at: Standing, week_start: int) -> dict[Week, Value]:
    return {
        week_of(check_in.on, week_start): value
        for check_in in at.check_ins
        if check_in.on is not None and (value := value_of(key_result.measure, check_in)) is not None
    }


def _steps(key_result: KeyResult, value: Value | None) -> tuple[StepDone, ...]:
    done = value if isinstance(value, tuple) else ()
    return tuple(StepDone(step, step.id in done) for step in key_result.measure.steps)
