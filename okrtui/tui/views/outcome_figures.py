"""How a cycle came out in figures: its score, the average on a scale from 0 to 1, how many stand in each band."""

from collections.abc import Iterator

from okrtui.okr.bands import SWEET_SPOT, band
from okrtui.okr.grading_summary import Summary
from okrtui.okr.records import Phase
from okrtui.okr.scores import rounded, score_text
from okrtui.okr.text import safe
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.grade_told import ROLES, role_of
from okrtui.tui.views.pieces import Line, Piece

IS: dict[Phase, str] = {
    "planning": "is still being planned", "active": "is under way", "grading": "is being graded", "closed": "is closed",
}  # fmt: skip
SWEET = (60, 70)
"""Hundredths, both in it."""
NAME, MOST_BAR = 12, 30
LEAST_SCALE = 12


def headline(summary: Summary) -> list[Piece]:
    """`2026-Q4 is being graded · 27 of 30 graded · score 0.64 good`; of one person without the score."""
    told = [
        Piece(f" {safe(summary.cycle.name)}", "strong"),
        Piece(f" {IS[summary.cycle.phase]} · {graded_text(summary)}"),
    ]
    if summary.score is None:
        return told
    found = band(summary.score, scheme=summary.scheme)
    score = Piece(score_text(summary.score), "strong")
    return [*told, Piece(" · score ", "dim"), score, Piece(f" {found.said}", role_of(found))]


def graded_text(summary: Summary) -> str:
    """`27 of 30 graded`."""
    done, of = (sum(row.graded[place] for row in summary.objectives) for place in (0, 1))
    if not of:
        return "no key results to grade"
    if done == of:
        return f"all {of} graded"
    return f"{done} of {of} graded" if done else "nothing graded yet"


def has_figures(summary: Summary) -> bool:
    """Whether anything has a score that may be shown in figures."""
    return summary.average is not None or any(number for _, number in summary.distribution)


def figures(summary: Summary, width: int, signs: Glyphs) -> list[Line]:
    """The average against the sweet spot, then a bar for each band."""
    return [*_average(summary, width, signs), *_distribution(summary, width)]


def _average(summary: Summary, width: int, signs: Glyphs) -> Iterator[Line]:
    if summary.average is None or summary.place is None:
        return
    role = "good" if summary.place == "in" else "warn"
    yield [
        Piece(" average ", "dim"), Piece(score_text(summary.average), "strong"),
        Piece(f" {SWEET_SPOT[summary.place]} 0.60–0.70", role),
    ]  # fmt: skip
    committed = any(row.objective.kind == "committed" for row in summary.objectives)
    if committed:
        yield [Piece(" what was committed is left out of it", "dim")]
    if width >= LEAST_SCALE:
        yield _scale(summary, min(width - 5, 60), signs)
    yield []


def _scale(summary: Summary, room: int, signs: Glyphs) -> Line:
    """0 to 1 as a line: the sweet spot is drawn thick, the average is a dot on it."""
    assert summary.average is not None
    at = int(rounded(summary.average) * (room - 1))
    low, high = (round(hundredths * (room - 1) / 100) for hundredths in SWEET)
    line = [Piece(" 0 ", "dim")]
    for cell in range(room):
        if cell == at:
            line.append(Piece(signs.lights["green"], "key"))
        elif low <= cell <= high:
            line.append(Piece(signs.full, "good"))
        else:
            line.append(Piece(signs.empty, "faint"))
    return [*line, Piece(" 1", "dim")]


def _distribution(summary: Summary, width: int) -> Iterator[Line]:
    """A bar for each band, with its word and how many stand in it."""
    most = max((number for _, number in summary.distribution), default=0)
    if not most:
        return
    room = max(1, min(MOST_BAR, width - NAME - 6))
    for word, number in summary.distribution:
        is_promise = word in ("missed", "kept")
        if number or not is_promise:
            length = max(1, number * room // most) if number else 0
            yield [
                Piece(f" {word:<{NAME}}", "" if number else "dim"),
                Piece("■" * length + " " * bool(length), ROLES[word]),
                Piece(str(number), "strong" if number else "dim"),
            ]
    yield []
