"""What is meant by a word that fits several things: what is at hand, before what is over."""

from collections.abc import Iterable

from okrtui.cli.context import Context
from okrtui.okr.calendar import week_of
from okrtui.okr.errors import AmbiguousError, NotFoundError
from okrtui.okr.naming import named, named_in_phase
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import OFFERED_BACK, PlanRecord, carried_on
from okrtui.okr.records import KeyResult, Objective, Outlook, Priority, Record
from okrtui.okr.rhythm import start_of

BACKLOG = "backlog"
"""The word for no cycle."""


def line_meant(context: Context, word: str) -> PlanRecord:
    """The line a word names; of several one at hand."""
    try:
        record = context.found(word, Priority, Outlook)
    except AmbiguousError as several:
        record = _first_of(word, several, lines_at_hand(context))
    assert isinstance(record, Priority | Outlook)
    return record


def looked_at(context: Context, word: str, *kinds: type[Record]) -> Record:
    """The record somebody wants to look at; of several an objective or key result, else a line at hand.

    Of several objectives or key results the one whose cycle is active.
    """
    try:
        return context.found(word, *kinds)
    except AmbiguousError as several:
        okrs = context.okrs
        goals = [*okrs.objectives.values(), *okrs.key_results.values()]
        try:
            return named_in_phase(okrs, word, "active", Objective, KeyResult)
        except (AmbiguousError, NotFoundError):
            return _first_of(word, several, goals, lines_at_hand(context))


def _first_of(word: str, several: AmbiguousError, *pools: Iterable[Record]) -> Record:
    """What the word names in the first pool where it names anything; AmbiguousError where that is still several."""
    for pool in pools:
        try:
            return named(Okrs.of(pool), word, Record)
        except NotFoundError:
            continue
        except AmbiguousError:
            break
    raise several


def lines_at_hand(context: Context) -> list[PlanRecord]:
    """The lines of this week and of those to come, and what was left open not long before."""
    okrs, today = context.okrs, context.author().today
    this = week_of(today, start_of(okrs, context.space))
    carried, earliest = carried_on(okrs), str(this.shifted(-OFFERED_BACK))
    lines: list[PlanRecord] = [*okrs.priorities.values(), *okrs.outlooks.values()]
    living = [line for line in lines if line.id not in carried and line.week >= earliest]
    return [line for line in living if line.week >= str(this) or line.state == "open"]
