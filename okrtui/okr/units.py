"""The tree of units and who is in them; the mission that stands above objectives."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Person, Unit
from okrtui.okr.rhythm import has_left
from okrtui.okr.scope import Scope


class Member(Struct, frozen=True):
    """A unit or a person, so many steps below the top of its space; a person stands in each of its units."""

    record: Unit | Person
    depth: int
    within: str = ""
    """The unit it stands below; empty at the top."""

    @property
    def id(self) -> str:
        """Of the record in that place."""
        return f"{self.within}/{self.record.id}" if isinstance(self.record, Person) else self.record.id


def unit_above(okrs: Okrs, unit: Unit) -> Unit | None:
    """The unit that one stands below; None at the top, and where a circle is cut."""
    above = okrs.units.get(unit.parent or "")
    return None if above is None or above.space != unit.space or _is_cut(okrs, unit) else above


def _is_cut(okrs: Okrs, unit: Unit) -> bool:
    """Whether a unit is the one of a circle that stands at the top: that of the greatest id, on every machine."""
    seen, here = {unit.id}, okrs.units.get(unit.parent or "")
    while here is not None and here.id not in seen:
        seen.add(here.id)
        here = okrs.units.get(here.parent or "")
    return here is not None and here.id == unit.id and unit.id == max(seen)


def members(okrs: Okrs, space: str, today: date) -> Iterator[Member]:
    """Units in the order of the tree, each with its people, who has left aside; at last those without a unit."""
    below: Mapping[str, list[Unit]] = defaultdict(list)
    for unit in sorted((u for u in okrs.units.values() if u.space == space), key=_place):
        above = unit_above(okrs, unit)
        below[above.id if above else ""].append(unit)
    inside: Mapping[str, list[Person]] = defaultdict(list)
    here = (p for p in okrs.people.values() if p.space == space and not has_left(p, today))
    for person in sorted(here, key=lambda p: p.name.casefold()):
        for id_ in [unit for unit in person.units if unit in okrs.units] or [""]:
            inside[id_].append(person)
    yield from _walk(below, inside)
    yield from (Member(person, 0) for person in inside[""])


def outline_text(okrs: Okrs, space: str, today: date) -> str:
    """Units and people as an outline that `unit_outline.parse_outline` reads again and finds nothing new in."""
    return "\n".join("  " * member.depth + _typed(member.record) for member in members(okrs, space, today))


def _typed(record: Unit | Person) -> str:
    if isinstance(record, Person):
        return f"@{record.name} ({record.handle})" if record.handle else f"@{record.name}"
    mission = f": {' '.join(record.mission.split())}" if record.mission else ""
    return f"{record.name} ({record.level}){mission}"


def _walk(below: Mapping[str, list[Unit]], inside: Mapping[str, list[Person]]) -> Iterator[Member]:
    waiting = [Member(unit, 0) for unit in reversed(below.get("", ()))]
    while waiting:
        yield (here := waiting.pop())
        unit, deeper = here.record.id, here.depth + 1
        yield from (Member(person, deeper, unit) for person in inside.get(unit, ()))
        waiting += (Member(each, deeper, unit) for each in reversed(below.get(unit, ())))


def _place(unit: Unit) -> tuple[str, str, str]:
    order = unit.order[1] if unit.order and unit.order[0] == (unit.parent or "") else "~"
    return order, unit.name.casefold(), unit.id


def mission_of(okrs: Okrs, scope: Scope, space: str) -> str:
    """What stands above the objectives of a scope: a unit's own mission, else that of the space; perhaps empty."""
    match scope.kind:
        case "unit":
            unit = okrs.units.get(scope.id)
            return (unit.mission if unit else None) or ""
        case "person":
            return ""
        case _:
            known = okrs.spaces.get(space)
            return (known.mission if known else None) or ""
