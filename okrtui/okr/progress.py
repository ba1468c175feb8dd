"""Where key results and objectives stand: value, progress, roll-up, pace, status (method, Measures)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import reduce
from typing import Literal

from msgspec import Struct

from okrtui.okr import measures
from okrtui.okr.calendar import share_of_days
from okrtui.okr.measures import Value
from okrtui.okr.numbers import EXACT, fits
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import CheckIn, KeyResult, Measure, Objective

Pace = Literal["ahead", "on pace", "behind", "far behind"]
Status = Literal[
    "new", "done", "on track", "open", "at risk", "off track", "holding", "not holding", "dropped"
]  # fmt: skip
_HAIR = Decimal("1e-15")
"""Keeps thirds and the like, which no decimal holds exactly, on the right side of a limit."""

STARTING_CONFIDENCE = 5
"""Where every key result starts; drawn hollow, never counted as given."""


class Standing(Struct, frozen=True):
    """What the check-ins of a key result say: last value, raw and clamped progress, confidences."""

    value: Value | None
    raw: Decimal
    progress: Decimal
    confidence: int | None
    rated: date | None
    last: CheckIn | None
    check_ins: tuple[CheckIn, ...]


def shown(check_ins: Iterable[CheckIn]) -> tuple[CheckIn, ...]:
    """The check-ins that count, by their day: of a chain of corrections only the one recorded last."""
    recorded = tuple(check_ins)
    if not any(check_in.fixes for check_in in recorded):
        return tuple(sorted(recorded, key=_day))
    fixes = {check_in.id: check_in.fixes for check_in in recorded if check_in.fixes}
    latest = {_root(check_in.id, fixes): check_in for check_in in recorded}
    return tuple(sorted(latest.values(), key=_day))


def corrections(check_ins: Iterable[CheckIn]) -> dict[str, CheckIn]:
    """For each check-in that was corrected, by its id, the one that counts instead."""
    recorded = tuple(check_ins)
    fixes = {check_in.id: check_in.fixes for check_in in recorded if check_in.fixes}
    latest = {_root(check_in.id, fixes): check_in for check_in in recorded}
    counting = {check_in.id: latest[_root(check_in.id, fixes)] for check_in in recorded}
    return {id_: instead for id_, instead in counting.items() if instead.id != id_}


def _day(check_in: CheckIn) -> date:
    return check_in.on or date.min


def _root(id_: str, fixes: dict[str, str]) -> str:
    seen = set()
    while id_ in fixes and id_ not in seen:
        seen.add(id_)
        id_ = fixes[id_]
    return id_


def value_of(measure: Measure, check_in: CheckIn) -> Value | None:
    """The reading a check-in carries, None when it only rates confidence or leaves a note."""
    return check_in.steps_done if measure.kind == "milestones" else check_in.value


def standing(okrs: Okrs, key_result: KeyResult) -> Standing:
    """Where a key result stands now."""
    return standing_by(key_result.measure, shown(okrs.check_ins.get(key_result.id, ())))


def standing_by(measure: Measure, counted: tuple[CheckIn, ...]) -> Standing:
    """Where a measure stands by the check-ins that count, in the order of their days."""
    values = (value_of(measure, check_in) for check_in in reversed(counted))
    value = next((value for value in values if value is not None), None)
    rated = next((check_in for check_in in reversed(counted) if check_in.confidence is not None), None)
    raw = measures.raw(measure, value)
    return Standing(
        value=value,
        raw=raw,
        progress=measures.clamped(raw),
        confidence=rated.confidence if rated else None,
        rated=rated.on if rated else None,
        last=counted[-1] if counted else None,
        check_ins=counted,
    )


def confidence_on(check_ins: Sequence[CheckIn], day: date) -> int | None:
    """The confidence that stood at the end of a day, None when none had been given."""
    given = [c.confidence for c in check_ins if c.confidence is not None and _day(c) <= day]
    return given[-1] if given else None


def weighted_mean(pairs: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Σ weight·value / Σ weight over (value, weight), exact; None of nothing, or when no weight counts."""
    counted = [(value, weight) for value, weight in pairs if weight > 0]
    total = reduce(EXACT.add, (weight for _, weight in counted), Decimal(0))
    weighed = reduce(EXACT.add, (EXACT.multiply(value, weight) for value, weight in counted), Decimal(0))
    return EXACT.divide(weighed, total) if total else None


