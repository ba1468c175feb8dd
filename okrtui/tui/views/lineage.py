"""An objective's line through cycles, the idea it came from, and how one came out whose cycle is over."""

from collections.abc import Iterator

from okrtui.okr.bands import band, scheme_of
from okrtui.okr.grading import objective_score
from okrtui.okr.lineage import earlier, later, source_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scores import score_text
from okrtui.okr.steps.grading import VERDICTS
from okrtui.okr.steps.reviews import PARTS, review_of
from okrtui.okr.text import safe, safe_lines
from okrtui.tui.views.idea_told import idea_told
from okrtui.tui.views.pieces import Line, Piece, wrapped
from okrtui.tui.views.preview_group import LABEL, row

HERE = "here"


def line_told(okrs: Okrs, objective: Objective) -> str:
    """`2026-Q2 0.55 → here → 2027-Q1`, both ways as far as it is known; empty for one that stands alone."""
    before, after = earlier(okrs, objective), later(okrs, objective)
    first = before[0] if before else objective
    unknown = [] if first.carried_from is None else ["…"]
    if not (before or after or unknown):
        return ""
    stops = (*(_stop(okrs, each) for each in before), HERE, *(_stop(okrs, each) for each in after))
    return " → ".join([*unknown, *stops])


def _stop(okrs: Okrs, objective: Objective) -> str:
    cycle, score = okrs.cycle_of(objective), objective_score(okrs, objective)
    name = safe(cycle.name) if cycle else "backlog"
    return f"{name} {score_text(score)}" if score is not None else name


def key_result_line(okrs: Okrs, key_result: KeyResult) -> str:
    """`carried from 2026-Q3`, `goes on in 2027-Q1`; empty for one that stands alone."""
    source = okrs.key_results.get(source_of(key_result) or "")
    copies = [kr for kr in okrs.key_results.values() if source_of(kr) == key_result.id]
    told = [f"carried from {_cycle_name(okrs, source)}"] if source else []
    told += [f"goes on in {_cycle_name(okrs, copy)}" for copy in copies]
    return ", ".join(told)


def _cycle_name(okrs: Okrs, key_result: KeyResult) -> str:
    cycle = okrs.cycle_of(key_result)
    return safe(cycle.name) if cycle else "the backlog"


def lineage_rows(okrs: Okrs, objective: Objective, width: int) -> Iterator[Line]:
    """The idea it came from and its line, as rows of a preview."""
    for label, told in (("idea", idea_told(okrs, objective)), ("line", line_told(okrs, objective))):
        for place, text in enumerate(wrapped(told, width - LABEL - 1, 3) if told else ()):
            yield row("" if place else label, Piece(text))


def in_brief(okrs: Okrs, objective: Objective) -> str:
    """How it came out, its line and its idea, where there is no room for more; empty where there is neither."""
    score, given = objective_score(okrs, objective), objective.verdict
    parts = [
        f"{score_text(score)} {band(score, objective.kind, scheme_of(okrs, objective.space)).said}"
        if score is not None
        else "",
        VERDICTS[given.verdict] if given and given.verdict else "",
        line_told(okrs, objective),
        idea_told(okrs, objective),
    ]
    return " · ".join(filter(None, parts))


def closing_note(okrs: Okrs, objective: Objective, width: int) -> Iterator[Line]:
    """Score, verdict and the review of an objective whose cycle is being graded or over; nothing before."""
    cycle = okrs.cycle_of(objective)
    if cycle is None or cycle.phase not in ("grading", "closed"):
        return
    score = objective_score(okrs, objective)
    if score is not None:
        banded = band(score, objective.kind, scheme_of(okrs, objective.space))
        yield row("score", Piece(score_text(score), "strong"), Piece(f" {banded.said}"))
    given = objective.verdict
    if given is not None and given.verdict:
        because = f": {given.because}" if given.because else ""
        by = okrs.person_name(given.by) or "somebody"
        yield from _labelled("verdict", f"{VERDICTS[given.verdict]}{because} ({by})", width)
    if (review := review_of(okrs, cycle, objective.for_)) is not None:
        for part, title in PARTS.items():
            if text := getattr(review, part):
                yield from _labelled(title.removeprefix("what ").removeprefix("is "), text, width)


def _labelled(label: str, text: str, width: int, most: int = 3) -> Iterator[Line]:
    flowing = " ".join(filter(None, safe_lines(text)))
    for place, part in enumerate(wrapped(flowing, width - LABEL - 1, most)):
        yield row("" if place else label, Piece(part))
