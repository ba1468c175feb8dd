"""What an objective that came out low is judged by: its key results with their scores and what was said."""

from collections.abc import Iterator

from okrtui.okr.alignment import supported
from okrtui.okr.bands import band, scheme_of
from okrtui.okr.grading import score_of
from okrtui.okr.progress import pursued
from okrtui.okr.records import KeyResult
from okrtui.okr.scores import score_text
from okrtui.okr.steps.grading import VERDICTS
from okrtui.okr.text import cut, safe
from okrtui.tui.views.grade_told import role_of
from okrtui.tui.views.grading import AskedVerdict
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, wrapped

SAID = "    "
BAND, DECIDED = 15, 8


def verdict_evidence(asked: AskedVerdict, width: int, height: int) -> list[Line]:
    """Title, why it was wanted, and how each of its key results came out."""
    lines: list[Line] = [cut_line(line, width) for line in _lines(asked, width)]
    if not height or len(lines) <= height:
        return lines
    return [*lines[: height - 1], [Piece(f"  … {len(lines) - height + 1} lines more", "dim")]]


def _lines(asked: AskedVerdict, width: int) -> Iterator[Line]:
    okrs, objective = asked.now.okrs, asked.objective
    owner = safe(okrs.person_name(objective.owner))
    facts = [Piece(f" {objective.kind} · {f'owner {cut(owner, 16)}' if owner else 'nobody’s'}", "dim")]
    first, *others = wrapped(objective.title, max(1, width - 34), 2)
    yield spread([Piece(first, "strong")], facts, width)
    yield from ([Piece(other, "strong")] for other in others)
    parent = supported(okrs, objective)
    above = [Piece(f" ↑ supports: {cut(safe(parent.title), width // 2 - 12)}", "dim")] if parent else []
    yield spread([Piece(safe(objective.why or ""), "dim")], above, width)
    for key_result in pursued(okrs, objective):
        yield from _scored(asked, key_result, width)


def _scored(asked: AskedVerdict, key_result: KeyResult, width: int) -> Iterator[Line]:
    score, scheme = score_of(key_result), scheme_of(asked.now.okrs, asked.objective.space)
    banded = None if score is None else band(score, asked.objective.kind, scheme)
    grade = key_result.grade
    verdict = VERDICTS[grade.verdict] if grade and grade.verdict else ""
    said = banded.said if banded else "not graded"
    told = [
        Piece(f"  {score_text(score):<5}", "strong"),
        Piece(f"{said:<{BAND}}", role_of(banded)),
        Piece(f"{verdict:<{DECIDED}}"),
    ]
    yield spread([Piece(f"  {safe(key_result.title)}")], told, width)
    for said in filter(None, (grade.explanation if grade else None, key_result.reflection)):
        yield [Piece(f"{SAID}“{safe(said)}”", "dim")]
