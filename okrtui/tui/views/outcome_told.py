"""What is said around the scores of a cycle: what the guidelines say of this scope, and where there is nothing."""

from collections.abc import Iterable, Sequence
from datetime import date

from okrtui.okr.grading_summary import Summary
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.records import Cycle
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views.facts import whose

GONE = ("This cycle is not here any more", "", "esc goes back.")
TOO_EARLY = "a review looks back: R begins the grading, then it can be written"


def heard(now: Now, told: Summary, findings: Iterable[Finding]) -> list[Finding]:
    """The findings about what is shown; what is said of the whole cycle only where all of it is."""
    shown = {row.objective.id for row in told.objectives}
    shown |= {kr.key_result.id for row in told.objectives for kr in row.key_results}
    tells_all = told.average is not None and now.scope.kind != "unit"
    return [f for f in findings if f.record in shown or (f.record == told.cycle.id and tells_all)]


def empty(now: Now, told: Summary) -> Sequence[str]:
    """For a cycle without objectives in the scope."""
    name = safe(told.cycle.name)
    if now.okrs.objectives_in.get(told.cycle.id):
        return (
            f"No objectives of {whose(now)} in {name}",
            "",
            "p chooses whose are shown · [ ] another cycle.",
        )
    return (
        f"No objectives in {name}",
        "",
        "What is set for a cycle is looked back on here · [ ] another cycle.",
    )


def cycle_beside(now: Now, cycle: str, by: int) -> Cycle | None:
    """The cycle so many places later or earlier; None behind the last and before the first."""
    every = sorted(now.okrs.cycles.values(), key=_by_time)
    place = next((place for place, each in enumerate(every) if each.id == cycle), 0) + by
    return every[place] if 0 <= place < len(every) else None


def _by_time(cycle: Cycle) -> tuple[date, date, str, str]:
    return cycle.span.start or date.max, cycle.span.end or date.max, cycle.name, cycle.id
