"""What follows a review: close, choose, look; what the guidelines say of the grades, and what others said."""

from collections.abc import Iterator
from typing import NamedTuple

from okrtui.okr.grading import in_earnest, ungraded
from okrtui.okr.guidelines.grades import of_cycle
from okrtui.okr.history_of import comments_on
from okrtui.okr.records import Cycle, Whose
from okrtui.okr.steps.reviews import PARTS, review_of
from okrtui.okr.text import fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.wording import day_text, several

MOVE, CHOOSE, LOOK, FINDING, SAID = "move", "choose", "look", "finding", "said"
TITLE = 22
MOVES = {
    "active": ("Begin grading", "scores are given from then on"),
    "grading": ("Close the cycle", ""),
    "closed": ("Reopen the cycle", "closed and read-only: on purpose, and visibly"),
}


class Reviewed(NamedTuple):
    """Whose review of which cycle is written."""

    cycle: str
    whose: Whose


class ReviewRow(NamedTuple):
    """One line below the parts; `record` is what a finding is about."""

    id: str
    kind: str
    title: str
    told: str
    role: str = ""
    record: str = ""


def review_rows(now: Now, cycle: Cycle, whose: Whose) -> list[ReviewRow]:
    """What to do next, then the findings, then what was said about the review."""
    title, told = MOVES.get(cycle.phase, ("Start the cycle", ""))
    move = ReviewRow(f"{MOVE}-{cycle.phase}", MOVE, title, told or _left(now, cycle))
    choose = ReviewRow(CHOOSE, CHOOSE, "The next cycle", "each objective carried, changed or left, by choice")
    look = ReviewRow(LOOK, LOOK, "The summary", "how it came out")
    return [
        *([choose, look, move] if cycle.phase == "closed" else [move, choose, look]),
        *_findings(now, cycle),
        *_comments(now, cycle, whose),
    ]


def _comments(now: Now, cycle: Cycle, whose: Whose) -> Iterator[ReviewRow]:
    review = review_of(now.okrs, cycle, whose)
    for said in comments_on(now.okrs, review.id) if review else ():
        who = f"{day_text(said.on, now.today)} {safe(now.okrs.person_name(said.by)) or 'somebody'}"
        yield ReviewRow(said.id, SAID, who, safe(said.text))


def _left(now: Now, cycle: Cycle) -> str:
    """How much is not scored."""
    number = sum(1 for _ in ungraded(now.okrs, in_earnest(now.okrs, cycle)))
    return f"{several(number, 'key result')} without a score" if number else "all of it is scored"


def _findings(now: Now, cycle: Cycle) -> Iterator[ReviewRow]:
    for place, found in enumerate(of_cycle(now.okrs, cycle)):
        told = f"{safe(found.sentence)}: {safe(found.way_out)}"
        role = "dim" if found.level == "hint" else "warn"
        yield ReviewRow(
            f"{FINDING}-{place}", FINDING, f"{found.code} {found.level}", told, role, found.record
        )


def draw_review_row(row: ReviewRow, width: int) -> Line:
    """One of them as a line."""
    return [Piece(f" {fit(row.title, TITLE)} ", row.role), Piece(row.told, "dim")]


def title_of(now: Now, cycle: Cycle, whose: Whose) -> str:
    """`2026-Q4 · Platform`."""
    return " · ".join(filter(None, (safe(cycle.name), safe(now.okrs.whose_name(whose)))))


def said(now: Now, cycle: Cycle, whose: Whose) -> dict[str, str]:
    """What a review says so far, by part."""
    review = review_of(now.okrs, cycle, whose)
    return {part: getattr(review, part, None) or "" for part in PARTS}
