"""An outline of a company as people type it: indented lines, `@` before people, a mission behind a colon."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Level
from okrtui.okr.steps.rules import LEVELS, require_length

MOST = 2_000
"""Lines of one outline; more come as a file with `okrtui import`."""
_TAB = 4
_BULLET = re.compile(r"(?:[-*+•]|#+)\s+")
_LEVELLED = re.compile(rf"(.*?)\s*[(（]\s*({'|'.join(LEVELS)})\s*[)）]\s*(?:[:：—–]\s*(.*))?", re.IGNORECASE)
_HANDLE = re.compile(r"\s*[(（]\s*@?([\w.-]+)\s*[)）]$")
_PEOPLE = re.compile(r"\s*[,，、;；]\s*(?=[@＠])")
_MISSION = re.compile(r"\s+[—–]\s+|:\s+|：\s*")


class OutlineLine(NamedTuple):
    """One unit or person of an outline; `above` is the place of the line it stands below, None at the top."""

    number: int
    depth: int
    above: int | None
    name: str
    is_person: bool = False
    level: Level | None = None
    mission: str | None = None
    handle: str | None = None


def parse_outline(text: str) -> tuple[OutlineLine, ...]:
    """The lines of an outline in their order; BadInputError names the line that cannot be read.

    `Platform (team): Releases nobody notices` is a unit, `@Mei Lin (mei), @Ken` are people of the unit above.
    """
    lines: list[OutlineLine] = []
    open_: list[tuple[int, int]] = []  # how far the lines above are indented, and their places
    for number, typed in enumerate(text.splitlines(), 1):
        if not typed.strip():
            continue
        indent = _indent(typed)
        while open_ and open_[-1][0] >= indent:
            open_.pop()
        above = open_[-1][1] if open_ else None
        if above is not None and lines[above].is_person:
            raise BadInputError(f"line {number}: nothing stands below a person, such as {lines[above].name}")
        open_.append((indent, len(lines)))
        lines += _read(_BULLET.sub("", typed.strip(), count=1).strip(), number, above, len(open_) - 1)
        if len(lines) > MOST:
            raise BadInputError(f"that is more than {MOST:,} lines: import a file instead")
    if not lines:
        raise BadInputError("an outline has a unit on each line, those below it indented, people after @")
    return tuple(lines)


def _indent(line: str) -> int:
    widened = line.expandtabs(_TAB).replace("\u3000", "  ")
    return len(widened) - len(widened.lstrip())


def _read(text: str, number: int, above: int | None, depth: int) -> Iterator[OutlineLine]:
    if text.startswith(("@", "＠")):
        yield from _people(text, number, above, depth)
        return
    name, level, mission = _unit(text)
    if not name:
        raise BadInputError(f"line {number}: a unit needs a name")
    require_length(name, f"line {number}")
    said = require_length(mission.strip(), f"line {number}: the mission") or None
    yield OutlineLine(number, depth, above, name, level=level, mission=said)


def _unit(text: str) -> tuple[str, Level | None, str]:
    """Name, level and mission; where a level is written, the name is all that stands before it."""
    if levelled := _LEVELLED.fullmatch(text):
        level = next(level for level in LEVELS if level == levelled[2].casefold())
        return levelled[1].strip(), level, levelled[3] or ""
    name, *mission = _MISSION.split(text, maxsplit=1)
    return name.strip().rstrip(":："), None, mission[0] if mission else ""


def _people(text: str, number: int, above: int | None, depth: int) -> Iterator[OutlineLine]:
    for typed in _PEOPLE.split(text):
        whole = typed.strip().lstrip("@＠").strip()
        handle = _HANDLE.search(whole)
        name = _HANDLE.sub("", whole).strip()
        if not name:
            raise BadInputError(f"line {number}: a person needs a name behind @")
        yield OutlineLine(
            number,
            depth,
            above,
            require_length(name, f"line {number}"),
            is_person=True,
            handle=handle[1] if handle else None,
        )
