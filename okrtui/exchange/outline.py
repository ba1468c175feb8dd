"""The Markdown outline that people write anyway, into changes: cycles, objectives, key results, steps."""

import re
from collections.abc import Container

from okrtui.exchange.cells import Numbers
from okrtui.exchange.csv_columns import fold
from okrtui.exchange.intake import Gathering, Intake, Progress
from okrtui.exchange.known import Known
from okrtui.exchange.outline_lines import OutlineLines
from okrtui.exchange.rows import Rows
from okrtui.exchange.taking_rows import take_rows
from okrtui.okr.calendar import cycle_holding
from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.step import Author
from okrtui.okr.text import cut, safe

_SPACE = re.compile(r"<!--\s*space:\s*(?P<name>.+?)(?:\s+\^(?P<id>[^\s^]+))?\s*-->", re.IGNORECASE)


def read_outline(
    okrs: Okrs,
    author: Author,
    text: str,
    *,
    update: bool = False,
    progress: Progress | None = None,
    put_away: Container[str] = (),
) -> Intake:
    """What an outline asks for in one space; BadInputError when it is for another space.

    A line that ends in `^` and an id is that record's; edits of such lines are listed unless `update`.
    """
    gathering = Gathering(okrs, author, update=update, put_away=put_away)
    reader = lines_of(okrs, author, text, gathering)
    take_rows(Rows(gathering, reader.rows(), numbers=Numbers(), progress=progress))
    return gathering.intake()


def lines_of(okrs: Okrs, author: Author, text: str, gathering: Gathering) -> OutlineLines:
    """The lines of an outline; what cannot be read becomes problems of the gathering."""
    lines = text.removeprefix("\ufeff").splitlines()
    has_ties = _is_of_space(okrs, author.space, lines)
    current = cycle_holding(okrs.cycles.values(), author.today)
    reader = OutlineLines(Known(okrs), {"cycle": current.name} if current else {}, has_ties=has_ties)
    for number, line in enumerate(lines, 1):
        try:
            reader.read(number, line.rstrip())
        except BadInputError as error:
            gathering.refuse(number, error)
    return reader


def space_line(name: str, id_: str) -> str:
    """The first line of an outline: which space it is of, by the name people know and by its id."""
    return f"<!-- space: {_within_comment(name)} ^{id_} -->"


def _within_comment(name: str) -> str:
    """A space's name as a comment can hold it: nothing in it ends the comment."""
    return safe(name).strip().replace("--", "—").replace(">", "›")


def _is_of_space(okrs: Okrs, id_: str, lines: list[str]) -> bool:
    """Whether ids at the ends of lines are of this space; BadInputError when a line names another one.

    One of the same name whose id is another, as a new home has it, is a space to bring the lines to by their titles.
    """
    space = okrs.spaces.get(id_)
    names = {fold(name) for name in (space.name, _within_comment(space.name))} if space else set()
    is_own = True
    for number, line in enumerate(lines, 1):
        named = _SPACE.fullmatch(line.strip())
        if named is None or named["id"] == id_ or (space is not None and named["name"] == space.space):
            continue
        if fold(named["name"]) not in names:
            other, own = cut(named["name"], 40), space.name if space else "this space"
            raise BadInputError(f"line {number} says the outline is for “{other}”, not “{own}”")
        is_own = is_own and named["id"] is None
    return is_own
