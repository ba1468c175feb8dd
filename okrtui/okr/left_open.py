"""What is left open in a cycle: said before it is closed, and never a reason not to."""

from collections.abc import Iterator

from okrtui.okr.grading import in_earnest, ungraded
from okrtui.okr.guidelines.grades import of_cycle
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Whose
from okrtui.okr.steps.reviews import review_of

MOST_NAMED = 8
"""Key results without a score that are named."""


def left_open(okrs: Okrs, cycle: Cycle) -> Iterator[str]:
    """Sentences about what a cycle is closed without: scores, answers to the guidelines, reviews of its units."""
    open_ = list(ungraded(okrs, in_earnest(okrs, cycle)))
    if open_:
        names = ", ".join(f"“{each.title}”" for each in open_[:MOST_NAMED])
        more = f" and {len(open_) - MOST_NAMED} more" if len(open_) > MOST_NAMED else ""
        yield f"closed without a score: {names}{more}"
    for finding in of_cycle(okrs, cycle):
        yield f"{finding.code} {finding.level}: {finding.sentence}"
    units = dict.fromkeys(o.for_.unit for o in in_earnest(okrs, cycle) if o.for_.unit in okrs.units)
    unsaid = [
        okrs.units[id_].name for id_ in units if id_ and review_of(okrs, cycle, Whose(unit=id_)) is None
    ]
    if unsaid:
        yield f"closed without a review of {', '.join(unsaid)}"
