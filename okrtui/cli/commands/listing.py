"""list: objectives and their key results; nothing is changed."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from okrtui.cli.context import Context
from okrtui.cli.views import key_result_line, objective_facts, objective_line
from okrtui.okr.alignment import supported
from okrtui.okr.naming import cycle_named, person_named, public_id, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Objective, Unit
from okrtui.okr.rhythm import due
from okrtui.okr.text import safe

BACKLOG = "backlog"
Shown = Mapping[Objective, tuple[KeyResult, ...]]
"""Objectives to list, each with those of its key results that are listed."""


def list_(options: Namespace) -> int:
    """Objectives and their key results."""
    context = Context(options)
    cycles = _cycles(context, options.cycle)
    okrs, today = context.okrs, context.author().today
    is_wanted = _wanted(context, options)
    here = [o for o in _ordered(okrs) if o.cycle in cycles and is_wanted(o)]
    chosen = _narrowed(context, options, here)
    if not chosen:
        context.say("nothing matched", {"objectives": []})
        return 1
    lines = _tree(okrs, list(chosen)) if options.tree else _flat(okrs, chosen, today)
    context.say(lines, {"objectives": [_objective(okrs, o, kept, today) for o, kept in chosen.items()]})
    return 0


def _narrowed(context: Context, options: Namespace, objectives: list[Objective]) -> Shown:
    """What is listed of these: all, or what is due and what a filter wants, with what it stands below."""
    okrs, today = context.okrs, context.author().today
    shown = {o: okrs.key_results_of.get(o.id, ()) for o in objectives}
    if options.due:
        waiting = {o: due(okrs, key_results, today) for o, key_results in shown.items()}
        shown = {o: key_results for o, key_results in waiting.items() if key_results}
    if options.filter:
        from okrtui.okr.filter_typed import Known, parse_filter
        from okrtui.okr.filters import Sieve

        known = Known(okrs, frozenset(context.home.me.values()), today)
        sieve = Sieve(okrs, parse_filter(options.filter, known), today)
        kept = {o: tuple(kr for kr in krs if sieve.holds(kr.id)) for o, krs in shown.items()}
        shown = {o: key_results for o, key_results in kept.items() if key_results or sieve.holds(o.id)}
    return shown


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


def _flat(okrs: Okrs, chosen: Shown, today: date) -> Iterator[str]:
    heading = None
    for objective, key_results in chosen.items():
        cycle = okrs.cycles.get(objective.cycle or "")
        names = (cycle.name if cycle else BACKLOG, okrs.whose_name(objective.for_))
        if (line := " · ".join(safe(name) for name in names if name)) != heading:
            yield line if heading is None else f"\n{line}"
            heading = line
        yield objective_line(okrs, objective)
        yield from (key_result_line(okrs, kr, today) for kr in key_results)


def _tree(okrs: Okrs, chosen: list[Objective]) -> Iterator[str]:
    ids = {objective.id for objective in chosen}

    def below(parent: Objective | None, depth: int) -> Iterator[str]:
        for objective in chosen:
            above = supported(okrs, objective)
            root = above is None or above.id not in ids
            if (parent is None and root) or (parent is not None and above is parent):
                yield objective_line(okrs, objective, depth)
                yield from below(objective, depth + 1)

    yield from below(None, 0)


def _objective(
    okrs: Okrs, objective: Objective, shown: Iterable[KeyResult], today: date
) -> dict[str, object]:
    facts, ids = objective_facts(okrs, objective, today), {public_id(key_result) for key_result in shown}
    facts["key_results"] = [kr for kr in facts["key_results"] if kr["id"] in ids]
    return facts
