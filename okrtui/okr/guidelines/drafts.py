"""What the guidelines say of a draft before its cycle begins: O5, O6, K1, K2, K4, K5."""

from collections.abc import Iterator

from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.findings import spoken
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued
from okrtui.okr.records import KeyResult, Objective, Span
from okrtui.okr.rhythm import settings_of

MOST, LEAST = 4, 3
"""Key results of one objective."""


def of_draft(okrs: Okrs, objective: Objective) -> tuple[Finding, ...]:
    """What the guidelines say of an objective and its key results as they stand."""
    key_results = pursued(okrs, objective)
    found = [unowned(okrs, objective), without_key_results(okrs, objective), how_many(okrs, objective)]
    for key_result in key_results:
        found += [undated(okrs, key_result), *standing_still(key_result)]
    return spoken(settings_of(okrs, objective.space), found)


def unowned(okrs: Okrs, objective: Objective) -> Finding | None:
    """O5: nobody owns it, or who does has left."""
    owner = okrs.people.get(objective.owner or "")
    if owner is not None and owner.left is None:
        return None
    why = f"belongs to {owner.name}, who has left" if owner else "has no owner"
    return Finding("O5", "error", objective.id, f"“{objective.title}” {why}", "o hands it over")


def without_key_results(okrs: Okrs, objective: Objective) -> Finding | None:
    """O6: nothing says how one will know."""
    if pursued(okrs, objective):
        return None
    return Finding("O6", "warning", objective.id, f"“{objective.title}” has no key results", "a adds one")


def how_many(okrs: Okrs, objective: Objective) -> Finding | None:
    """K1 and K2: more than four key results, or fewer than three."""
    number = len(pursued(okrs, objective))
    if number > MOST:
        said = f"“{objective.title}” has {number} key results"
        return Finding("K1", "warning", objective.id, said, f"keep the {MOST} that matter most")
    if 0 < number < LEAST:
        said = f"“{objective.title}” has only {number} key result{'' if number == 1 else 's'}"
        return Finding("K2", "hint", objective.id, said, "what else would have to be true?")
    return None


def undated(okrs: Okrs, key_result: KeyResult) -> Finding | None:
    """K4: no due date, or one outside the cycle."""
    cycle = okrs.cycle_of(key_result)
    span = cycle.span if cycle else Span()
    if key_result.due is None:
        why = "has no due date"
    elif span.start and span.end and not span.start <= key_result.due <= span.end:
        why = f"is due on {key_result.due}, outside {cycle.name if cycle else 'its cycle'}"
    else:
        return None
    return Finding("K4", "warning", key_result.id, f"“{key_result.title}” {why}", "e gives it a day")


def standing_still(key_result: KeyResult) -> Iterator[Finding]:
    """K5: the way from start to target has no length."""
    measure = key_result.measure
    if measure.kind == "reach" and measure.start == measure.target:
        said = f"“{key_result.title}” starts at its target"
        yield Finding("K5", "error", key_result.id, said, "e gives it another start or target")
