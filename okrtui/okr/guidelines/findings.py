"""All findings of a record or a plan, but for those its space has switched off."""

from collections.abc import Callable, Iterable
from datetime import date

from okrtui.okr.guidelines import check_ins, plans
from okrtui.okr.guidelines.finding import Finding, is_off
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import Plan
from okrtui.okr.records import KeyResult, Settings
from okrtui.okr.rhythm import settings_of

OfKeyResult = Callable[[Okrs, KeyResult, date], Finding | None]

OF_KEY_RESULTS: tuple[OfKeyResult, ...] = (
    check_ins.stale,
    check_ins.unchanged,
    check_ins.nothing_said,
    check_ins.no_forecast,
    plans.unserved,
)
"""The guidelines that look at one key result, in the order they are told."""


def of_key_result(okrs: Okrs, key_result: KeyResult, today: date) -> tuple[Finding, ...]:
    """What the guidelines say of a key result."""
    found = (guideline(okrs, key_result, today) for guideline in OF_KEY_RESULTS)
    return spoken(settings_of(okrs, key_result.space), found)


def of_plan(okrs: Okrs, plan: Plan) -> tuple[Finding, ...]:
    """What the guidelines say of a week's plan and its lines."""
    lines = (*plan.lines, *plan.offered)
    spaces = {line.id: line.record.space for line in lines}
    full = plans.overfull(okrs, plan.week, plan.lines)
    settings = settings_of(okrs, next(iter(spaces.values()), ""))
    by_line = (
        found
        for line in lines
        for found in spoken(settings_of(okrs, spaces[line.id]), [plans.often_carried(okrs, line)])
    )
    return (*spoken(settings, full), *by_line)


def spoken(settings: Settings, findings: Iterable[Finding | None]) -> tuple[Finding, ...]:
    """The findings there are, without those that are switched off."""
    return tuple(found for found in findings if found is not None and not is_off(settings, found.code))
