"""cycle carry: what goes on into the next cycle, by choice."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from okrtui.cli.context import Context, warn
from okrtui.cli.grade_views import outcome_facts, score_told
from okrtui.cli.views import key_result_line, objective_facts, tag, title_cells
from okrtui.okr.calendar import following, standard_cycle
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import cycle_called, name_of, public_id
from okrtui.okr.next_cycle import Choice, choices, offered, waiting
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle
from okrtui.okr.rhythm import settings_of
from okrtui.okr.scope import EVERYBODY
from okrtui.okr.steps.grading import VERDICTS
from okrtui.okr.steps.next_cycle import carry_into
from okrtui.okr.text import fit, safe

_BESIDE = 52
"""Cells that stand beside a title: id, score with its band, verdict, what was chosen."""


def carry(options: Namespace) -> int:
    """Take an objective into the next cycle; without one what there is to choose, for nothing goes by itself."""
    context = Context(options)
    context.home.load_all()
    if options.id is None:
        return _list(context, options)
    if options.cycle is not None:
        raise BadInputError("the objective says which cycle it is of: leave --cycle out")
    objective = context.objective(options.id, phase="grading")
    okrs, author = context.home.okrs_of(objective.space), context.author(objective.space)
    into = _into(okrs, objective.space, okrs.cycle_of(objective), options.into)
    found = offered(okrs, objective, into, from_last=not options.from_start)
    step = carry_into(okrs, author, found, into)
    context.home.perform(step)
    okrs = context.home.okrs_of(objective.space)
    copy = next(o for o in okrs.objectives_in[into.id] if o.carried_from == objective.id)
    lines = [f"{tag(okrs, copy)}  {safe(step.title)}"]
    lines += [key_result_line(okrs, kr, author.today) for kr in okrs.key_results_of.get(copy.id, ())]
    facts = objective_facts(okrs, copy, author.today) | {"carried_from": public_id(objective)}
    context.say(lines, facts | {"reached": [public_id(kr) for kr in found.reached]})
    context.tidy()
    if found.reached:
        titles = ", ".join(f"“{kr.title}”" for kr in found.reached)
        warn(f"reached and left behind: {titles}")
    return 0


def _list(context: Context, options: Namespace) -> int:
    """Each objective of the cycle that ends, how it came out, and whether it was carried."""
    okrs, space = context.home.okrs_of(context.space), context.space
    cycle = _from(okrs, space, options.cycle)
    into = _into(okrs, space, cycle, options.into)
    mine = frozenset(context.home.me.values())
    found = choices(okrs, EVERYBODY, mine, cycle, into=into)
    ideas, drafts = waiting(okrs, space)
    lines = [f"{safe(cycle.name)} → {safe(into.name)}", *(_line(okrs, choice) for choice in found)]
    lines += [f"  waiting: {safe(name_of(each))}" for each in (*ideas, *drafts)]
    facts = {
        "cycle": cycle.name,
        "into": into.name,
        "objectives": [_facts(okrs, choice) for choice in found],
        "ideas": [{"id": public_id(idea), "title": idea.title} for idea in ideas],
        "drafts": [{"id": public_id(draft), "title": draft.title} for draft in drafts],
    }
    context.say(lines, facts)
    return 0


def _line(okrs: Okrs, choice: Choice) -> str:
    objective = choice.objective
    given = objective.verdict.verdict if objective.verdict else None
    chosen = f"carried: {tag(okrs, choice.copy)}" if choice.copy else "–"
    title = fit(safe(objective.title), title_cells(_BESIDE))
    verdict = VERDICTS[given] if given else "–"
    return f"  {tag(okrs, objective)}  {title}  {score_told(okrs, objective):<20}  {verdict:<6}  {chosen}"


def _facts(okrs: Okrs, choice: Choice) -> dict[str, Any]:
    objective = choice.objective
    return {
        "id": public_id(objective),
        "title": objective.title,
        **outcome_facts(okrs, objective),
        "carried_into": public_id(choice.copy) if choice.copy else None,
    }


def _from(okrs: Okrs, space: str, word: str | None) -> Cycle:
    """The cycle that is named, else the last that is being graded or was closed."""
    if word is not None:
        return cycle_called(okrs, space, word)
    over = [c for c in okrs.cycles.values() if c.space == space and c.phase in ("grading", "closed")]
    if not over:
        raise BadInputError("no cycle is being graded or closed yet: name one with --cycle")
    return max(over, key=lambda cycle: (cycle.span.end or date.min, cycle.name))


def _into(okrs: Okrs, space: str, cycle: Cycle | None, word: str | None) -> Cycle:
    """The cycle that is named, else the first that begins after the other; where there is none it is to be added."""
    if word is not None:
        return cycle_called(okrs, space, word)
    begun = (cycle.span.start if cycle else None) or date.min
    after = [c for c in _to_come(okrs, space) if (c.span.start or date.min) > begun]
    if after:
        return min(
            after, key=lambda each: (each.span.start or date.max, each.span.end or date.max, each.name)
        )
    standard = standard_cycle(cycle.name, settings_of(okrs, space).fiscal_year_month or 1) if cycle else None
    name = following(standard).name if standard else "NAME"
    raise BadInputError(f"there is no cycle to carry into: okrtui cycle new {name}, or name one with --into")


def _to_come(okrs: Okrs, space: str) -> Iterator[Cycle]:
    return (c for c in okrs.cycles.values() if c.space == space and c.phase in ("planning", "active"))
