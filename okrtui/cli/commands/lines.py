"""plan and next: done, open, drop, must, should, carry, take, move, edit."""

from argparse import Namespace
from collections.abc import Callable
from functools import partial

from okrtui.cli.asked import asked
from okrtui.cli.commands.planning import plan_asked
from okrtui.cli.context import Context
from okrtui.cli.fields import fields_typed
from okrtui.cli.meaning import line_meant
from okrtui.cli.plan_views import line_facts
from okrtui.cli.telling import told_in
from okrtui.cli.weekly_arguments import LINE_FIELDS
from okrtui.okr.calendar import Week
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanLine, PlanRecord, times_carried
from okrtui.okr.records import Priority
from okrtui.okr.steps import carrying, trash
from okrtui.okr.steps.editing import edit as edit_step
from okrtui.okr.steps.plan import finish, rerank, this_week
from okrtui.okr.steps.step import Add, Author, Step
from okrtui.okr.text import safe
from okrtui.okr.weeks_typed import parse_week, weeks_between

Act = Callable[[Okrs, Author, PlanRecord], Step]


def done(options: Namespace) -> int:
    """A line is done."""
    return _act(options, finish)


def open_(options: Namespace) -> int:
    """A line is not done after all; one that was dropped comes back."""

    def reopened(okrs: Okrs, author: Author, line: PlanRecord) -> Step:
        if line.state == "dropped":
            return trash.restore(okrs, author, line)
        return finish(okrs, author, line, is_done=False)

    return _act(options, reopened)


def drop(options: Namespace) -> int:
    """A line is no longer pursued."""
    return _act(options, trash.drop)


def must(options: Namespace) -> int:
    """A line becomes a must."""
    return _act(options, partial(rerank, rank="must"))


def should(options: Namespace) -> int:
    """A line becomes a should."""
    return _act(options, partial(rerank, rank="should"))


def take(options: Namespace) -> int:
    """A line of a week to come is taken into this week's plan."""
    return _act(options, lambda okrs, author, line: _into(okrs, author, line, this_week(okrs, author)))


def move(options: Namespace) -> int:
    """A line goes into another week."""

    def moved(okrs: Okrs, author: Author, line: PlanRecord) -> Step:
        if options.weeks is not None:
            return carrying.move(okrs, author, line, options.weeks)
        return _into(okrs, author, line, parse_week(options.week, this_week(okrs, author)))

    return _act(options, moved)


def _into(okrs: Okrs, author: Author, line: PlanRecord, week: Week) -> Step:
    return carrying.move(okrs, author, line, weeks_between(Week.parse(line.week), week))


def edit(options: Namespace) -> int:
    """A line is put otherwise, handed over, or tied to another key result."""
    context = Context(options)
    line = line_meant(context, options.id)
    values = fields_typed(context, line, options, LINE_FIELDS)
    if not values:
        raise BadInputError(f"say what to change: {', '.join(f'--{name}' for name in LINE_FIELDS)}")
    return _perform(context, line, partial(edit_step, **values))


def carry(options: Namespace) -> int:
    """One line, or all that was left open, is taken into this week."""
    if options.id and options.all:
        raise BadInputError("one line or all: okrtui plan carry ID, or okrtui plan carry --all")
    if options.id:
        return _act(options, carrying.carry)
    if options.week:
        raise BadInputError("lines are carried into the week that runs: leave --week out")
    context = Context(options)
    offered = [line.record for line in plan_asked(context.okrs, asked(context, options)).offered]
    spaces = dict.fromkeys(line.space for line in offered)
    steps = [
        _carry_all(context, space, [line for line in offered if line.space == space]) for space in spaces
    ]
    for step in steps:
        context.home.perform(step)
    told = told_in(context)
    carried = [context.okrs.find(Priority, id_) for step in steps for id_ in _come(step)]
    facts = [line_facts(told, PlanLine(line, times_carried(context.okrs, line))) for line in carried]
    context.say([safe(step.title) for step in steps] or "nothing was left open", {"carried": facts})
    context.tidy()
    return 0


def _carry_all(context: Context, space: str, lines: list[PlanRecord]) -> Step:
    return carrying.carry_all(context.home.okrs_of(space), context.author(space), lines)


def _come(step: Step) -> list[str]:
    """The lines that a step makes or brings back."""
    return [
        change.made.id if isinstance(change, Add) else change.id
        for change in step.changes
        if isinstance(change, Add) or change.field == trash.DELETED
    ]


def _act(options: Namespace, act: Act) -> int:
    context = Context(options)
    return _perform(context, line_meant(context, options.id), act)


def _perform(context: Context, line: PlanRecord, act: Act) -> int:
    step = act(context.home.okrs, context.author(line.space), line)
    return context.perform(step, safe(step.title), id=(*_come(step), public_id(line))[0])
