"""O5 and K3–K6: what is said of one key result as it is written."""

import re

from okrtui.okr.guidelines.finding import Finding, about
from okrtui.okr.guidelines.owners import ownerless
from okrtui.okr.guidelines.words import has_number, task_word
from okrtui.okr.numbers import fits, number_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Span
from okrtui.okr.rhythm import settings_of

_COUNTS = re.compile(
    r"%|[$€£¥]|\b(?:number of|count of|per|share of|ratio|score|nps|index)\b|数|率|次|占比", re.I
)
"""A title that says itself what is counted needs no unit."""


def is_measurable(key_result: KeyResult) -> bool:
    """Whether one will be able to say how far it came, or at least by when."""
    return key_result.measure.kind != "yes_no" or key_result.due is not None


def left_behind(okrs: Okrs, key_result: KeyResult) -> Finding | None:
    """O5: its own owner has left; where it has none, its objective tells."""
    why = ownerless(okrs, key_result.owner) if key_result.owner else ""
    return about("O5", "error", key_result, why, "give it to somebody") if why else None


def unmeasured(okrs: Okrs, key_result: KeyResult) -> Finding | None:
    """K3: yes or no without a day, a warning; a number of nothing, a hint."""
    if not is_measurable(key_result):
        said, way_out = "is yes or no, with no day to be done by", "give it a number, or a day"
        return about("K3", "warning", key_result, said, way_out)
    measure = key_result.measure
    if measure.kind in ("yes_no", "milestones") or measure.unit or _says_what(key_result):
        return None
    return about(
        "K3", "hint", key_result, "does not say what its number counts", "give it a unit: %, ms, customers"
    )


def _says_what(key_result: KeyResult) -> bool:
    """Whether the title says what is counted, or its number with the word behind it."""
    target = key_result.measure.target
    told = target is not None and fits(target) and number_text(target) in key_result.title
    return told or _COUNTS.search(key_result.title) is not None


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
    within = f" in {cycle.name}" if cycle else ""
    return about("K4", "warning", key_result, why, f"give it a day{within}")


def standing_still(okrs: Okrs, key_result: KeyResult) -> Finding | None:
    """K5: the way from start to target has no length."""
    measure = key_result.measure
    start, target = measure.start, measure.target
    if measure.kind != "reach" or start is None or target is None or not (fits(start) and fits(target)):
        return None
    if start != target:
        return None
    return about("K5", "error", key_result, "starts at its target", "give it another start or target")


def like_a_task(okrs: Okrs, key_result: KeyResult) -> Finding | None:
    """K6: says what is done rather than what comes of it; a number in the title that is measured outweighs the word."""
    kind, title = key_result.measure.kind, key_result.title
    is_counted = kind == "reach" and has_number(title)
    if kind in ("at_least", "at_most") or is_counted:
        return None
    word = task_word(title, settings_of(okrs, key_result.space).task_words or ())
    if not word:
        return None
    return about("K6", "hint", key_result, f"reads like a task: “{word}”", "say what comes of it")
