"""How a grading run ended: stopped, or through with it; and what is said where there is nothing to grade."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from okrtui.okr.cycle_moves import first_day_of_last_week, moves_due
from okrtui.okr.grading_asked import GradingQuestion, ScoreAsked
from okrtui.okr.grading_run import GradingRun, is_open
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Objective
from okrtui.okr.scope import key_results_in
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views import facts
from okrtui.tui.views.run_ending import time_text
from okrtui.tui.views.wording import day_text


class GradingEnding(NamedTuple):
    """What is told of a run; the cycle to look back on where it was gone through, and the record it stood at."""

    told: str
    cycle: str = ""
    at: str = ""
    has_draft: bool = False


def finished(now: Now, run: GradingRun, seconds: float) -> GradingEnding:
    """Behind the last question: the summary of the cycle that most of them were of."""
    told = f"{len(_graded(run))} graded in {time_text(seconds)}" if run.kept else ""
    left = sum(is_open(now.okrs, each) for each in run.asked)
    told = " · ".join(filter(None, (told, f"{left} put off" if left else "")))
    return GradingEnding(told, cycle_of(now.okrs, run.asked))


def stopped(now: Now, run: GradingRun, *, has_draft: bool) -> GradingEnding:
    """Left half-way: what is kept and what is left."""
    left = sum(is_open(now.okrs, each) for each in run.asked if isinstance(each, ScoreAsked))
    told = f"stopped: {len(run.kept)} kept, {several(left, 'key result')} left"
    return GradingEnding(told, at=run.here.id if run.here else "", has_draft=has_draft)


def _graded(run: GradingRun) -> list[GradingQuestion]:
    return [each for each in run.kept if isinstance(each, ScoreAsked)]


def cycle_of(okrs: Okrs, asked: Iterable[GradingQuestion]) -> str:
    """The cycle that most of these questions are of; empty where there are none."""
    records = (okrs.get(each.id) for each in asked)
    cycles = [okrs.cycle_of(record) for record in records if isinstance(record, KeyResult | Objective)]
    ids = [cycle.id for cycle in cycles if cycle is not None]
    return max(dict.fromkeys(ids), key=ids.count, default="")


# -- what may be graded


def cycles_in_scope(now: Now) -> list[Cycle]:
    """The cycles that key results of the scope stand in, what ends first before what ends later."""
    within = key_results_in(now.okrs, now.scope, now.me)
    found = {cycle.id: cycle for kr in within if (cycle := now.okrs.cycle_of(kr)) is not None}
    return sorted(found.values(), key=_end)


def _end(cycle: Cycle) -> date:
    return cycle.span.end or date.max


def to_be_graded(now: Now) -> list[Cycle]:
    """The cycles of the scope that should be graded by now and are active still."""
    here = {cycle.id for cycle in cycles_in_scope(now)}
    due = moves_due(now.okrs, now.today)
    return [move.cycle for move in due if move.phase == "grading" and move.cycle.id in here]


def nothing_to_grade(now: Now) -> tuple[str, str]:
    """Why there is nothing to grade, and what to do."""
    cycles = cycles_in_scope(now)
    if not cycles:
        return (
            f"no key results of {facts.whose(now)} stand in a cycle",
            "2 shows the objectives: O there adds one · p chooses whose",
        )
    active = [cycle for cycle in cycles if cycle.phase == "active"]
    if active:
        cycle = active[0]
        first = first_day_of_last_week(now.okrs, cycle)
        when = f"from {day_text(first, now.today)} on" if first else "once it is moved to grading"
        return (
            f"{safe(cycle.name)} is under way: it is graded {when}",
            "Q shows the cycles: m there moves it earlier",
        )
    if all(cycle.phase == "closed" for cycle in cycles):
        return (
            f"{safe(cycles[-1].name)} is closed: nothing is left to grade",
            ":summary shows how it came out",
        )
    return "nothing here is being graded", "a cycle is graded in its last week · p chooses whose"
