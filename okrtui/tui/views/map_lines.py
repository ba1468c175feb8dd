"""How a line of the map is drawn: its place in the tree, whose it is, from where it comes, how it goes."""

from decimal import Decimal
from typing import NamedTuple

from okrtui.okr.cascading import waits
from okrtui.okr.conflicts import fields_in_conflict
from okrtui.okr.numbers import several
from okrtui.okr.progress import pursued
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scores import rounded
from okrtui.okr.support_tree import SupportTree
from okrtui.okr.text import cells, cut, fit, safe
from okrtui.tui.views.columns import CONFLICT, LEAST_TITLE
from okrtui.tui.views.figures import Figures, Reckoner
from okrtui.tui.views.glyphs import Glyphs, bar
from okrtui.tui.views.map_rows import MapRow
from okrtui.tui.views.needs import short_name
from okrtui.tui.views.pieces import Line, Piece, spread, width_of

MOST_INDENTED = 8
"""Branches hang no further to the right than so many."""
TENTH = Decimal("0.1")


class MapColumns(NamedTuple):
    """How many cells each column takes, 0 for one that is left out."""

    title: int
    whose: int
    origin: int
    bar: int
    percent: int
    confidence: int


def map_columns(width: int) -> MapColumns:
    """The widths for a list of so many cells: the title gets what is left."""
    whose = 0 if width < 46 else 9 if width < 74 else 13 if width < 110 else 18
    origin = 9 if width >= 60 else 0
    fixed = MapColumns(0, whose, origin, 10 if width >= 90 else 0, 5, 4)
    taken = sum(column + 1 for column in fixed if column)
    return fixed._replace(title=max(LEAST_TITLE, width - taken - 1))


def map_heads(width: int) -> Line:
    """What stands in the columns."""
    at = map_columns(width)
    told = (
        ("   who supports whom", at.title, "<"),
        ("for", at.whose, "<"),
        ("origin", at.origin, "<"),
        ("progress", at.bar, "<"),
        ("" if at.bar else "done", at.percent, ">"),
        ("conf", at.confidence, ">"),
    )
    return [Piece(fit(text, column, side) + " ", "dim") for text, column, side in told if column]


class MapDraughtsman:
    """Draws the lines of one tree into columns of one width."""

    def __init__(self, width: int, tree: SupportTree, reckoner: Reckoner, signs: Glyphs) -> None:
        self.width, self.tree, self.reckoner, self.signs = width, tree, reckoner, signs
        self._okrs = reckoner.now.okrs
        self._columns = map_columns(width)

    def draw(self, row: MapRow) -> Line:
        """The pieces of one line, `width` cells together."""
        record = self._okrs.objectives.get(row.id) or self._okrs.key_results.get(row.id)
        match record:
            case Objective():
                return self._objective(row, record)
            case KeyResult():
                return self._key_result(row, record)
            case _:
                return self._heading(row)

    def _heading(self, row: MapRow) -> Line:
        left = Piece(f" {self._marker(row)} Supporting nothing ", "warn")
        right = Piece(f" {several(len(row.members), 'objective')} ", "dim")
        room = self.width - width_of([left, right])
        return spread([left, Piece(self.signs.rule * max(0, room), "faint")], [right], self.width)

    def _objective(self, row: MapRow, objective: Objective) -> Line:
        figures, is_faint = self.reckoner.of(row.id), row.is_beyond or objective.state == "dropped"
        role = "dim" if is_faint else "warn" if row.id in self.tree.unsupported else ""
        title = self._title(row, safe(objective.title), role or ("strong" if not row.depth else ""))
        origin = objective.origin.replace("_", "-")
        return [
            *title,
            *self._of(self._whose(objective), origin),
            *self._goes(figures, self._mean(objective)),
        ]

    def _key_result(self, row: MapRow, key_result: KeyResult) -> Line:
        figures = self.reckoner.of(row.id)
        title = self._title(row, f"KR {safe(key_result.title)}", "dim" if row.is_beyond else "")
        return [*title, *self._of(figures.owner, ""), *self._goes(figures, figures.confidence)]

    # -- the title

    def _marker(self, row: MapRow) -> str:
        if not row.members:
            return " "
        return self.signs.folded if row.is_folded else self.signs.opened

    def _title(self, row: MapRow, title: str, role: str) -> Line:
        """Title and marker at its depth, then how much is folded away; at the end what stands out."""
        width, note = self._columns.title, self._note(row)
        more = f" +{row.hidden}" if row.is_folded else ""
        depth = min(row.depth, MOST_INDENTED)
        if note.text and width - cells(note.text) - cells(more) < LEAST_TITLE + 2 * depth:
            note = note._replace(text=note.text[:1])
        room = width - cells(more) - (cells(note.text) + 1 if note.text else 0)
        shown = cut(f" {'  ' * depth}{self._marker(row)} {title}", room)
        blank = " " * (room - cells(shown))
        end = [Piece(" "), note] if note.text else []
        return [Piece(shown, role), Piece(more, "dim"), Piece(blank), *end, Piece(" ")]

    def _note(self, row: MapRow) -> Piece:
        """What stands out of a line; of several the most important."""
        okrs, objective = self._okrs, self._okrs.objectives.get(row.id)
        if fields_in_conflict(okrs, row.id):
            return Piece(CONFLICT, "warn")
        if objective is None:
            return Piece("")
        if objective.state == "dropped":
            return Piece(f"{self.signs.status['dropped']} dropped", "dim")
        if waits(objective):
            return Piece(f"{self.signs.status['new']} waits", "accent")
        if row.id in self.tree.unsupported:
            return Piece(f"{self.signs.status['at risk']} unsupported", "warn")
        return self._elsewhere(row, objective)

    def _elsewhere(self, row: MapRow, objective: Objective) -> Piece:
        """In which other cycle something stands that is supported from here."""
        if row.is_beyond and (cycle := self._okrs.cycle_of(objective)) is not None:
            return Piece(safe(cycle.name), "dim")
        return Piece("draft" if objective.state == "draft" else "", "dim")

    # -- the other columns

    def _whose(self, objective: Objective) -> str:
        now = self.reckoner.now
        if objective.space == now.private:
            return "private"
        return safe(self._okrs.whose_name(objective.for_) or self._okrs.person_name(objective.owner))

    def _of(self, whose: str, origin: str) -> Line:
        at, line = self._columns, list[Piece]()
        if at.whose:
            line.append(Piece(fit(short_name(whose, at.whose), at.whose) + " ", "dim"))
        if at.origin:
            line.append(Piece(fit(origin, at.origin) + " ", "dim"))
        return line

    def _goes(self, figures: Figures, confidence: str) -> Line:
        at, line = self._columns, list[Piece]()
        if at.bar and figures.share is None:
            line.append(Piece(" " * (at.bar + 1)))
        elif at.bar and figures.share is not None:
            filled, empty = bar(figures.share, at.bar, self.signs)
            line += [Piece(filled), Piece(empty + " ", "faint")]
        line.append(Piece(fit(figures.percent, at.percent, ">") + " "))
        return [*line, Piece(fit(confidence, at.confidence, ">") + " ", "warn" if figures.is_due else "")]

    def _mean(self, objective: Objective) -> str:
        """The mean of the confidences given for its key results."""
        standings = (self.reckoner.standing(kr) for kr in pursued(self._okrs, objective))
        given = [at.confidence for at in standings if at.confidence is not None]
        return str(rounded(Decimal(sum(given)) / len(given), TENTH)) if given else ""
