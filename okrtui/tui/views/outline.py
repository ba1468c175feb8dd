"""The objectives of a cycle as lines of one tree: whose → objective → key results."""

from collections.abc import Iterator
from typing import NamedTuple

from okrtui.okr.cascading import waits
from okrtui.okr.conflicts import fields_in_conflict
from okrtui.okr.grouping import Holder, holder_of, rank
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Objective, Whose
from okrtui.okr.scope import in_scope
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import CycleChoice, objectives_of
from okrtui.tui.views.decided import outcome_of
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
    """For whom an objective is, where no heading says so and there are several."""
    is_contested: bool = False
    """Whether something of it is in conflict."""
    decided: str = ""
    """What was decided about an objective last."""
    awaits: bool = False
    """Whether it was derived for somebody who has not answered yet."""


class Group(NamedTuple):
    """Whose objectives stand together."""

    id: str
    title: str
    whose: Whose
    space: str
    objectives: tuple[Objective, ...]


def groups(now: Now, choice: CycleChoice) -> list[Group]:
    """Company, departments, teams, then me, other people, and what is nobody's."""
    found: dict[Holder, list[Objective]] = {}
    for objective in in_scope(now.okrs, now.scope, now.me, objectives_of(now.okrs, choice)):
        found.setdefault(holder_of(now.okrs, objective), []).append(objective)
    in_order = sorted(found, key=lambda holder: rank(now.okrs, now.me, holder))
    return [_group(now, holder, tuple(found[holder])) for holder in in_order]


def _group(now: Now, holder: Holder, objectives: tuple[Objective, ...]) -> Group:
    space, id_ = objectives[0].space, holder.id
    match holder.kind:
        case "unit":
            unit = now.okrs.units[id_]
            return Group(f"unit:{id_}", safe(unit.name), Whose(unit=id_), space, objectives)
        case "person":
            name = safe(now.okrs.people[id_].name) + (" · private space" if space == now.private else "")
            return Group(f"person:{id_}", name, Whose(person=id_), space, objectives)
        case _:
            return Group(f"nobody:{id_}", "For nobody yet", Whose(), space, objectives)


def entries(
    now: Now, choice: CycleChoice, folded: frozenset[str], grouping: Grouping = "unit"
) -> Iterator[Entry]:
    """The lines that are not folded away, from the top: by unit, or flat without headings."""
    if grouping == "flat":
        whose = {objective: _whose(now, objective) for objective in flat(now, choice)}
        is_one = len(set(whose.values())) < 2
        for objective, name in whose.items():
            yield from _family(now.okrs, objective, None, folded, "" if is_one else name)
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
    title, is_contested = safe(objective.title), bool(fields_in_conflict(okrs, objective.id))
    decided = outcome_of(okrs, objective.id)
    told = (is_contested, decided, waits(objective))
    yield Entry(objective.id, "objective", title, above, members, is_folded, whose, *told)
    if not is_folded:
        for key_result in key_results:
            is_contested = bool(fields_in_conflict(okrs, key_result.id))
            title = safe(key_result.title)
            yield Entry(key_result.id, "key_result", title, objective.id, is_contested=is_contested)


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
