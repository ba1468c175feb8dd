"""How a row of the overview is drawn: figures in columns that follow the width, the name gets the rest."""

from typing import NamedTuple

from okrtui.okr import overview_told as told
from okrtui.okr.by_code import Code
from okrtui.okr.guidelines.finding import Finding, Level
from okrtui.okr.overview import Line as Figures
from okrtui.okr.progress import Pace
from okrtui.okr.tally import Tally
from okrtui.okr.text import cut, fit, safe
from okrtui.okr.waiting import Waiting
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.overview_rows import OverviewRow, name_in
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, width_of

LEAST_NAME = 12
PACES: dict[Pace, str] = {"ahead": "good", "on pace": "", "behind": "warn", "far behind": "bad"}
LEVELS: dict[Level, str] = {"error": "bad", "warning": "warn", "hint": "dim"}


class OverviewColumns(NamedTuple):
    """How many cells each column takes, 0 for one that is left out."""

    name: int
    objectives: int
    key_results: int
    confidence: int
    given: int
    progress: int
    pace: int
    checked_in: int
    bottom_up: int
    unaligned: int
    findings: int


def overview_columns(width: int) -> OverviewColumns:
    """The widths for a list of so many cells: the name gets what is left."""
    is_wide, is_usual = width >= 104, width >= 60
    fixed = OverviewColumns(
        name=0,
        objectives=4 if is_usual else 0,
        key_results=4 if is_usual else 0,
        confidence=9,
        given=8 if is_wide else 0,
        progress=5,
        pace=12 if is_wide else 1,
        checked_in=7 if width >= 44 else 0,
        bottom_up=9 if is_wide else 5 if width >= 66 else 0,
        unaligned=9 if is_wide else 4 if width >= 72 else 0,
        findings=12 if is_wide else 10,
    )
    taken = sum(column + 1 for column in fixed if column)
    return fixed._replace(name=max(LEAST_NAME, width - taken - 1))


def overview_heads(width: int) -> Line:
    """What stands in the columns."""
    at = overview_columns(width)
    is_wide = at.given > 0
    heads = (
        ("   unit", at.name, "<"),
        ("obj", at.objectives, ">"),
        ("KRs", at.key_results, ">"),
        ("conf", at.confidence, "<"),
        ("given", at.given, ">"),
        ("done", at.progress, ">"),
        ("pace" if is_wide else "", at.pace, "<"),
        ("checked", at.checked_in, ">"),
        ("bottom-up" if is_wide else "b-up", at.bottom_up, ">"),
        ("unaligned" if is_wide else "unal", at.unaligned, ">"),
        (" findings", at.findings, "<"),
    )
    return [Piece(fit(text, column, side) + " ", "dim") for text, column, side in heads if column]


