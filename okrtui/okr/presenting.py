"""Whose boards a meeting goes through, one after another: those who have not checked in first."""

from collections.abc import Collection, Iterable
from datetime import date

from msgspec import Struct

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Person, Unit
from okrtui.okr.scope import Scope, due_in, people_of


class Board(Struct, frozen=True):
    """One board of a meeting: whose it is, and how many key results there wait for a check-in."""

    scope: Scope
    name: str
    due: int


def boards_of(okrs: Okrs, scope: Scope, me: Collection[str], today: date) -> tuple[Board, ...]:
    """The boards of a scope's units, or of its people where there is no unit below; who is due comes first."""
    units = _units_below(okrs, scope)
    found = [Scope("unit", unit.id) for unit in units] or [
        Scope("person", person.id) for person in _people(okrs, scope, me) if not _is_away(person, today)
    ]
    boards = [Board(each, _name(okrs, each), len(due_in(okrs, each, me, today))) for each in found]
    return tuple(sorted(boards, key=lambda board: (board.due == 0, board.name.casefold(), board.scope.id)))


def _units_below(okrs: Okrs, scope: Scope) -> list[Unit]:
    """A unit's own units; of everybody's those below the one on top, or all on top where there are several."""
    if scope.kind == "unit":
        return _children(okrs, scope.id)
    if scope.kind != "everybody":
        return []
    roots = [unit for unit in okrs.units.values() if unit.parent not in okrs.units]
    return (_children(okrs, roots[0].id) or roots) if len(roots) == 1 else roots


def _children(okrs: Okrs, unit: str) -> list[Unit]:
    return [other for other in okrs.units.values() if other.parent == unit and other.id != unit]


def _people(okrs: Okrs, scope: Scope, me: Collection[str]) -> Iterable[Person]:
    """The members of a unit; of a person the members of the units that person is in, else that person alone."""
    known = okrs.people.values()
    match scope.kind:
        case "unit":
            return [person for person in known if scope.id in person.units]
        case "everybody":
            return known
        case _:
            these = [okrs.people[id_] for id_ in people_of(scope, me) if id_ in okrs.people]
            units = {unit for person in these for unit in person.units}
            return [person for person in known if units & set(person.units)] or these


def _is_away(person: Person, today: date) -> bool:
    has_left = person.left is not None and person.left <= today
    return has_left or (person.away_until is not None and today <= person.away_until)


def _name(okrs: Okrs, scope: Scope) -> str:
    return okrs.units[scope.id].name if scope.kind == "unit" else okrs.person_name(scope.id)
