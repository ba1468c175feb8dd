"""overview: the figures of every unit, for those who keep them aligned."""

from argparse import Namespace
from functools import partial

from okrtui.cli.commands.listing import BACKLOG
from okrtui.cli.context import Context
from okrtui.cli.overview_views import code_lines, line_facts, table, waiting_facts, waiting_lines
from okrtui.okr.belonging import week_start_of
from okrtui.okr.calendar import week_of
from okrtui.okr.concern import worst_first
from okrtui.okr.naming import cycle_called, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.overview import Line, Wanted
from okrtui.okr.overview import overview as overview_of
from okrtui.okr.overview_told import line_name, nobody_waits
from okrtui.okr.records import Cycle
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.text import safe
from okrtui.reports.cycle import PURSUED, cycle_to_report


def overview(options: Namespace) -> int:
    """The table of one space; nothing is changed."""
    context = Context(options)
    unit = unit_named(context.okrs, options.unit) if options.unit else None
    space = unit.space if unit else context.space
    cycle = _cycle(context, space, options.cycle)
    okrs, today = context.home.okrs_of(space), context.author(space).today
    scope = Scope("unit", unit.id) if unit else EVERYBODY
    shown = overview_of(okrs, Wanted(scope, (), [space], [cycle.id] if cycle else None, today))
    name, week = context.home.space_name(space), week_of(today, week_start_of(okrs, EVERYBODY, ()))
    name_of = partial(_name, okrs, name)
    lines = shown.lines if options.tree else worst_first(shown.lines, name_of)
    cycle_name = cycle.name if cycle else BACKLOG
    order = "tree" if options.tree else "worst first"
    text = [
        " · ".join((safe(name), safe(cycle_name), week.label, order)),
        *table(lines, name_of, is_tree=options.tree),
        *waiting_lines(okrs, shown, nobody_waits(okrs, shown.lines, today)),
        *code_lines(shown),
    ]
    facts = {
        "space": name,
        "cycle": cycle.name if cycle else None,
        "week": str(week),
        "lines": [line_facts(okrs, line, name_of(line)) for line in lines],
        "not_checked_in": [waiting_facts(okrs, each) for each in shown.waiting],
    }
    context.say(text, facts)
    return 0


def _name(okrs: Okrs, space: str, line: Line) -> str:
    return space if line.kind == "whole" else line_name(okrs, line)


def _cycle(context: Context, space: str, word: str | None) -> Cycle | None:
    """The cycle that is named, else the one that runs; None for the backlog."""
    okrs = context.home.okrs_of(space)
    if word == BACKLOG:
        return None
    if word is None:
        return cycle_to_report(okrs, space, context.author(space).today, PURSUED)
    cycle = cycle_called(okrs, space, word)
    context.home.load_cycle(cycle.id)
    return cycle
