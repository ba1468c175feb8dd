"""C1–C4: what the check-ins of a key result lack."""

from datetime import date

from okrtui.okr.calendar import week_of
from okrtui.okr.confidences import confidences
from okrtui.okr.guidelines.finding import Finding, limit
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import shown, status
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import asks_forecast, is_pursued, is_stale, settings_of, start_of
from okrtui.okr.what_next import what_next


def stale(okrs: Okrs, key_result: KeyResult, today: date) -> Finding | None:
    """C1: no check-in this week nor the last full one."""
    if not is_stale(okrs, key_result, today):
        return None
    return Finding(
        "C1",
        "warning",
        key_result.id,
        f"“{key_result.title}” was not rated this week nor last week",
        "check in, one number is enough",
    )


def unchanged(okrs: Okrs, key_result: KeyResult, today: date) -> Finding | None:
    """C2: the same confidence for four weeks."""
    if not is_open(okrs, key_result, today) or is_stale(okrs, key_result, today):
        return None
    stood = confidences(okrs, key_result, week_of(today, start_of(okrs, key_result.space)))
    if stood.unchanged < limit(settings_of(okrs, key_result.space), "unchanged_weeks"):
        return None
    return Finding(
        "C2",
        "hint",
        key_result.id,
        f"“{key_result.title}” has stood at {stood.number} for {several(stood.unchanged, 'week')}",
        "ask what would make it one higher, and rate it anew",
    )


def nothing_said(okrs: Okrs, key_result: KeyResult, today: date) -> Finding | None:
    """C3: a low confidence, and no note, newer comment or open line says what happens next."""
    rated = [
        check_in
        for check_in in shown(okrs.check_ins.get(key_result.id, ()))
        if check_in.confidence is not None
    ]
    if not rated or not is_open(okrs, key_result, today):
        return None
    low = limit(settings_of(okrs, key_result.space), "low_confidence")
    number = rated[-1].confidence
    if number is None or number > low:
        return None
    this_week = week_of(today, start_of(okrs, key_result.space))
    if what_next(okrs, key_result, this_week, this_week):
        return None
    return Finding(
        "C3",
        "warning",
        key_result.id,
        f"“{key_result.title}” stands at {number} and nothing says what happens next",
        "plan a line for it this week, or leave a comment",
    )


def no_forecast(okrs: Okrs, key_result: KeyResult, today: date) -> Finding | None:
    """C4: two weeks to go, and nobody has said whether it will be met."""
    is_asked = is_open(okrs, key_result, today) and asks_forecast(okrs, key_result, today)
    if not is_asked or key_result.forecast is not None:
        return None
    return Finding(
        "C4",
        "warning",
        key_result.id,
        f"“{key_result.title}” ends soon and has no forecast",
        "say at the next check-in whether it will be met: y or n",
    )


def is_open(okrs: Okrs, key_result: KeyResult, today: date) -> bool:
    """Whether a key result is pursued and not yet reached: what is done needs no advice."""
    return is_pursued(okrs, key_result) and status(okrs, key_result, today) != "done"
