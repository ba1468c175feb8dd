"""What the guidelines say beside a field while an objective or a key result is written: quiet, and never in the way."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from okrtui.okr.guidelines.finding import Finding, bare
from okrtui.okr.guidelines.findings import spoken
from okrtui.okr.guidelines.key_results import like_a_task, undated, unmeasured
from okrtui.okr.guidelines.objectives import many_key_results, vague
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Measure, Objective
from okrtui.okr.rhythm import settings_of
from okrtui.okr.text import safe
from okrtui.tui.views.pieces import Line, Piece

UNKNOWN = Measure("reach")
"""The measure of a key result whose title is typed first."""


def title_told(okrs: Okrs, record: Objective | KeyResult, hint: str = "") -> Callable[[str], Line]:
    """What is said of a title as it is typed: O3 or K6 with a way out, else the hint."""

    def tell(title: str) -> Line:
        titled = replace(record, title=title)
        found = vague(okrs, titled) if isinstance(titled, Objective) else like_a_task(okrs, titled)
        said = _said(okrs, record, found, title)
        return [Piece(said or hint, "dim")]

    return tell


def measure_told(
    okrs: Okrs, key_result: KeyResult, reads: Callable[[Measure], str]
) -> Callable[[Measure], Line]:
    """How a measure reads, and that its number counts nothing (K3)."""

    def tell(measure: Measure) -> Line:
        measured = replace(key_result, measure=measure, due=key_result.due or date.min)
        return [Piece(safe(reads(measure)), "good"), *_aside(okrs, key_result, unmeasured(okrs, measured))]

    return tell


def due_told(okrs: Okrs, key_result: KeyResult, reads: Callable[[date], str]) -> Callable[[date], Line]:
    """How a day reads, and that it lies outside the cycle (K4)."""

    def tell(day: date) -> Line:
        found = undated(okrs, replace(key_result, due=day))
        return [Piece(safe(reads(day)), "good"), *_aside(okrs, key_result, found)]

    return tell


def one_more(okrs: Okrs, objective: Objective) -> list[Line]:
    """What another key result would make of an objective: too many of them (K1)."""
    more = okrs.with_records([KeyResult(id="\0", space=objective.space, objective=objective.id)])
    said = _said(okrs, objective, many_key_results(more, objective), objective.title)
    return [[Piece(f"with this one it {said}", "dim")]] if said else []


def _said(okrs: Okrs, record: Objective | KeyResult, found: Finding | None, title: str) -> str:
    return next(
        (
            safe(f"{bare(each, title)}: {each.way_out}")
            for each in spoken(settings_of(okrs, record.space), [found])
        ),
        "",
    )


def _aside(okrs: Okrs, record: KeyResult, found: Finding | None) -> Line:
    return [
        Piece(f" · {safe(each.way_out)}", "dim") for each in spoken(settings_of(okrs, record.space), [found])
    ]
