"""The objectives of a cycle as lines of one tree: whose → objective → key results."""

from collections.abc import Iterator
from typing import NamedTuple

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Objective, Whose
from okrtui.okr.scope import in_scope
from okrtui.okr.steps.rules import LEVELS
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import CycleChoice, objectives_of
from okrtui.workspace.remembered import Grouping


class Entry(NamedTuple):
    """One line of the tree; `id` is the record's, for a heading `unit:…`, `person:…` or `nobody:`."""

    id: str
    kind: str
    """group, objective or key_result"""
    title: str
    above: str | None = None
    members: tuple[str, ...] = ()
    is_folded: bool = False
    whose: str = ""
    """For whom an objective is, where no heading says so."""


class Group(NamedTuple):
    """Whose objectives stand together."""

    id: str
    title: str
    whose: Whose
    space: str
    objectives: tuple[Objective, ...]


def groups(now: Now, choice: CycleChoice) -> list[Group]:
    """Company, departments, teams, then me, other people, and what is nobody's."""
    found: dict[tuple[str, str], list[Objective]] = {}
    for objective in in_scope(now.okrs, now.scope, now.me, objectives_of(now.okrs, choice)):
        found.setdefault(_holder(now.okrs, objective), []).append(objective)
    made = [_group(now, kind, id_, tuple(members)) for (kind, id_), members in found.items()]
    return sorted(made, key=lambda group: _rank(now, group))


def _holder(okrs: Okrs, objective: Objective) -> tuple[str, str]:
    whose = objective.for_
    if (unit := whose.unit or "") in okrs.units:
        return "unit", unit
    person = whose.person or objective.owner or ""
    return ("person", person) if person in okrs.people else ("nobody", objective.space)


def _group(now: Now, kind: str, id_: str, objectives: tuple[Objective, ...]) -> Group:
    space = objectives[0].space
    match kind:
        case "unit":
            unit = now.okrs.units[id_]
            return Group(f"unit:{id_}", safe(unit.name), Whose(unit=id_), space, objectives)
        case "person":
            name = safe(now.okrs.people[id_].name) + (" · private space" if space == now.private else "")
            return Group(f"person:{id_}", name, Whose(person=id_), space, objectives)
        case _:
            return Group(f"nobody:{id_}", "For nobody yet", Whose(), space, objectives)


def _rank(now: Now, group: Group) -> tuple[int, int, str, str]:
    unit = now.okrs.units.get(group.whose.unit or "")
    if unit is not None:
        return 0, LEVELS.index(unit.level), group.title.casefold(), group.id
    if group.whose.person is None:
        return 3, 0, "", group.id
    return (1 if group.whose.person in now.me else 2), 0, group.title.casefold(), group.id


def entries(
    now: Now, choice: CycleChoice, folded: frozenset[str], grouping: Grouping = "unit"
) -> Iterator[Entry]:
    """The lines that are not folded away, from the top: by unit, or flat without headings."""
    if grouping == "flat":
        for objective in flat(now, choice):
            yield from _family(now.okrs, objective, None, folded, _whose(now, objective))
        return
    for group in groups(now, choice):
        members = tuple(objective.id for objective in group.objectives)
        yield Entry(group.id, "group", group.title, None, members, group.id in folded)
        if group.id in folded:
            continue
        for objective in group.objectives:
            yield from _family(now.okrs, objective, group.id, folded)


def flat(now: Now, choice: CycleChoice) -> list[Objective]:
    """The objectives of the scope by their title."""
    found = in_scope(now.okrs, now.scope, now.me, objectives_of(now.okrs, choice))
    return sorted(found, key=lambda objective: (objective.title.casefold(), objective.id))


def _whose(now: Now, objective: Objective) -> str:
    name = safe(now.okrs.whose_name(objective.for_))
    return "private" if objective.space == now.private else name or "for nobody yet"


def _family(
    okrs: Okrs, objective: Objective, above: str | None, folded: frozenset[str], whose: str = ""
) -> Iterator[Entry]:
    key_results = okrs.key_results_of.get(objective.id, ())
    members = tuple(key_result.id for key_result in key_results)
    is_folded = objective.id in folded
    yield Entry(objective.id, "objective", safe(objective.title), above, members, is_folded, whose)
    if not is_folded:
        for key_result in key_results:
            yield Entry(key_result.id, "key_result", safe(key_result.title), objective.id)


def folded_to(now: Now, choice: CycleChoice, level: int) -> frozenset[str]:
    """What is folded at a level: 1 whose only, 2 with objectives, 3 with key results."""
    every = groups(now, choice)
    match level:
        case 1:
            return frozenset(group.id for group in every)
        case 2:
            return frozenset(objective.id for group in every for objective in group.objectives)
        case _:
            return frozenset()


def above_all(now: Now, choice: CycleChoice, id_: str) -> frozenset[str]:
    """The lines that have to be unfolded for a record to be seen."""
    key_result = now.okrs.key_results.get(id_)
    objective = (key_result.objective or "") if key_result else id_
    holder = (group.id for group in groups(now, choice) if any(o.id == objective for o in group.objectives))
    return frozenset({*holder, *({objective} if key_result else ())})


def group_of(now: Now, choice: CycleChoice, id_: str) -> Group | None:
    """The group that a heading, an objective or a key result stands in."""
    key_result = now.okrs.key_results.get(id_)
    objective = (key_result.objective or "") if key_result else id_
    every = groups(now, choice)
    return next((g for g in every if g.id == id_ or any(o.id == objective for o in g.objectives)), None)
