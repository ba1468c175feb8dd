"""Whom a report is about, by name."""

from collections.abc import Collection

from okrtui.okr.okrs import Okrs
from okrtui.okr.scope import Scope, people_of
from okrtui.reports.parts import Whose


def whose_of(okrs: Okrs, scope: Scope, me: Collection[str], team: str = "") -> Whose:
    """The unit or person a scope names; of everybody's the team space, or the one space there is."""
    match scope.kind:
        case "everybody":
            spaces = okrs.spaces
            names = [spaces[team].name] if team in spaces else [space.name for space in spaces.values()]
            return Whose("everybody", names[0] if len(names) == 1 else "everybody")
        case "unit":
            unit = okrs.units.get(scope.id)
            return Whose("unit", unit.name if unit else "")
        case _:
            people = sorted(people_of(scope, me))
            return Whose("person", next((name for id_ in people if (name := okrs.person_name(id_))), ""))
