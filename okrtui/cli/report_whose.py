"""Whose report was asked for, and of which week or cycles."""

from argparse import Namespace
from collections.abc import Collection
from datetime import date

from okrtui.cli.context import Context
from okrtui.okr.belonging import spaces_of
from okrtui.okr.calendar import Week, weeks_of
from okrtui.okr.errors import BadInputError, NotFoundError
from okrtui.okr.naming import cycle_called, cycle_named, person_named, unit_named
from okrtui.okr.records import Cycle
from okrtui.okr.scope import ME, Scope, first_scope
from okrtui.okr.weeks_typed import parse_week
from okrtui.reports.cycle import OUTCOME, PURSUED, cycle_to_report


def whose(
    context: Context, options: Namespace, otherwise: Scope | None = None
) -> tuple[Scope, frozenset[str]]:
    """Whose report it is, and who I am in each space; without being told `otherwise`, else as the screens begin."""
    me = context.home.me
    mine = frozenset(me[space] for space in me if space == context.space or not context.is_narrowed)
    if options.unit:
        return Scope("unit", _only(context.each(unit_named, options.unit), options.unit, "unit")), mine
    if not options.owner:
        return otherwise or first_scope(context.okrs, mine), mine
    people = context.each(person_named, options.owner)
    if people <= mine:
        return ME, people
    return Scope("person", _only(people, options.owner, "person")), mine


def _only(found: frozenset[str], word: str, what: str) -> str:
    if len(found) > 1:
        raise BadInputError(f"there is a {what} “{word}” in several teams: say which with --space")
    return next(iter(found))


def week_asked(context: Context, options: Namespace, this_week: Week) -> Week:
    """The week asked for: named, or of a cycle the one that runs, else its nearest; without either, this one."""
    if options.week:
        return parse_week(options.week, this_week)
    if not options.cycle:
        return this_week
    cycle = context.okrs.cycles[min(context.each(cycle_named, options.cycle))]
    weeks = weeks_of(cycle.span)
    if not weeks:
        raise BadInputError(f"the cycle {cycle.name} has no weeks: give it a first and a last day")
    return min(max(this_week, weeks[0]), weeks[-1])


def cycles_asked(
    context: Context, scope: Scope, me: Collection[str], word: str | None, today: date, *, is_page: bool
) -> list[Cycle]:
    """The cycle asked for, in each space of the scope that has it; everybody's is that of the space at hand.

    Without a word one page is of what runs, and a quarter's report of what is being graded, if anything is.
    """
    phases = PURSUED if is_page else OUTCOME
    okrs, here = context.okrs, context.space
    spaces = {here} if scope.kind == "everybody" else set(spaces_of(okrs, scope, me))
    ordered = sorted(spaces, key=lambda space: (space != here, space))
    if word is None:
        found = (cycle_to_report(okrs, space, today, phases) for space in ordered)
        first = next((cycle for cycle in found if cycle is not None), None)
        if first is None:
            raise BadInputError("there is no cycle: okrtui cycle new 2027-Q1")
        word = first.name
    called, missing = list[Cycle](), NotFoundError("cycle", word)
    for space in ordered:
        try:
            called.append(cycle_called(context.home.okrs_of(space), space, word))
        except NotFoundError as error:
            missing = error
    if not called:
        raise missing
    return called
