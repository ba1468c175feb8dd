"""Cycles as the command line tells them: text, and the values of `--json`."""

from collections.abc import Iterator
from typing import Any

from okrtui.okr.bands import SWEET_SPOT, sweet_spot
from okrtui.okr.cycle_figures import Figures
from okrtui.okr.cycle_moves import Move
from okrtui.okr.naming import public_id
from okrtui.okr.scores import score_text
from okrtui.okr.text import fit, safe
from okrtui.reports.grade_parts import exactly

VERBS = {"active": "activate", "grading": "grade", "closed": "close"}
"""The command that moves a cycle into a phase."""


def cycle_line(told: Figures, where: str) -> str:
    """One cycle: name, phase, days, what it holds, its score and average, where it lives."""
    cycle = told.cycle
    days = f"{cycle.span.start or '–'} to {cycle.span.end or '–'}"
    facts = (*_held(told), *_scored(told), where)
    said = " · ".join(safe(fact) for fact in facts if fact)
    return f"  {fit(safe(cycle.name), 12)}  {cycle.phase:<8}  {days}  {said}".rstrip()


def _held(told: Figures) -> Iterator[str]:
    yield _counted(told.objectives, "objective")
    if told.drafts:
        yield _counted(told.drafts, "draft")
    if told.bottom_up is not None:
        yield f"{told.bottom_up * 100:.0f} % bottom-up"


def _scored(told: Figures) -> Iterator[str]:
    if told.graded or told.cycle.phase in ("grading", "closed"):
        yield f"{told.graded} of {told.key_results} graded"
    if told.score is not None:
        yield f"score {score_text(told.score)}"
    if told.average is not None:
        yield f"average {score_text(told.average)} {SWEET_SPOT[sweet_spot(told.average)]}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def cycle_facts(told: Figures, space: str) -> dict[str, Any]:
    """One cycle, as JSON gives it."""
    cycle = told.cycle
    return {
        "id": public_id(cycle),
        "name": cycle.name,
        "start": cycle.span.start,
        "end": cycle.span.end,
        "phase": cycle.phase,
        "objectives": told.objectives,
        "drafts": told.drafts,
        "key_results": told.key_results,
        "graded": told.graded,
        "score": exactly(told.score),
        "average": exactly(told.average),
        "sweet_spot": None if told.average is None else sweet_spot(told.average),
        "bottom_up": exactly(told.bottom_up),
        "space": space,
    }


def move_told(move: Move) -> str:
    """What a cycle should do by its days, and the command for it."""
    cycle = move.cycle
    match move.phase:
        case "active":
            said = f"{cycle.name} began on {cycle.span.start}"
        case "grading":
            said = f"{cycle.name} ends on {cycle.span.end}"
        case _:
            said = f"{cycle.name} is over and graded"
    return f"{said}: okrtui cycle {VERBS[move.phase]} {cycle.name}"