class OverviewDraughtsman:
    """Draws rows of one moment into columns of one width."""

    def __init__(self, width: int, now: Now, signs: Glyphs, *, is_tree: bool) -> None:
        self.width, self.now, self.signs, self.is_tree = width, now, signs, is_tree
        self._columns = overview_columns(width)
        self._room = max(0, width - 1)
        """The last cell is left to a scrollbar."""

    def draw(self, row: OverviewRow) -> Line:
        """The pieces of one row."""
        match row.told:
            case Figures() as line:
                return self._figures(line)
            case Waiting() as each:
                return self._waiting(each)
            case Code() as code:
                return self._code(code, row)
            case Finding() as found:
                return self._finding(found)
            case _:
                return self._heading(row) if row.kind == "heading" else [Piece(f"   {row.text}", "dim")]

    def _figures(self, line: Figures) -> Line:
        at, tally = self._columns, line.tally
        indent = "  " * (line.depth * self.is_tree)
        role = "strong" if line.kind == "whole" else "dim" if line.kind == "people" else ""
        drawn = [Piece(fit(f"   {indent}{safe(name_in(self.now, line))}", at.name) + " ", role)]
        drawn += self._fitted(str(tally.counts.objectives), at.objectives)
        drawn += self._fitted(str(tally.counts.key_results), at.key_results)
        drawn += self._confidence(tally)
        drawn += self._fitted(told.given_told(tally), at.given, "dim")
        drawn += self._fitted(told.progress_told(tally), at.progress)
        drawn += self._pace(tally)
        drawn += self._fitted(told.checked_told(tally), at.checked_in)
        drawn += self._fitted(
            told.share_told(tally), at.bottom_up, "" if tally.bottom_up.is_enough else "warn"
        )
        unaligned = tally.counts.unaligned
        drawn += self._fitted(str(unaligned or told.NOTHING), at.unaligned, "warn" if unaligned else "faint")
        return [*drawn, *self._findings(tally)]

    def _fitted(self, text: str, width: int, role: str = "") -> list[Piece]:
        return [Piece(fit(text, width, ">") + " ", role)] if width else []

    def _confidence(self, tally: Tally) -> list[Piece]:
        change = told.change_told(tally)
        role = "good" if change.startswith("+") else "bad"
        shown = f"{told.confidence_told(tally):>4} "
        return [Piece(shown), Piece(fit(change, self._columns.confidence - len(shown)) + " ", role)]

    def _pace(self, tally: Tally) -> list[Piece]:
        width = self._columns.pace
        if tally.pace is None:
            return [Piece(" " * (width + 1))]
        shown = f"{self._sign(tally.pace)} {tally.pace}" if width > 1 else self._sign(tally.pace)
        return [Piece(fit(shown, width) + " ", PACES[tally.pace])]

    def _sign(self, pace: Pace) -> str:
        status = self.signs.status
        match pace:
            case "ahead":
                return self.signs.rising
            case "on pace":
                return status["on track"]
            case "behind":
                return status["at risk"]
            case "far behind":
                return status["off track"]

    def _findings(self, tally: Tally) -> list[Piece]:
        """`1e 4w 12h`, each in its colour."""
        at = tally.counts
        numbers: tuple[tuple[Level, int], ...] = (
            ("error", at.errors),
            ("warning", at.warnings),
            ("hint", at.hints),
        )
        found = [Piece(f"{number}{level[0]} ", LEVELS[level]) for level, number in numbers if number]
        pieces = [Piece(" "), *found]
        room = self._columns.findings + 1 - width_of(pieces)
        return [*pieces, Piece(" " * room)] if room >= 0 else cut_line(pieces, self._columns.findings + 1)

    def _heading(self, row: OverviewRow) -> Line:
        left = [Piece(f" {self._marker(row)} {row.text} ", "accent")]
        return spread(
            [*left, Piece(self.signs.rule * max(0, self._room - width_of(left)), "faint")], [], self._room
        )

    def _marker(self, row: OverviewRow) -> str:
        return self.signs.folded if row.is_folded else self.signs.opened

    def _waiting(self, each: Waiting) -> Line:
        """Who, how many, which; nothing by which anybody could be ranked."""
        name = fit(f"     {safe(told.owner_told(self.now.okrs, each))}", min(30, self._room // 3))
        titles = "; ".join(safe(key_result.title) for key_result in each.key_results)
        return cut_line(
            [Piece(name), Piece(f" {told.waiting_told(each):<7}", "dim"), Piece(titles, "dim")], self._room
        )

    def _code(self, code: Code, row: OverviewRow) -> Line:
        left = [
            Piece(f"   {self._marker(row)} "), Piece(f"{code.code} {code.level:<7}", LEVELS[code.level]),
            Piece(f" {len(code.findings):>4}  "), Piece(code.sentence),
        ]  # fmt: skip
        return cut_line(left, self._room)

    def _finding(self, found: Finding) -> Line:
        return cut_line(
            [Piece(f"         {cut(safe(found.sentence), max(0, self._room - 9))}", "dim")], self._room
        )
