"""Ideas: whose a scope looks at, in which order they stand, and what became of each."""

from collections.abc import Collection, Iterable
from datetime import date

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Idea, IdeaState, Objective, Whose
from okrtui.okr.rhythm import has_left
from okrtui.okr.scope import Scope, unit_and_below

STATES: tuple[IdeaState, ...] = ("open", "adopted", "declined")
"""In the order they are told of."""


def in_order(ideas: Iterable[Idea]) -> list[Idea]:
    """What is open first; of each state the most supported, then the newest.

    The ideas are given in the order they became known: a record does not say when it was made.
    """
    newest = reversed(list(ideas))
    return sorted(newest, key=lambda idea: (STATES.index(idea.state), -len(idea.supporters)))


def ideas_in(okrs: Okrs, scope: Scope, me: Collection[str]) -> list[Idea]:
    """The ideas of a scope, as they became known: of a unit those of its people, of a person their own.

    Mine are also those that I support and those of the people around me: of my units, or of everybody
    where I am in none. An idea waits for others to see it.
    """
    if scope.kind == "everybody":
        return list(okrs.ideas.values())
    authors = _authors(okrs, scope, me)
    supporting = set(me) if scope.kind == "me" else set[str]()
    every = okrs.ideas.values()
    return [idea for idea in every if idea.author in authors or supporting.intersection(idea.supporters)]


def _authors(okrs: Okrs, scope: Scope, me: Collection[str]) -> Collection[str]:
    match scope.kind:
        case "unit":
            return _people_of(okrs, unit_and_below(okrs, scope.id))
        case "person":
            return {scope.id}
        case _:
            return {person for mine in me for person in around(okrs, mine)}


def around(okrs: Okrs, person: str) -> Collection[str]:
    """Somebody with all who share a unit with them; with everybody of their space where they are in none."""
    known = okrs.people.get(person)
    if known is None:
        return {person}
    units = frozenset(unit for unit in known.units if unit in okrs.units)
    if not units:
        return {each.id for each in okrs.people.values() if each.space == known.space}
    return {person, *_people_of(okrs, units)}


def _people_of(okrs: Okrs, units: Collection[str]) -> set[str]:
    among = frozenset(units)
    return {person.id for person in okrs.people.values() if not among.isdisjoint(person.units)}


def meant_for(okrs: Okrs, idea: Idea, me: str, today: date) -> Whose:
    """For whom an idea is adopted where nobody says otherwise: the unit of who proposed it, else themselves.

    For me, where they are not known or have left.
    """
    author = okrs.people.get(idea.author or "")
    if author is None or has_left(author, today):
        return Whose(person=me)
    return next((Whose(unit=each) for each in author.units if each in okrs.units), Whose(person=author.id))


def grown_from(okrs: Okrs, idea: Idea) -> tuple[Objective, ...]:
    """The objectives it became, also what lies in the trash; the one it names itself first.

    They are several where two people adopted it without seeing each other.
    """
    named = objective_of(okrs, idea)
    first = (named,) if named is not None else ()
    others = (o for o in okrs.objectives.values() if o.idea == idea.id and o.id != idea.objective)
    return (*first, *others)


def objective_of(okrs: Okrs, idea: Idea) -> Objective | None:
    """The objective an idea names, also one in the trash; None where its cycle is not open."""
    named = okrs.objectives.get(idea.objective or "") or okrs.trash.get(idea.objective or "")
    return named if isinstance(named, Objective) else None


def is_given_up(okrs: Okrs, idea: Idea) -> bool:
    """Whether nothing that it became is pursued any more; what lies in a cycle that is not open counts as pursued."""
    grown = grown_from(okrs, idea)
    return bool(grown) and all(each.deleted or each.state == "dropped" for each in grown)


def idea_of(okrs: Okrs, objective: Objective) -> Idea | None:
    """The idea an objective came from, also one in the trash."""
    known = okrs.ideas.get(objective.idea or "") or okrs.trash.get(objective.idea or "")
    return known if isinstance(known, Idea) else None
