"""Quadrants 2 and 3, drawn: lines of plans with their box, how often they were carried, and in whose hands."""

from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanLine
from okrtui.okr.records import Person, Win
from okrtui.okr.text import cells, cut, fit, safe
from okrtui.tui.views.board import FOLDED, Row
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, spread

BOXES = {"open": "[ ]", "done": "[x]", "dropped": "[-]"}
ROLES = {"open": "", "done": "dim", "dropped": "struck"}
WITH_KEY_RESULT = 46
"""From so many cells on a line also says which key result it serves."""


class PlanDraughtsman:
    """Draws the rows of a plan into `width` cells; `of_several` says in whose hands each line is."""

    def __init__(self, okrs: Okrs, signs: Glyphs, *, of_several: bool) -> None:
        self._okrs, self._signs, self._of_several = okrs, signs, of_several

    def draw(self, row: Row, width: int) -> Line:
        """One row."""
        match row.thing:
            case PlanLine():
                return self._line(row, row.thing, width)
            case Win(text=text):
                return [Piece(f" {self._signs.win} {cut(safe(text), width - 3)}", "good")]
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
        taken = sum(cells(piece.text) for piece in (*start, *end)) + len(box)
        text = cut(safe(record.text), max(4, width - taken))
        return spread([*start, Piece(box, role), Piece(text, role)], end, width)

    def _end(self, line: PlanLine, width: int) -> list[Piece]:
        """At the right end: the key result it serves, how often it was carried, who does it."""
        record = line.record
        end: list[Piece] = []
        key_result = self._okrs.key_results.get(record.key_result or "")
        if key_result is not None and width >= WITH_KEY_RESULT:
            end.append(Piece(f" {self._signs.serves} {cut(safe(key_result.title), width // 4)}", "dim"))
        if line.carried:
            end.append(Piece(f" {self._signs.carried}{line.carried}", "warn" if line.carried > 1 else "dim"))
        if self._of_several:
            owner = self._okrs.people.get(record.owner or "")
            end.append(Piece(f" {fit(hand(owner), min(10, width // 6))}", "dim"))
        return [*end, Piece(" ")]


def hand(person: Person | None) -> str:
    """Somebody in few cells: the handle, else the first word of the name."""
    if person is None:
        return "–"
    return safe(person.handle or (person.name.split() or ["–"])[0])
