"""All findings of a record or a plan, but for those its space has switched off."""

from collections.abc import Callable, Iterable
from datetime import date

from okrtui.okr.guidelines import check_ins, key_results, objectives, plans
from okrtui.okr.guidelines.finding import Finding, is_off
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import Plan
from okrtui.okr.progress import pursued
from okrtui.okr.records import KeyResult, Objective, Settings
from okrtui.okr.rhythm import settings_of

OfKeyResult = Callable[[Okrs, KeyResult, date], Finding | None]

OF_KEY_RESULTS: tuple[OfKeyResult, ...] = (
    check_ins.stale,
    check_ins.unchanged,
    check_ins.nothing_said,
    check_ins.no_forecast,
    plans.unserved,
)
"""The guidelines that look at how a key result is worked on, in the order they are told."""

OF_OBJECTIVES_WRITTEN: tuple[Callable[[Okrs, Objective], Finding | None], ...] = (
    objectives.unowned,
    objectives.without_key_results,
    objectives.many_key_results,
    objectives.few_key_results,
    objectives.vague,
)
"""Those that look at an objective as it is written; O4 asks for what stands above as well."""

OF_KEY_RESULTS_WRITTEN: tuple[Callable[[Okrs, KeyResult], Finding | None], ...] = (
    key_results.left_behind,
    key_results.standing_still,
    key_results.unmeasured,
    key_results.undated,
    key_results.like_a_task,
)
"""Those that look at a key result as it is written."""


def of_key_result(okrs: Okrs, key_result: KeyResult, today: date) -> tuple[Finding, ...]:
    """What the guidelines say of how a key result is worked on."""
    found = (guideline(okrs, key_result, today) for guideline in OF_KEY_RESULTS)
    return spoken(settings_of(okrs, key_result.space), found)


def of_key_result_written(okrs: Okrs, key_result: KeyResult) -> tuple[Finding, ...]:
    """What the guidelines say of a key result as it is written."""
    found = (guideline(okrs, key_result) for guideline in OF_KEY_RESULTS_WRITTEN)
    return spoken(settings_of(okrs, key_result.space), found)


def of_objective_written(okrs: Okrs, objective: Objective, highest: int | None = None) -> tuple[Finding, ...]:
    """What the guidelines say of an objective as it is written; `highest` level as `objectives.unaligned` takes it."""
    found = [guideline(okrs, objective) for guideline in OF_OBJECTIVES_WRITTEN]
    found.append(objectives.unaligned(okrs, objective, highest))
    return spoken(settings_of(okrs, objective.space), found)


def of_draft(okrs: Okrs, objective: Objective) -> tuple[Finding, ...]:
    """What the guidelines say of an objective and its key results before their cycle begins."""
    below = (found for kr in pursued(okrs, objective) for found in of_key_result_written(okrs, kr))
    return (*of_objective_written(okrs, objective), *below)


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
