"""The first step of a space: its record, the person who makes it, and the current quarter, active."""

from datetime import date

from okrtui.okr.calendar import StandardCycle, days_left, following, quarter_of
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Person, Phase, Space, Span
from okrtui.okr.steps.rules import require_length, require_text
from okrtui.okr.steps.step import Add, Author, Made, Step, step

PRIVATE = "private"
"""What a private space calls itself."""
NEARLY_OVER = 21
"""Days left below which the next quarter is offered too."""


def found(
    okrs: Okrs,
    author: Author,
    me: Made,
    name: str,
    my_name: str,
    *,
    mission: str | None = None,
    quarter: StandardCycle | None = None,
) -> Step:
    """A new space called `name`, with me in it and a quarter, this one unless named, ready for objectives."""
    name, my_name = require_text(name, "the name of the team"), require_text(my_name, "your name")
    if mission:
        require_length(mission, "the mission")

    def rule(okrs: Okrs) -> None:
        if author.space in okrs.spaces:
            raise RefusedError(f"“{okrs.spaces[author.space].name}” is there already")

    quarter = quarter or quarter_of(author.today)
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


def quarters_to_begin_with(today: date) -> tuple[StandardCycle, ...]:
    """This quarter; with under three weeks left also the next one."""
    quarter = quarter_of(today)
    is_nearly_over = days_left(quarter.span, today) < NEARLY_OVER
    return (quarter, following(quarter)) if is_nearly_over else (quarter,)


def team_name(text: str) -> str:
    """The name somebody gave a team; BadInputError for none, and for what private spaces are called."""
    name = require_text(text, "the name of the team")
    if name.casefold() == PRIVATE:
        raise BadInputError("your private space is called “private”: give the team another name")
    return name


def new_cycle(made: Made, author: Author, cycle: StandardCycle) -> Cycle:
    """A cycle as the day finds it."""
    phase = phase_on(author.today, cycle.span)
    return Cycle(id=made.id, space=author.space, name=cycle.name, span=cycle.span, phase=phase)


def phase_on(today: date, span: Span) -> Phase:
    """Active when the cycle holds the day, planning ahead of it, grading once it is over; never closed."""
    if span.start is None or today < span.start:
        return "planning"
    return "grading" if span.end is not None and today > span.end else "active"
