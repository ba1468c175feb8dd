"""The committee's page as a value: the figures of every unit, what the guidelines say, who is waited for.

A unit's figures are those of the objectives that are for it or for a unit below it, as its scope has them. What is
for people stands in one line of its own: nobody is told apart, and nobody can be ranked (method, Oversight).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.okrs import Okrs
from okrtui.okr.overview_parts import PEOPLE, Part, Parts
from okrtui.okr.records import Cycle, Objective, Unit
from okrtui.okr.rhythm import due
from okrtui.okr.scope import Scope, in_scope, people_of, unit_and_below
from okrtui.okr.tally import Tally
from okrtui.okr.units import members
from okrtui.okr.waiting import Waiting, by_owner

Kind = Literal["whole", "unit", "people", "person"]


class Line(Struct, frozen=True):
    """The figures of a unit, of a whole team space or private space, of what is for its people, or of a person's."""

    kind: Kind
    id: str
    """Of the unit or person; of the space for the other kinds."""
    space: str
    tally: Tally
    findings: tuple[Finding, ...] = ()
    depth: int = 0
    """How many units stand above a unit."""

    @property
    def key(self) -> str:
        """By which it is found again."""
        return f"{self.kind}:{self.id}"


class Overview(Struct, frozen=True):
    """What there is to oversee in a scope and a cycle; units stand in the order of their tree."""

    lines: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    """Who has not checked in this week, of what these lines are of."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no objective in it."""
        return not any(line.tally.counts.objectives for line in self.lines)


class Wanted(NamedTuple):
    """Of what an overview is asked for."""

    scope: Scope
    me: Collection[str]
    spaces: Sequence[str]
    cycles: Collection[str] | None
    """None for the backlog."""
    today: date


def overview(okrs: Okrs, wanted: Wanted) -> Overview:
    """What is to be told of a scope in these spaces and cycles: each objective is looked at once."""
    scope, me, spaces, cycles, today = wanted
    here = [
        c for id_ in sorted(cycles or ()) if (c := okrs.cycles.get(id_)) is not None and c.space in spaces
    ]
    held = _drafts(okrs) if cycles is None else _held(okrs, here)
    pursued = (o for o in held if o.space in spaces and o.state != "dropped")
    within = list(in_scope(okrs, scope, me, pursued))
    parts = Parts(okrs, today, within, here)
    lines = tuple(line for space in spaces for line in _lines(okrs, parts, wanted, space))
    told = tuple(found for line in _tops(lines) for found in line.findings)
    return Overview(lines, told, _waiting(okrs, wanted, within))


def _tops(lines: Sequence[Line]) -> list[Line]:
    """The lines that hold all the others."""
    return [each for each in lines if each.kind in ("whole", "person")] or [e for e in lines if not e.depth]


def _held(okrs: Okrs, cycles: Iterable[Cycle]) -> Iterator[Objective]:
    return (objective for cycle in cycles for objective in okrs.objectives_in.get(cycle.id, ()))


def _drafts(okrs: Okrs) -> Iterator[Objective]:
    return (objective for objective in okrs.objectives.values() if objective.cycle not in okrs.cycles)


def _lines(okrs: Okrs, parts: Parts, wanted: Wanted, space: str) -> Iterator[Line]:
    scope, today = wanted.scope, wanted.today
    match scope.kind:
        case "everybody":
            yield _line("whole", space, space, parts.of_all(space))
            yield from _units(okrs, parts, space, today)
            if (rest := parts.of_units(space, (PEOPLE,))).tally.counts.objectives:
                yield _line("people", space, space, rest)
        case "unit":
            yield from _units(okrs, parts, space, today, unit_and_below(okrs, scope.id))
        case _:
            people = [id_ for id_ in people_of(scope, wanted.me) if _is_in(okrs, id_, space)]
            yield from (_line("person", id_, space, parts.of_all(space, (id_,))) for id_ in people)


def _is_in(okrs: Okrs, person: str, space: str) -> bool:
    return person in okrs.people and okrs.people[person].space == space


def _units(
    okrs: Okrs, parts: Parts, space: str, today: date, wanted: Collection[str] | None = None
) -> Iterator[Line]:
    tree = [member for member in members(okrs, space, today) if isinstance(member.record, Unit)]
    shown = [member for member in tree if wanted is None or member.id in wanted]
    top = min((member.depth for member in shown), default=0)
    for member in shown:
        part = parts.of_units(space, unit_and_below(okrs, member.id))
        yield _line("unit", member.id, space, part, member.depth - top)


def _line(kind: Kind, id_: str, space: str, part: Part, depth: int = 0) -> Line:
    return Line(kind, id_, space, part.tally, part.findings, depth)


def _waiting(okrs: Okrs, wanted: Wanted, objectives: Iterable[Objective]) -> tuple[Waiting, ...]:
    """Who has open check-ins on these objectives; of a person's only what is theirs."""
    key_results = (kr for each in objectives for kr in okrs.key_results_of.get(each.id, ()))
    found = by_owner(okrs, due(okrs, key_results, wanted.today))
    if wanted.scope.kind in ("everybody", "unit"):
        return found
    return tuple(each for each in found if each.owner in people_of(wanted.scope, wanted.me))
