"""add objective, add kr."""

from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.cli.meaning import BACKLOG
from okrtui.cli.measuring import measure_of
from okrtui.cli.views import key_result_facts, objective_facts
from okrtui.okr.days_typed import day_for
from okrtui.okr.measures import measure_text
from okrtui.okr.naming import (
    cycle_named,
    person_named,
    public_id,
    unit_named,
)
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import KeyResult, Objective, Whose
from okrtui.okr.steps.key_results import add_key_result as key_result_step
from okrtui.okr.steps.objectives import CURRENT
from okrtui.okr.steps.objectives import add_objective as objective_step
from okrtui.okr.text import safe


def add_objective(options: Namespace) -> int:
    """A new objective in the named or default space."""
    context = Context(options)
    parent = context.found(options.supports, Objective, KeyResult).id if options.supports else None
    here = context.home.okrs_of(context.space)
    step = objective_step(
        context.home.okrs,
        context.author(),
        options.title,
        cycle=_cycle(context, options.cycle),
        whose=Whose(unit=unit_named(here, options.unit).id) if options.unit else None,
        owner=person_named(here, options.owner).id if options.owner else None,
        parent=parent,
        origin=options.origin.replace("-", "_"),
        kind="committed" if options.committed else "aspirational",
        why=options.why,
    )
    context.home.perform(step)
    objective = context.home.okrs.find(Objective, step.added[0])
    cycle = context.home.okrs.cycles.get(objective.cycle or "")
    where = f"{context.home.space_name(step.space)} · {cycle.name if cycle else 'backlog'}"
    line = f"{context.home.okrs.short_ids[objective.id]}  added to {safe(where)}: {safe(objective.title)}"
    context.say(line, objective_facts(context.home.okrs, objective, context.author().today))
    context.tidy()
    return 0


def _cycle(context: Context, word: str | None) -> str | None:
    if word is None:
        return CURRENT
    return None if word == BACKLOG else cycle_named(context.home.okrs_of(context.space), word).id


def add_key_result(options: Namespace) -> int:
    """A new key result below an objective."""
    context = Context(options)
    objective = context.objective(options.objective)
    here = context.home.okrs_of(objective.space)
    comma = context.settings.decimal_comma
    author = context.author(objective.space)
    step = key_result_step(
        here,
        author,
        objective,
        options.title,
        measure_of(options, decimal_comma=comma),
        due=day_for(here, objective, options.due, author.today) if options.due else None,
        owner=person_named(here, options.owner).id if options.owner else None,
        weight=parse_number(options.weight, decimal_comma=comma) if options.weight else None,
    )
    context.home.perform(step)
    added = context.home.okrs.find(KeyResult, step.added[0])
    what = f"{safe(added.title)} ({safe(measure_text(added.measure))})"
    where = f"{safe(context.home.space_name(step.space))} · “{safe(objective.title)}”"
    line = f"{context.home.okrs.short_ids[added.id]}  added to {where}: {what}"
    facts = key_result_facts(context.home.okrs, added, author.today) | {"objective": public_id(objective)}
    context.say(line, facts)
    context.tidy()
    return 0
