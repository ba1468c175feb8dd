"""The first step of a space: its record, the person who makes it, and the current quarter, active."""

from datetime import date

from okrtui.okr.calendar import StandardCycle, quarter_of
from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Person, Phase, Space, Span
from okrtui.okr.steps.rules import require_length, require_text
from okrtui.okr.steps.step import Add, Author, Made, Step, step


def found(
    okrs: Okrs, author: Author, me: Made, name: str, my_name: str, *, mission: str | None = None
) -> Step:
    """A new space called `name`, with me in it and this quarter ready for objectives."""
    name, my_name = require_text(name, "the name of the team"), require_text(my_name, "your name")
    if mission:
        require_length(mission, "the mission")

    def rule(okrs: Okrs) -> None:
        if author.space in okrs.spaces:
            raise RefusedError(f"“{okrs.spaces[author.space].name}” is there already")

    quarter = quarter_of(author.today)
    space = author.ids.keyed("space")
    cycle = author.ids.keyed("cycle", quarter.name)
    return step(
        okrs,
        author,
        f"set up “{name}”",
        Add(Space(id=space.id, space=author.space, name=name, mission=mission), space),
        Add(Person(id=me.id, space=author.space, name=my_name), me),
        Add(new_cycle(cycle, author, quarter), cycle),
        rule=rule,
    )


def new_cycle(made: Made, author: Author, cycle: StandardCycle) -> Cycle:
    """A cycle as the day finds it."""
    phase = phase_on(author.today, cycle.span)
    return Cycle(id=made.id, space=author.space, name=cycle.name, span=cycle.span, phase=phase)


def phase_on(today: date, span: Span) -> Phase:
    """Active when the cycle holds the day, planning ahead of it, grading once it is over; never closed."""
    if span.start is None or today < span.start:
        return "planning"
    return "grading" if span.end is not None and today > span.end else "active"
