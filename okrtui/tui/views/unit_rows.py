"""Units and people as rows: each as deep as it stands, and in full below; a pasted outline before it is taken."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from okrtui.okr.owned import open_of
from okrtui.okr.records import Person, Unit
from okrtui.okr.rhythm import has_left, is_away
from okrtui.okr.steps.setting_up import Placed
from okrtui.okr.text import cells, safe
from okrtui.okr.units import Member, members
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece, cut_line, wrapped
from okrtui.tui.views.said import newest_comment
from okrtui.tui.views.wording import day_text, several

EMPTY = (
    "No units and nobody else yet",
    "",
    "Company, departments, teams and their people stand here, each with its mission.",
    "E writes them as indented lines, or paste such lines: Platform: why it exists",
    "a adds one: a name, or @ and a person.",
)
NEWS = {"new": ("+", "good"), "changed": ("~", "warn"), "known": (" ", "dim")}


class MemberRow(NamedTuple):
    """A unit or person at one place of the tree."""

    id: str
    member: Member

    @property
    def record(self) -> Unit | Person:
        """The unit or person."""
        return self.member.record


def member_rows(now: Now, space: str) -> list[MemberRow]:
    """Everything and everybody of a space, in the order of the tree; at last who has left."""
    left = [p for p in now.okrs.people.values() if p.space == space and has_left(p, now.today)]
    gone = (Member(person, 0) for person in sorted(left, key=lambda p: p.name.casefold()))
    return [MemberRow(member.id, member) for member in (*members(now.okrs, space, now.today), *gone)]


def draw_member(row: MemberRow, now: Now, width: int) -> Line:
    """One row: a unit with level and mission, a person with handle and absence."""
    indent, record = Piece(" " + "  " * row.member.depth), row.record
    if isinstance(record, Unit):
        mission = f"  {safe(record.mission)}" if record.mission else ""
        line = [indent, Piece(safe(record.name), "strong"), Piece(f"  {record.level}", "faint")]
        return cut_line([*line, Piece(mission, "dim")], width)
    said = " · ".join(_about(record, now))
    return cut_line([indent, Piece(safe(record.name)), Piece(f"  {said}" if said else "", "dim")], width)


def _about(person: Person, now: Now) -> Iterator[str]:
    if person.id in now.me:
        yield "me"
    if person.handle:
        yield f"@{safe(person.handle)}"
    if person.committee:
        yield "committee"
    if is_away(now.okrs, person.id, now.today) and person.away_until:
        yield f"away until {day_text(person.away_until, now.today)}"
    if person.left is not None:
        verb = "left" if has_left(person, now.today) else "leaves on"
        yield f"{verb} {day_text(person.left, now.today)}"


def tell_member(row: MemberRow, now: Now, width: int, height: int) -> list[Line]:
    """The unit or person under the cursor in full."""
    lines = _tell_unit(row.record, now, width) if isinstance(row.record, Unit) else []
    if isinstance(row.record, Person):
        lines = _tell_person(row.record, now, width)
    return lines[: height or None]


def _tell_unit(unit: Unit, now: Now, width: int) -> list[Line]:
    okrs = now.okrs
    people = sum(1 for p in okrs.people.values() if unit.id in p.units and not has_left(p, now.today))
    goals = sum(1 for o in okrs.objectives.values() if o.for_.unit == unit.id)
    facts = f"  {unit.level} · {_people(people)} · {several(goals, 'objective')}"
    head = cut_line([Piece(safe(unit.name), "strong"), Piece(facts, "dim")], width)
    mission = safe(unit.mission or "") or "no mission yet: e writes why it exists"
    said = _said(unit, now, width)
    return [head, *([Piece(text, "dim")] for text in wrapped(mission, width, 3 - len(said))), *said]


def _said(member: Unit | Person, now: Now, width: int) -> list[Line]:
    """The newest comment."""
    told = newest_comment(now.okrs, member.id)
    return [cut_line([Piece(told)], width)] if told else []


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _tell_person(person: Person, now: Now, width: int) -> list[Line]:
    okrs = now.okrs
    units = ", ".join(safe(okrs.units[each].name) for each in person.units if each in okrs.units)
    facts = " · ".join((*_about(person, now), units or "in no unit"))
    held = len(open_of(okrs, person.id))
    told = f"{several(held, 'open thing')} in hand: o hands over" if held else "nothing open in hand"
    return [
        cut_line([Piece(safe(person.name), "strong"), Piece(f"  {facts}", "dim")], width),
        [Piece(told, "dim")],
        *_said(person, now, width),
    ]


class PlacedRow(NamedTuple):
    """One line of an outline before it is taken."""

    id: str
    placed: Placed


def draw_placed(row: PlacedRow, width: int) -> Line:
    """What a line brings: new, changed or as it is; how deep, what it is called, level and mission."""
    placed, record = row.placed, row.placed.record
    sign, role = NEWS[placed.news]
    name = f"{'  ' * placed.line.depth}{'@' if isinstance(record, Person) else ''}{safe(record.name)}"
    said = f"{record.level}  {safe(record.mission or '')}" if isinstance(record, Unit) else ""
    news = "" if placed.news == "known" else placed.news
    room = max(0, width - 12)
    line = cut_line([Piece(f" {sign} ", role), Piece(name), Piece(f"  {said}", "dim")], room)
    used = sum(cells(piece.text) for piece in line)
    return [*line, Piece(" " * (room - used)), Piece(f" {news:<8}", role)]


def absence(person: Person, today: date) -> str:
    """The last day of an absence as it is typed; empty where there is none to come."""
    return person.away_until.isoformat() if person.away_until and person.away_until >= today else ""
