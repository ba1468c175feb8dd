"""Scores and verdicts as the command line tells them: text, and the values of `--json`."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import asdict

from okrtui.okr.grading import objective_score
from okrtui.okr.ideas import idea_of
from okrtui.okr.lineage import earlier, later
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scores import adjustment_text, given_score, score_text, suggested
from okrtui.okr.steps.grading import VERDICTS
from okrtui.okr.text import safe, safe_lines
from okrtui.reports.grade_parts import (
    band_in,
    exactly,
    grade_part,
    known_id,
    line_of,
    link_part,
    score_in,
    verdict_part,
)


def score_told(okrs: Okrs, record: KeyResult | Objective) -> str:
    """`0.86 excellent (0.81 + 0.05)`; a dash where there is no score."""
    banded = band_in(okrs, record)
    if banded is None:
        return "–"
    before = adjustment_text(record.grade) if isinstance(record, KeyResult) else ""
    return f"{score_text(score_in(okrs, record))} {banded.said}{before and f' ({before})'}"


def graded_facts(okrs: Okrs, key_result: KeyResult) -> dict[str, Any]:
    """The grade of a key result, its reflection and the suggested score, as JSON gives them."""
    grade = grade_part(okrs, key_result)
    return {
        "grade": asdict(grade) if grade else None,
        "reflection": key_result.reflection,
        "suggested": suggested(okrs, key_result),
    }


def outcome_facts(okrs: Okrs, objective: Objective) -> dict[str, Any]:
    """How an objective came out, and its line through cycles, as JSON gives it."""
    banded, verdict = band_in(okrs, objective), verdict_part(okrs, objective)
    before, after = line_of(okrs, objective)
    return {
        "score": exactly(objective_score(okrs, objective)),
        "band": banded.word if banded else None,
        "verdict": asdict(verdict) if verdict else None,
        "idea": known_id(okrs, objective.idea),
        "carried_from": known_id(okrs, objective.carried_from),
        "line": [asdict(each) for each in (*before, link_part(okrs, objective), *after)],
    }


def grade_page(okrs: Okrs, key_result: KeyResult) -> Iterator[str]:
    """The lines of a key result about its grade; none while it has none."""
    grade = key_result.grade
    if grade is not None and given_score(grade) is not None:
        who = safe(okrs.person_name(grade.by)) or "nobody"
        yield f"graded {score_told(okrs, key_result)} by {who}{f' on {grade.on}' if grade.on else ''}"
        yield from _said("adjusted because", grade.because)
        yield from _said("not kept because", grade.explanation)
        if grade.verdict:
            yield f"verdict: {VERDICTS[grade.verdict]}"
    yield from _said("learnt:", key_result.reflection)


def outcome_page(okrs: Okrs, objective: Objective) -> Iterator[str]:
    """The lines of an objective about its score, its verdict and its line through cycles."""
    if (idea := idea_of(okrs, objective)) is not None:
        author, number = safe(okrs.person_name(idea.author)), len(idea.supporters)
        yield f"from an idea{f' of {author}' if author else ''}, supported by {number}: {safe(idea.title)}"
    if objective_score(okrs, objective) is not None:
        yield f"came out at {score_told(okrs, objective)}"
    given = objective.verdict
    if given is not None and given.verdict is not None:
        because = f": {safe(given.because)}" if given.because else ""
        yield f"verdict: {VERDICTS[given.verdict]}{because} ({safe(okrs.person_name(given.by)) or 'nobody'})"
    for name, others in (
        ("carried from", earlier(okrs, objective)),
        ("carried into", later(okrs, objective)),
    ):
        for other in others:
            cycle = okrs.cycles.get(other.cycle or "")
            yield f"{name} {okrs.short_ids[other.id]} {safe(cycle.name) if cycle else 'backlog'}: {safe(other.title)}"


def _said(what: str, text: str | None) -> Iterator[str]:
    for number, line in enumerate(safe_lines(text or "")):
        if line:
            yield f"{what} {line}" if number == 0 else f"  {line}"
