"""People: adding one, and who sits in the committee."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from okrtui.okr.committee import told_by
from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Person, Unit
from okrtui.okr.steps.rules import require_known, require_length, require_text, require_there
from okrtui.okr.steps.step import Add, Author, Step, changes_of, step


def add_person(
    okrs: Okrs, author: Author, name: str, *, handle: str | None = None, units: Sequence[str] = ()
) -> Step:
    """Somebody new in a space; refused where one is called so already."""
    made = author.ids.fresh()
    person = Person(
        id=made.id,
        space=author.space,
        name=require_text(name, "the name"),
        handle=require_length(handle.strip().removeprefix("@"), "the handle") or None if handle else None,
        units=tuple(dict.fromkeys(units)),
    )

    def rule(okrs: Okrs) -> None:
        require_own_names(okrs, person)
        for unit in person.units:
            require_known(okrs, unit, "unit", Unit)

    return step(okrs, author, f"added {person.name}", Add(person, made), rule=rule)


def require_own_names(okrs: Okrs, person: Person) -> None:
    """RefusedError when somebody else of that space has this name or handle."""
    others = [o for o in okrs.people.values() if o.space == person.space and o.id != person.id]
    for other in others:
        if folded(other.name) == folded(person.name):
            raise RefusedError(f"there is a {other.name} already: give another name")
        if person.handle and folded(other.handle or "") == folded(person.handle):
            raise RefusedError(f"@{other.handle} is {other.name}: give another handle")


def require_all_own_names(okrs: Okrs, people: Collection[Person]) -> None:
    """RefusedError when one of these people has a name or handle of somebody else; looks at everybody once."""
    everybody = [(p.space, folded(word)) for p in okrs.people.values() for word in (p.name, p.handle) if word]
    often = {each for each, number in Counter(everybody).items() if number > 1}
    for person in people:
        if any((person.space, folded(word)) in often for word in (person.name, person.handle) if word):
            require_own_names(okrs, person)


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name as it is compared: case and spaces aside."""
    return " ".join(name.split()).casefold()


def sit_in_committee(okrs: Okrs, author: Author, person: Person, *, sits: bool) -> Step:
    """Somebody sits in the committee from now on, or no longer; advisory: it refuses nobody anything."""
    if person.committee == sits:
        told = "sits in the committee" if sits else "is not in the committee"
        raise RefusedError(f"{person.name} {told} already")
    told = f"{person.name} {'sits in the committee' if sits else 'no longer sits in the committee'}"
    title = told_by(okrs, author, told)

    def rule(okrs: Okrs) -> None:
        require_there(okrs, person)

    return step(okrs, author, title, *changes_of(person, {"committee": sits}), rule=rule)
