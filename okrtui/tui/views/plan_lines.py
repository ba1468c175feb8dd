"""Quadrants 2 and 3, drawn: lines of plans with their box, how often they were carried, and in whose hands."""

from collections.abc import Iterable

from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanLine
from okrtui.okr.records import Person, Win
from okrtui.okr.text import cells, cut, fit, safe
from okrtui.tui.views.board import FOLDED, Row
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, spread, width_of

BOXES = {"open": "[ ]", "done": "[x]", "dropped": "[-]"}
ROLES = {"open": "", "done": "dim", "dropped": "struck"}
LEAST_NAME = 8
"""Cells of a key result's name that are worth showing."""
MOST_OF_NAME = 8
"""Cells of somebody's name in a column."""


class PlanDraughtsman:
    """Draws the rows of a plan into `width` cells, `hands` of them for in whose hands each line is."""

    def __init__(self, okrs: Okrs, signs: Glyphs, hands: int = 0) -> None:
        self._okrs, self._signs, self._hands = okrs, signs, hands

    def draw(self, row: Row, width: int) -> Line:
        """One row."""
        match row.thing:
            case PlanLine():
                return self._line(row, row.thing, width)
            case Win(text=text):
                return [Piece(f" {self._signs.win} {cut(safe(text), width - 4)}", "good")]
            case _ if row.week is not None:
                return [*self._week(row), Piece(self._signs.nothing, "faint")]
            case _:
                return self._heading(row, width)

    def _heading(self, row: Row, width: int) -> Line:
        if row.id != FOLDED:
            return [Piece(f" {row.title}", "dim")]
        return spread(
            [Piece(f" {row.title}", "warn")], [Piece("A", "key"), Piece(" carry all ", "dim")], width
        )

    def _week(self, row: Row) -> list[Piece]:
        return [Piece(f" {row.week.label if row.week else '':<4}", "dim")]

    def _line(self, row: Row, line: PlanLine, width: int) -> Line:
        record = line.record
        role = ROLES[record.state]
        is_ahead = row.week is not None or record.KIND == "outlook"
        start = self._week(row) if row.week is not None or is_ahead else [Piece(" ")]
        box = "" if record.state == "open" and is_ahead else f"{BOXES[record.state]} "
        end = self._end(line, width)
        room = width - width_of([*start, *end]) - len(box)
        text = cut(safe(record.text), max(4, room))
        served = self._served(record.key_result, room - cells(text))
        return spread([*start, Piece(box, role), Piece(text, role), *served], end, width)

    def _served(self, id_: str | None, room: int) -> list[Piece]:
        """The key result it serves, where the text leaves room for it."""
        key_result = self._okrs.key_results.get(id_ or "")
        if key_result is None or room < LEAST_NAME:
            return []
        return [Piece(f" {self._signs.serves} {cut(safe(key_result.title), room - 3)}", "dim")]

    def _end(self, line: PlanLine, width: int) -> list[Piece]:
        """At the right end: how often it was carried, who does it."""
        end: list[Piece] = []
        if line.carried:
            end.append(Piece(f" {self._signs.carried}{line.carried}", "warn" if line.carried > 1 else "dim"))
        if self._hands:
            owner = self._okrs.people.get(line.record.owner or "")
            end.append(Piece(f" {fit(hand(owner), min(self._hands, width // 4))}", "dim"))
        return [*end, Piece(" ")]


def hands_in(okrs: Okrs, rows: Iterable[Row]) -> int:
    """How many cells a column takes of those in whose hands the lines are."""
    owners = {row.thing.record.owner for row in rows if isinstance(row.thing, PlanLine)}
    return column_of(hand(okrs.people.get(owner or "")) for owner in owners)


def column_of(names: Iterable[str]) -> int:
    """How many cells a column of these names takes."""
    return min(MOST_OF_NAME, max(map(cells, names), default=0))


def hand(person: Person | None) -> str:
    """Somebody in few cells: the handle, else the first word of the name."""
    if person is None:
        return "–"
    return safe(person.handle or (person.name.split() or ["–"])[0])
