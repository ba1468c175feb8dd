"""status, list: what is there; nothing is changed."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from okrtui.cli.context import Context
from okrtui.cli.meaning import BACKLOG
from okrtui.cli.short import line as short_line
from okrtui.cli.views import (
    key_result_facts,
    key_result_line,
    objective_facts,
    objective_line,
)
from okrtui.okr.alignment import supported
from okrtui.okr.calendar import cycle_holding, days_left, week_in_cycle, week_of, weeks_of
from okrtui.okr.conflicts import how_many
from okrtui.okr.naming import cycle_named, person_named, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Objective, Unit
from okrtui.okr.rhythm import due, start_of
from okrtui.okr.text import safe
from okrtui.workspace.share_status import only_here

EMPTY = "okrtui: nothing here yet · `okrtui init` sets up, `okrtui demo` shows a sample team"


def status(options: Namespace) -> int:
    """Where the week stands."""
    context = Context(options, may_be_empty=True)
    if context.home.is_empty:
        context.say(EMPTY, {"spaces": []})
        return 0
    context.home.write_brief()
    brief = context.home.brief()
    if options.short:
        context.say(short_line(brief, context.author().today), brief)
        return 0
    spaces = [_space_status(context, space) for space in context.home.workspaces]
    context.say(_status_lines(context, spaces), {"spaces": spaces})
    context.tidy()
    return 0


def _space_status(context: Context, space: str) -> dict[str, object]:
    okrs, today = context.home.okrs_of(space), context.author(space).today
    me = context.home.me.get(space)
    start = start_of(okrs, space)
    cycle = cycle_holding(okrs.cycles.values(), today)
    week = week_of(today, start)
    mine = [kr for kr in okrs.key_results.values() if me and okrs.owner_of(kr) == me]
    return {
        "name": context.home.space_name(space),
        "is_default": space == context.home.default,
        "week": str(week),
        "cycle": cycle.name if cycle else None,
        "week_of_cycle": week_in_cycle(cycle.span, week) if cycle else None,
        "weeks": len(weeks_of(cycle.span)) if cycle else None,
        "days_left": days_left(cycle.span, today) if cycle else None,
        "due": [key_result_facts(okrs, kr, today) for kr in due(okrs, mine, today)],
        "unpublished": only_here(context.home.workspaces[space]),
        "conflicts": how_many(context.home.workspaces[space].okrs),
    }


def _status_lines(context: Context, spaces: list[dict[str, object]]) -> Iterator[str]:
    for facts, space in zip(spaces, context.home.workspaces, strict=True):
        okrs, today = context.home.okrs_of(space), context.author(space).today
        parts = [safe(str(facts["name"])), str(facts["week"])]
        if facts["cycle"]:
            place = f"week {facts['week_of_cycle'] or '–'} of {facts['weeks']}"
            parts[1:] = [
                str(facts["cycle"]),
                f"{str(facts['week'])[5:]} ({place})",
                f"{facts['days_left']} d left",
            ]
        yield " · ".join(parts)
        me = context.home.me.get(space)
        waiting = due(okrs, [kr for kr in okrs.key_results.values() if me and okrs.owner_of(kr) == me], today)
        yield f"  {len(waiting)} due" if waiting else "  nothing due"
        yield from (key_result_line(okrs, kr, today, depth=0) for kr in waiting)
        if facts["unpublished"]:
            yield f"  {facts['unpublished']} only here"
        if facts["conflicts"]:
            yield f"  {facts['conflicts']} in conflict"


def list_(options: Namespace) -> int:
    """Objectives and their key results."""
    context = Context(options)
    cycles = _cycles(context, options.cycle)
    okrs, today = context.okrs, context.author().today
    is_wanted = _wanted(context, options)
    chosen = [o for o in _ordered(okrs) if o.cycle in cycles and is_wanted(o)]
    if options.due:
        chosen = [o for o in chosen if due(okrs, okrs.key_results_of.get(o.id, ()), today)]
    if not chosen:
        context.say("nothing matched", {"objectives": []})
        return 1
    lines = _tree(okrs, chosen, options) if options.tree else _flat(okrs, chosen, today, options)
    context.say(lines, {"objectives": [_objective(okrs, o, today, only_due=options.due) for o in chosen]})
    return 0


def _cycles(context: Context, word: str | None) -> frozenset[str | None]:
    """The cycles to list: the named one, else the active ones and the backlog."""
    if word == BACKLOG:
        return frozenset({None})
    if word is not None:
        found = context.each(cycle_named, word)
        for cycle in found:
            context.home.load_cycle(cycle)
        return found
    active = {c.id for c in context.okrs.cycles.values() if c.phase == "active"}
    return frozenset({*active, None}) if active else frozenset({*context.okrs.cycles, None})


def _ordered(okrs: Okrs) -> list[Objective]:
    def place(objective: Objective) -> tuple[str, ...]:
        cycle: Cycle | None = okrs.cycles.get(objective.cycle or "")
        unit: Unit | None = okrs.units.get(objective.for_.unit or "")
        level = {"company": "0", "department": "1", "team": "2"}.get(unit.level, "2") if unit else "3"
        order = objective.order[1] if objective.order else "~"
        return (cycle.name if cycle else "~", level, okrs.whose_name(objective.for_), order, objective.id)

    return sorted(okrs.objectives.values(), key=place)


def _wanted(context: Context, options: Namespace) -> Callable[[Objective], bool]:
    """Whether an objective is of the unit and the person asked for."""
    okrs = context.okrs
    units = context.each(unit_named, options.unit) if options.unit else None
    people = context.each(person_named, options.owner) if options.owner else None

    def is_wanted(objective: Objective) -> bool:
        owners = {objective.owner, *(okrs.owner_of(kr) for kr in okrs.key_results_of.get(objective.id, ()))}
        return (units is None or objective.for_.unit in units) and (people is None or bool(people & owners))

    return is_wanted


def _flat(okrs: Okrs, chosen: Iterable[Objective], today: date, options: Namespace) -> Iterator[str]:
    heading = None
    for objective in chosen:
        cycle = okrs.cycles.get(objective.cycle or "")
        names = (cycle.name if cycle else BACKLOG, okrs.whose_name(objective.for_))
        if (line := " · ".join(safe(name) for name in names if name)) != heading:
            yield line if heading is None else f"\n{line}"
            heading = line
        yield objective_line(okrs, objective)
        key_results = okrs.key_results_of.get(objective.id, ())
        kept = due(okrs, key_results, today) if options.due else key_results
        yield from (key_result_line(okrs, kr, today) for kr in kept)


def _tree(okrs: Okrs, chosen: list[Objective], options: Namespace) -> Iterator[str]:
    ids = {objective.id for objective in chosen}

    def below(parent: Objective | None, depth: int) -> Iterator[str]:
        for objective in chosen:
            above = supported(okrs, objective)
            root = above is None or above.id not in ids
            if (parent is None and root) or (parent is not None and above is parent):
                yield objective_line(okrs, objective, depth)
                yield from below(objective, depth + 1)

    yield from below(None, 0)


def _objective(okrs: Okrs, objective: Objective, today: date, *, only_due: bool) -> dict[str, object]:
    facts = objective_facts(okrs, objective, today)
    if only_due:
        facts["key_results"] = [kr for kr in facts["key_results"] if kr["is_due"]]
    return facts
