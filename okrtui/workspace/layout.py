"""Which table files are opened at the start: the current and the last cycle, this year's weeks."""

from collections.abc import Container
from datetime import date, timedelta

from okrtui.okr.calendar import week_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle


def files_at_start(
    okrs: Okrs, known: Container[str], today: date, *, current_only: bool = False
) -> list[str]:
    """The names of the files to open, of those that are known; the last cycle and the weeks only where looked at."""
    cycles = sorted(okrs.cycles.values(), key=lambda cycle: cycle.span.end or date.min)
    over = [cycle for cycle in cycles if _is_over(cycle, today)]
    current = [cycle for cycle in cycles if cycle not in over]
    if current_only:
        return [name for cycle in current if (name := f"cycle-{cycle.id}") in known]
    wanted = [f"cycle-{cycle.id}" for cycle in (*over[-1:], *current)]
    around = (today + timedelta(weeks=weeks) for weeks in (-8, 0, 5))
    years = dict.fromkeys(f"weeks-{week_of(day).year}" for day in around)
    return [name for name in (*wanted, *years) if name in known]


def _is_over(cycle: Cycle, today: date) -> bool:
    return cycle.phase != "active" and cycle.span.end is not None and cycle.span.end < today
