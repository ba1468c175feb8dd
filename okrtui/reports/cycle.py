"""Which cycle a report is about where none was named."""

from collections.abc import Sequence
from datetime import date

from okrtui.okr.calendar import cycle_holding
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Phase

OUTCOME: Sequence[Phase] = ("grading", "active", "closed", "planning")
"""What a quarter's report looks for: what is being graded goes before what runs."""
PURSUED: Sequence[Phase] = ("active", "grading", "planning", "closed")
"""What one page looks for: what is pursued now."""


def cycle_to_report(okrs: Okrs, space: str, today: date, phases: Sequence[Phase]) -> Cycle | None:
    """The cycle of a space in the first of these phases that has one: that which holds today, else the latest."""
    here = [cycle for cycle in okrs.cycles.values() if cycle.space == space]
    for phase in phases:
        fitting = [cycle for cycle in here if cycle.phase == phase]
        if fitting:
            return cycle_holding(fitting, today) or max(fitting, key=_end)
    return None


def _end(cycle: Cycle) -> tuple[date, str]:
    return cycle.span.end or date.min, cycle.name
