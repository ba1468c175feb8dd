"""Joining a team whose OKRs others began: somebody who is not among its people yet."""

from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Person
from okrtui.okr.steps.rules import require_text
from okrtui.okr.steps.step import Add, Author, Made, Step, step


def join(okrs: Okrs, author: Author, me: Made, name: str) -> Step:
    """A new person of a space, who is its author; refused where somebody there has that name."""
    name = require_text(name, "your name")

    def rule(okrs: Okrs) -> None:
        if person_called(okrs, author.space, name) is not None:
            raise RefusedError(f"there is a {name} in this team: say that you are, or give another name")

    return step(
        okrs, author, "joined the team", Add(Person(id=me.id, space=author.space, name=name), me), rule=rule
    )


def person_called(okrs: Okrs, space: str, name: str) -> Person | None:
    """Who has this name in a space, case and spaces aside; None where nobody or several have."""
    folded = " ".join(name.split()).casefold()
    called = [
        person
        for person in okrs.people.values()
        if person.space == space and " ".join(person.name.split()).casefold() == folded
    ]
    return called[0] if len(called) == 1 else None