def weight_of(key_result: KeyResult) -> Decimal:
    """A key result counts once unless it was given a weight above 0 that can be reckoned with."""
    weight = key_result.weight
    return weight if weight is not None and fits(weight) and weight > 0 else Decimal(1)


def pursued(okrs: Okrs, objective: Objective) -> tuple[KeyResult, ...]:
    """The key results of an objective that are not dropped."""
    return tuple(kr for kr in okrs.key_results_of.get(objective.id, ()) if kr.state != "dropped")


def objective_progress(okrs: Okrs, objective: Objective) -> Decimal | None:
    """The weighted mean progress of the key results not dropped; None where there are none."""
    return weighted_mean((standing(okrs, kr).progress, weight_of(kr)) for kr in pursued(okrs, objective))


def mean_progress(okrs: Okrs, objectives: Iterable[Objective]) -> Decimal | None:
    """Units and cycles: the plain mean of their objectives that have key results and are not dropped."""
    known = (objective_progress(okrs, objective) for objective in objectives if objective.state != "dropped")
    return weighted_mean((progress, Decimal(1)) for progress in known if progress is not None)


def mean_confidence(okrs: Okrs, key_results: Iterable[KeyResult]) -> tuple[Decimal | None, int]:
    """The mean of the confidences that were given, and of how many."""
    given = [c for kr in key_results if (c := standing(okrs, kr).confidence) is not None]
    return (Decimal(sum(given)) / len(given) if given else None, len(given))


def days_of(okrs: Okrs, key_result: KeyResult) -> tuple[date | None, date | None]:
    """The first and the last day of a key result: its own, else its cycle's."""
    cycle = okrs.cycle_of(key_result)
    first = key_result.starts or (cycle.span.start if cycle else None)
    return first, key_result.due or (cycle.span.end if cycle else None)


def expected_progress(okrs: Okrs, key_result: KeyResult, today: date) -> Decimal | None:
    """The straight line: the share of days from the start to the due date; None where pace says nothing."""
    dated = key_result.measure.kind == "milestones" and any(s.by_date for s in key_result.measure.steps)
    if key_result.measure.kind != "reach" and not dated:
        return None
    first, last = days_of(okrs, key_result)
    if first is None or last is None:
        return None
    if dated:
        due = [s for s in key_result.measure.steps if (s.by_date or last) <= today]
        return Decimal(len(due)) / len(key_result.measure.steps)
    return share_of_days(first, last, today)


def pace(okrs: Okrs, key_result: KeyResult, today: date, at: Standing | None = None) -> Pace | None:
    """Progress against the straight line; None for measures that have none. `at` saves working it out again."""
    expected = expected_progress(okrs, key_result, today)
    if expected is None:
        return None
    return pace_of((at or standing(okrs, key_result)).progress, expected)


def pace_of(progress: Decimal, expected: Decimal) -> Pace:
    """The word for a progress against what is expected by now."""
    progress += _HAIR
    if progress >= expected:
        return "ahead"
    if progress >= expected * Decimal("0.8"):
        return "on pace"
    return "behind" if progress >= expected * Decimal("0.5") else "far behind"


def status(okrs: Okrs, key_result: KeyResult, today: date, at: Standing | None = None) -> Status:
    """The one word a key result is shown with, beside its glyph. `at` saves working it out again."""
    at = at or standing(okrs, key_result)
    if key_result.state == "dropped":
        return "dropped"
    if at.last is None:
        return "new"
    if key_result.measure.kind in ("at_least", "at_most"):
        return "holding" if at.raw >= 1 else "not holding"
    if at.raw >= 1:
        return "done"
    confidence = STARTING_CONFIDENCE if at.confidence is None else at.confidence
    if confidence >= 7:
        return "on track"
    if confidence <= 3:
        return "off track"
    before = confidence_on(at.check_ins, today - timedelta(weeks=4))
    sinking = before is not None and confidence < before
    return "at risk" if sinking or pace(okrs, key_result, today, at) in ("behind", "far behind") else "open"
