"""What a page of cycles tells of one: how much it holds, how far it is graded, how it came out."""

from decimal import Decimal

from msgspec import Struct

from okrtui.okr.cascading import share_of
from okrtui.okr.grading import average, in_earnest, mean_score, ungraded
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued
from okrtui.okr.records import Cycle
from okrtui.okr.steps.cycles import drafts_in


class Figures(Struct, frozen=True):
    """What a page of cycles tells of one."""

    cycle: Cycle
    objectives: int
    drafts: int
    key_results: int
    graded: int
    score: Decimal | None
    average: Decimal | None
    bottom_up: Decimal | None
    """The share of objectives that were proposed by their owners or members; None without any."""


def figures(okrs: Okrs, cycle: Cycle) -> Figures:
    """The figures of a cycle."""
    objectives = in_earnest(okrs, cycle)
    key_results = sum(len(pursued(okrs, objective)) for objective in objectives)
    return Figures(
        cycle,
        len(objectives),
        len(drafts_in(okrs, cycle)),
        key_results,
        key_results - sum(1 for _ in ungraded(okrs, objectives)),
        mean_score(okrs, objectives),
        average(okrs, objectives),
        share_of(objectives).share,
    )
