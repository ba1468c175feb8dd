"""cycle: list, new, activate, grade, close, reopen."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date

from okrtui.cli.context import Context, warn
from okrtui.cli.cycle_views import cycle_facts, cycle_line, move_told
from okrtui.cli.views import objective_line
from okrtui.okr.calendar import standard_cycle
from okrtui.okr.cycle_figures import figures
from okrtui.okr.cycle_moves import cycles_to_begin, moves_due
from okrtui.okr.dates import parse_day
from okrtui.okr.errors import BadInputError
from okrtui.okr.left_open import left_open
from okrtui.okr.naming import cycle_called, public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Objective, Phase, Span
from okrtui.okr.rhythm import settings_of, start_of
from okrtui.okr.steps import cycles
from okrtui.okr.steps.step import Add, Author, Step
from okrtui.okr.text import safe

_MEANT: dict[Phase, str] = {
    "planning": "being planned", "active": "active", "grading": "being graded", "closed": "closed",
}  # fmt: skip


def list_cycles(options: Namespace) -> int:
    """Every cycle with its scores, and what should move by its days."""
    context = Context(options)
    context.home.load_all()
    okrs, today = context.okrs, context.author().today
    every = sorted(okrs.cycles.values(), key=lambda cycle: (*_place(cycle), cycle.space != context.space))
    told = [figures(okrs, cycle) for cycle in every]
    spaces = {space: context.home.space_name(space) for space in context.home.workspaces}
    lines = [cycle_line(f, "" if f.cycle.space == context.space else spaces[f.cycle.space]) for f in told]
    facts = {"cycles": [cycle_facts(f, spaces[f.cycle.space]) for f in told]}
    context.say(lines or ["there is no cycle: okrtui cycle new 2027-Q1"], facts)
    for move in moves_due(context.home.okrs_of(context.space), today):
        warn(move_told(move))
    for cycle in cycles_to_begin(okrs, context.space, today):
        warn(f"{cycle.name} is not there yet: okrtui cycle new {cycle.name}")
    return 0


def _place(cycle: Cycle) -> tuple[date, date, str]:
    return cycle.span.start or date.max, cycle.span.end or date.max, cycle.name


def new(options: Namespace) -> int:
    """A new cycle; a name of its own needs its days."""
    context = Context(options)
    author = context.author()
    if (options.start is None) != (options.end is None):
        raise BadInputError("a cycle has a first and a last day: give --from and --to, or neither")
    span = None
    if options.start is not None:
        start = start_of(context.okrs, context.space)
        first, last = (
            parse_day(each, author.today, week_start=start) for each in (options.start, options.end)
        )
        span = Span(first, last)
    elif (
        standard_cycle(options.name, settings_of(context.okrs, context.space).fiscal_year_month or 1) is None
    ):
        raise BadInputError(f"“{options.name}” says no days by itself, as 2027-Q1 does: give --from and --to")
    step = cycles.add_cycle(context.home.okrs_of(context.space), author, options.name, span)
    return _perform(context, step)


def activate(options: Namespace) -> int:
    """Start a planned cycle, its drafts with it; one that is named may also be taken back from grading."""
    context = Context(options)
    without = {context.found(word, Objective).id for word in options.without}
    cycle = _named(context, options.name, "planning")
    return _take(context, cycle, lambda okrs, author, cycle: cycles.activate(okrs, author, cycle, without))


def grade(options: Namespace) -> int:
    """From now on the key results of a cycle are graded."""
    context = Context(options)
    return _take(context, _named(context, options.name, "active"), cycles.begin_grading)


def close(options: Namespace) -> int:
    """Close a graded cycle; what was left open is said and left so."""
    context = Context(options)
    cycle = _named(context, options.name, "grading")
    context.home.load_cycle(cycle.id)
    left = list(left_open(context.home.okrs_of(cycle.space), cycle))
    ended = _take(context, cycle, cycles.close)
    for sentence in left:
        warn(sentence)
    return ended


def reopen(options: Namespace) -> int:
    """Open a closed cycle for grading again."""
    context = Context(options)
    cycle = _named(context, options.name, "closed")
    return _take(
        context, cycle, lambda okrs, author, cycle: cycles.reopen(okrs, author, cycle, options.because)
    )


def _named(context: Context, word: str | None, phase: Phase) -> Cycle:
    """The cycle of the named or default space that a word names, else the only one in a phase."""
    okrs = context.home.okrs_of(context.space)
    if word is not None:
        return cycle_called(okrs, context.space, word)
    fitting = sorted((c for c in okrs.cycles.values() if c.phase == phase), key=_place)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise BadInputError(f"no cycle is {_MEANT[phase]}: okrtui cycle list shows them all")
    raise BadInputError(f"several cycles are {_MEANT[phase]}: name {' or '.join(c.name for c in fitting)}")


def _take(context: Context, cycle: Cycle, act: Callable[[Okrs, Author, Cycle], Step]) -> int:
    context.home.load_cycle(cycle.id)
    return _perform(context, act(context.home.okrs_of(cycle.space), context.author(cycle.space), cycle))


def _perform(context: Context, step: Step) -> int:
    """Take a step about one cycle, and say how that stands then, with the objectives that became active."""
    changed = [change.made.id if isinstance(change, Add) else change.id for change in step.changes]
    context.home.perform(step)
    okrs = context.home.okrs_of(step.space)
    (cycle,) = {id_: okrs.cycles[id_] for id_ in changed if id_ in okrs.cycles}.values()
    begun = [okrs.objectives[id_] for id_ in changed if id_ in okrs.objectives]
    told, space = figures(okrs, cycle), context.home.space_name(step.space)
    lines = [safe(step.title), cycle_line(told, space), *(objective_line(okrs, each) for each in begun)]
    facts = {"did": step.title, **cycle_facts(told, space), "activated": [public_id(each) for each in begun]}
    context.say(lines, facts)
    context.tidy()
    return 0
