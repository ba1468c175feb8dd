"""An outline becomes units and people: what is new and what is there, and all of it as one step."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from okrtui.okr.alignment import require_no_unit_circle
from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Level, Person, Unit
from okrtui.okr.steps.people import folded, require_all_own_names
from okrtui.okr.steps.rules import require_there
from okrtui.okr.steps.step import Add, Author, Change, Made, Step, changes_of, step
from okrtui.okr.steps.units import last_order, require_place
from okrtui.okr.unit_outline import OutlineLine

News = Literal["new", "changed", "known"]


class Placed(Struct, frozen=True):
    """One line of an outline as it is understood: the record as it will be, and what that is beside today's."""

    line: OutlineLine
    record: Unit | Person
    made: Made | None = None
    """What proves the id of a new one; None where it is there, or stands in a line above."""
    changes: tuple[Change, ...] = ()

    @property
    def news(self) -> News:
        """Whether the line brings something."""
        return "new" if self.made else "changed" if self.changes else "known"


def placed(
    okrs: Okrs, author: Author, lines: Sequence[OutlineLine], *, within: str | None = None
) -> tuple[Placed, ...]:
    """Each line as it is understood, its top below a unit where one is named; what it does not name stays.

    A name that is known in the space means who or what has it; a unit at the top of the outline stays where
    it stands, one that is indented comes below the line above it. BadInputError names the line.
    """
    found: list[Placed] = []
    for line in lines:
        above = found[line.above].record.id if line.above is not None else within
        if line.is_person:
            each = _person(okrs, author, line, above)
        else:
            known = _unit_called(okrs, author.space, line, above, {p.record.id for p in found})
            level = line.level or _usual_level(lines, line, above)
            each = _unit(okrs, line, above, known) if known else _new_unit(okrs, author, line, above, level)
        found.append(each)
        okrs = okrs.with_records([each.record])
        if isinstance(each.record, Unit) and sum(p.record.id == each.record.id for p in found) > 1:
            raise BadInputError(f"line {line.number}: {each.record.name} stands further up already")
    return tuple(found)


def _new_unit(okrs: Okrs, author: Author, line: OutlineLine, above: str | None, level: Level) -> Placed:
    made = author.ids.fresh()
    unit = Unit(id=made.id, space=author.space, name=line.name, level=level, mission=line.mission)
    return Placed(line, replace(unit, parent=above, order=last_order(okrs, above, made.id)), made)


def _unit(okrs: Okrs, line: OutlineLine, above: str | None, known: Unit) -> Placed:
    is_same = (line.mission or "").split() == (known.mission or "").split()  # lines hold no line breaks
    values = {"level": line.level, "mission": None if is_same else line.mission}
    said: dict[str, Any] = {name: value for name, value in values.items() if value is not None}
    if above is not None and above != known.parent:
        said |= {"parent": above, "order": last_order(okrs, above, known.id)}
    return Placed(line, replace(known, **said), changes=changes_of(known, said))


def _unit_called(
    okrs: Okrs, space: str, line: OutlineLine, above: str | None, taken: Collection[str]
) -> Unit | None:
    """The unit a line means: the one below that parent, else one of its name that no line above meant."""
    called = [u for u in okrs.units.values() if u.space == space and folded(u.name) == folded(line.name)]
    here = [u for u in called if u.parent == above] or [u for u in called if u.id not in taken]
    if len(here) > 1:
        raise BadInputError(f"line {line.number}: there are {len(here)} units called {line.name}")
    return here[0] if here else None


def _usual_level(lines: Sequence[OutlineLine], line: OutlineLine, above: str | None) -> Level:
    """A unit with none below it is a team, one at the top a company, else a department."""
    place = lines.index(line)
    has_units = any(other.above == place and not other.is_person for other in lines)
    return "team" if not has_units else "company" if above is None else "department"


def _person(okrs: Okrs, author: Author, line: OutlineLine, above: str | None) -> Placed:
    known = _person_called(okrs, author.space, line)
    units = (above,) if above else ()
    if known is None:
        made = author.ids.fresh()
        person = Person(id=made.id, space=author.space, name=line.name, handle=line.handle, units=units)
        return Placed(line, person, made)
    more = tuple(unit for unit in units if unit not in known.units)
    said = {"units": (*known.units, *more), "handle": line.handle or known.handle}
    return Placed(line, replace(known, **said), changes=changes_of(known, said))


def _person_called(okrs: Okrs, space: str, line: OutlineLine) -> Person | None:
    """Who has the name of a line, or its name or handle as their handle."""
    here = [p for p in okrs.people.values() if p.space == space]
    words = {folded(word) for word in (line.name, line.handle or "") if word}
    called = [p for p in here if folded(p.name) == folded(line.name)] or [
        p for p in here if p.handle and folded(p.handle) in words
    ]
    if len(called) > 1:
        raise BadInputError(f"line {line.number}: {len(called)} people are called {line.name}")
    return called[0] if called else None


def set_up_units(okrs: Okrs, author: Author, lines: Sequence[Placed]) -> Step:
    """All that an outline brings, as one step; refused where units would stand in a circle."""
    changes = tuple(_changes(lines))
    if not changes:
        raise BadInputError("all of that is there already")

    new = {each.record.id for each in lines if each.made}
    moved = {each.record.id for each in lines if each.changes} - new

    def rule(okrs: Okrs) -> None:
        last = _last(lines)
        for id_ in last.keys() - new:
            require_there(okrs, last[id_])
        within = okrs.with_records(last.values())
        brought = [last[id_] for id_ in new | moved]
        people = [record for record in brought if isinstance(record, Person)]
        require_all_own_names(within, people)
        for person in people:
            _require_units(within, person, okrs.people.get(person.id))
        for unit in (record for record in brought if isinstance(record, Unit)):
            require_no_unit_circle(within, unit, unit.parent)
            require_place(within, unit)

    return step(okrs, author, _told(lines, len(new), len(moved)), *changes, rule=rule)


def _told(lines: Sequence[Placed], new: int, changed: int) -> str:
    """What was done, by name where it is one unit or person."""
    if new == 1 and not changed:
        added = next(each.record for each in lines if each.made)
        return f"put “{added.name}” among units and people"
    told = [f"{number} {word}" for number, word in ((new, "new"), (changed, "changed")) if number]
    return f"set up units and people: {', '.join(told)}"


def _changes(lines: Sequence[Placed]) -> Iterator[Add | Change]:
    """A new record as its last line leaves it; of what is there the changes of each line."""
    last, new = _last(lines), {each.record.id for each in lines if each.made}
    for each in lines:
        if each.made is not None:
            yield Add(last[each.record.id], each.made)
        elif each.record.id not in new:
            yield from each.changes


def _last(lines: Sequence[Placed]) -> dict[str, Unit | Person]:
    return {each.record.id: each.record for each in lines}


def _require_units(okrs: Okrs, person: Person, before: Person | None) -> None:
    """GoneError where somebody would come into a unit that is there no more."""
    for unit in person.units:
        if before is None or unit not in before.units:
            okrs.find(Unit, unit)
