"""What history can be narrowed to: a person, a record."""

from collections.abc import Iterator

from okrtui.okr.naming import name_of
from okrtui.tui.now import Now
from okrtui.tui.views.choices import Choice, Find, Goal, among, goal_choice
from okrtui.tui.views.history_filter import Narrowing, record_at

EVERYTHING = Choice("everything", "everything", "all of whose OKRs you look at")


def narrowings(now: Now, record: str, by: str) -> Find:
    """Everything; what the line one is at is about and who did it; then every other person and goal."""
    here = list(_of_line(now, record, by))
    told = {choice.id for choice in here}
    others = (choice for choice in (*_people(now, by), *_goals(now)) if choice.id not in told)
    return among([EVERYTHING, *here, *others])


def narrowing_of(id_: str, words: str) -> Narrowing:
    """The narrowing that a choice stands for; the words stay."""
    match id_.partition(":"):
        case ("person", _, person):
            return Narrowing("person", person, words)
        case ("record", _, record):
            return Narrowing("record", record, words)
        case _:
            return Narrowing(words=words)


def id_of(narrowing: Narrowing) -> str:
    """The id of the choice that stands for a narrowing."""
    return f"{narrowing.kind}:{narrowing.id}" if narrowing.id else narrowing.kind


def _of_line(now: Now, record: str, by: str) -> Iterator[Choice]:
    if (known := record_at(now.okrs, record)) is not None:
        yield Choice(f"record:{record}", name_of(known), "what this line is about")
    if by in now.okrs.people:
        yield Choice(f"person:{by}", now.okrs.person_name(by), "who did this")


def _people(now: Now, by: str) -> Iterator[Choice]:
    """Everybody, also who has left; I am one in all spaces, and no other than who did it where that was me."""
    others = [person for person in now.okrs.people.values() if person.id not in now.me]
    mine = [] if by in now.me else sorted(now.me)[:1]
    yield from (Choice(f"person:{id_}", now.okrs.person_name(id_), "me") for id_ in mine)
    for person in sorted(others, key=lambda person: person.name.casefold()):
        handle = f"@{person.handle}" if person.handle else ""
        yield Choice(f"person:{person.id}", person.name, f"person {handle}".strip(), handle)


def _goals(now: Now) -> Iterator[Choice]:
    goals: tuple[Goal, ...] = (*now.okrs.objectives.values(), *now.okrs.key_results.values())
    for goal in goals:
        yield goal_choice(now.okrs, goal)._replace(id=f"record:{goal.id}")
