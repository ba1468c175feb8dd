"""Quadrant 1, drawn: objectives, and key results with the line of weeks, this week's number and its change."""

from functools import cached_property
from typing import NamedTuple

from okrtui.okr.board import KeyResultRow
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.text import fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.board import BoardView, Row
from okrtui.tui.views.columns import ROLES
from okrtui.tui.views.glyphs import Glyphs, curve
from okrtui.tui.views.pieces import Line, Piece, spread
from okrtui.tui.views.plan_lines import column_of, hand
from okrtui.tui.views.wording import day_text, signed

LEAST_TITLE = 20
TAIL = 8
"""Cells of the number and what is said of it."""


class Columns(NamedTuple):
    """How many cells each column takes, 0 for one that is left out."""

    title: int
    weeks: int
    owner: int
    due: int
    status: int


def columns(width: int, weeks: int, *, owner: int, due: int) -> Columns:
    """The widths for a quadrant of `width` cells and a cycle of so many weeks; the title gets what is left.

    `owner` and `due` are the cells that owners and due days need.

    The last cell stays free, for the scrollbar.
    """
    room = width - TAIL - 5
    shown = min(weeks, 8) if room - weeks - 1 < LEAST_TITLE else weeks
    room -= shown + 1
    wanted = {"owner": owner, "due": due, "status": 11}
    taken = dict.fromkeys(wanted, 0)
    for name, cells_ in wanted.items():
        if cells_ and room - cells_ - 1 >= LEAST_TITLE:
            taken[name], room = cells_, room - cells_ - 1
    return Columns(title=max(6, room), weeks=shown, **taken)


class ConfidenceDraughtsman:
    """Draws the rows of quadrant 1."""

    def __init__(self, board: BoardView, signs: Glyphs, *, of_several: bool) -> None:
        self._board, self._signs, self._of_several = board, signs, of_several
        self._weeks = board.place.of if board.place else 8

    @property
    def _okrs(self) -> Okrs:
        return self._board.now.okrs

    @cached_property
    def _needed(self) -> dict[str, int]:
        """The cells that owners and due days need."""
        every = [kr for _, key_results in self._board.pursued for kr in key_results]
        owners = column_of(self._owner(self._okrs.owner_of(kr)) for kr in every) if self._of_several else 0
        return {"owner": owners, "due": column_of(map(self._due, every))}

    def _owner(self, id_: str | None) -> str:
        owner = self._okrs.people.get(id_ or "")
        return hand(owner) if owner else "nobody"

    def _due(self, key_result: KeyResult) -> str:
        """The day it is due; that it is the last of its cycle goes without saying."""
        cycle = self._okrs.cycle_of(key_result)
        is_usual = cycle is not None and key_result.due == cycle.span.end
        return "" if is_usual else day_text(key_result.due, self._board.now.today)

    def draw(self, row: Row, width: int) -> Line:
        """One row."""
        match row.thing:
            case KeyResult():
                return self._key_result(self._board.figures(row.thing), width)
            case Objective():
                return self._objective(row.thing, width)
            case _:
                return []

    def _objective(self, objective: Objective, width: int) -> Line:
        is_said = self._of_several and objective.for_.unit != self._board.now.scope.id
        whose = safe(self._okrs.whose_name(objective.for_)) if is_said else ""
        state = "draft" if objective.state == "draft" else whose
        return spread([Piece(f" {safe(objective.title)}", "strong")], [Piece(f" {state} ", "dim")], width)

    def _key_result(self, row: KeyResultRow, width: int) -> Line:
        at = columns(width, self._weeks, **self._needed)
        role = ROLES.get(row.status, "")
        line = [
            Piece(f" {self._signs.status.get(row.status, ' ')} ", ROLES.get(row.status, "")),
            Piece(fit(safe(row.key_result.title), at.title) + " "),
            Piece(self._curve(row, at.weeks) + " ", "curve"),
            *said(row, self._signs),
        ]
        if at.owner:
            is_known = row.owner in self._okrs.people
            line.append(Piece(" " + fit(self._owner(row.owner), at.owner), "dim" if is_known else "warn"))
        if at.due:
            line.append(Piece(" " + fit(self._due(row.key_result), at.due, ">"), "dim"))
        if at.status:
            is_said = row.status == _word(row, self._signs)[0]
            line.append(Piece(" " + fit("" if is_said else row.status, at.status), role))
        return line

    def _curve(self, row: KeyResultRow, width: int) -> str:
        """The weeks of the cycle, gaps where none was rated; where they do not fit those up to the one shown."""
        given, gone = row.confidences.given, sum(week <= self._board.week for week in row.confidences.weeks)
        shown = given if width >= len(given) else given[max(0, gone - width) :][:width]
        return fit(curve(shown, self._signs), width)


def said(row: KeyResultRow, signs: Glyphs) -> list[Piece]:
    """This week's number, then `due`, `new`, the change, or for how long it has not changed; 8 cells."""
    number = "5°" if row.confidences.is_starting else str(row.confidences.number)
    word, role = _word(row, signs)
    return [Piece(f"{number:>2}", "" if row.confidences.is_rated else "dim"), Piece(fit(f" {word}", 6), role)]


def _word(row: KeyResultRow, signs: Glyphs) -> tuple[str, str]:
    of, low = row.confidences, row.confidences.shown <= 3
    if of.is_starting:
        return "new", "warn" if row.is_due else "dim"
    if row.is_due:
        return "due", "warn"
    if of.change:
        sign = signs.rising if of.change > 0 else signs.falling
        return f"{sign} {signed(of.change)}", "good" if of.change > 0 else "bad"
    if low:
        return f"{signs.status['off track']} off", "bad"
    return (f"= {of.unchanged}w", "dim") if of.unchanged else ("", "")


def is_of_several(now: Now) -> bool:
    """Whether what is looked at is of more than one person, so that names say something."""
    return now.scope.kind in ("everybody", "unit")
