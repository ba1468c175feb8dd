"""Scores and verdicts as the command line tells them: text, and the values of `--json`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from okrtui.okr.bands import Band, band, scheme_of
from okrtui.okr.grading import commitment_of, objective_score, score_of
from okrtui.okr.lineage import earlier, later
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Grade, KeyResult, Objective
from okrtui.okr.scores import adjustment_of, given_score, rounded, score_text, suggested
from okrtui.okr.steps.grading import VERDICTS
from okrtui.okr.text import safe, safe_lines


def score_in(okrs: Okrs, record: KeyResult | Objective) -> Decimal | None:
    """The score that counts: of an objective the mean, of a key result the adjusted one."""
    return objective_score(okrs, record) if isinstance(record, Objective) else score_of(record)


def band_in(okrs: Okrs, record: KeyResult | Objective) -> Band | None:
    """The band of that score in the space's own scheme; None while there is none."""
    score = score_in(okrs, record)
    kind = record.kind if isinstance(record, Objective) else commitment_of(okrs, record)
    return None if score is None else band(score, kind, scheme_of(okrs, record.space))


def score_told(okrs: Okrs, record: KeyResult | Objective) -> str:
    """`0.86 excellent (0.81 + 0.05)`; a dash where there is no score."""
    banded = band_in(okrs, record)
    if banded is None:
        return "–"
    before = _adjusted(record.grade) if isinstance(record, KeyResult) else ""
    return f"{score_text(score_in(okrs, record))} {banded.said}{before}"


def _adjusted(grade: Grade | None) -> str:
    adjustment = adjustment_of(grade)
    sign = "+" if adjustment > 0 else "−"
    return f" ({score_text(given_score(grade))} {sign} {rounded(abs(adjustment))})" if adjustment else ""


def graded_facts(okrs: Okrs, key_result: KeyResult) -> dict[str, Any]:
    """The grade of a key result, its reflection and the suggested score, as JSON gives them."""
    is_graded = given_score(key_result.grade) is not None
    return {
        "grade": _grade_facts(okrs, key_result) if is_graded else None,
        "reflection": key_result.reflection,
        "suggested": suggested(okrs, key_result),
    }


def _grade_facts(okrs: Okrs, key_result: KeyResult) -> dict[str, Any]:
    grade, banded = key_result.grade or Grade(), band_in(okrs, key_result)
    return {
        "score": given_score(key_result.grade),
        "adjustment": grade.adjustment,
        "because": grade.because,
        "adjusted": score_of(key_result),
        "band": banded.word if banded else None,
        "explanation": grade.explanation,
        "verdict": grade.verdict,
        "by": _id(okrs, grade.by),
        "by_name": okrs.person_name(grade.by) or None,
        "on": grade.on,
    }


def verdict_facts(okrs: Okrs, objective: Objective) -> dict[str, Any] | None:
    """The verdict on an objective, as JSON gives it."""
    given = objective.verdict
    if given is None or given.verdict is None:
        return None
    return {
        "verdict": given.verdict,
        "because": given.because,
        "by": _id(okrs, given.by),
        "by_name": okrs.person_name(given.by) or None,
        "on": given.on,
    }


def outcome_facts(okrs: Okrs, objective: Objective) -> dict[str, Any]:
    """How an objective came out, and its line through cycles, as JSON gives it."""
    score, banded = objective_score(okrs, objective), band_in(okrs, objective)
    return {
        "score": None if score is None else round(score, 6),
        "band": banded.word if banded else None,
        "verdict": verdict_facts(okrs, objective),
        "carried_from": _id(okrs, objective.carried_from),
        "line": [
            _link(okrs, each) for each in (*earlier(okrs, objective), objective, *later(okrs, objective))
        ],
    }


def _link(okrs: Okrs, objective: Objective) -> dict[str, Any]:
    score = objective_score(okrs, objective)
    cycle = okrs.cycles.get(objective.cycle or "")
    return {
        "id": public_id(objective),
        "title": objective.title,
        "cycle": cycle.name if cycle else None,
        "score": None if score is None else round(score, 6),
    }


def _id(okrs: Okrs, id_: str | None) -> str | None:
    record = okrs.get(id_)
    return public_id(record) if record else id_


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
