"""The board over several weeks, for the monthly meeting."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from okrtui.okr.calendar import Week
from okrtui.okr.health import MetricRow, health_of
from okrtui.okr.month import ThenAndNow, musts_of, then_and_now
from okrtui.okr.records import KeyResult
from okrtui.okr.text import fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.board import BoardView, Row
from okrtui.tui.views.columns import ROLES
from okrtui.tui.views.confidence_lines import ConfidenceDraughtsman
from okrtui.tui.views.glyphs import Glyphs, curve
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.wording import signed

TAIL = 13
"""Cells of `5 → 7 ↗ +2`."""


class MonthView:
    """Several weeks that follow each other; `board` is that of the last."""

    def __init__(self, now: Now, weeks: Sequence[Week]) -> None:
        self.now, self.weeks = now, tuple(weeks)
        self.board = BoardView(now, self.weeks[-1])

    @cached_property
    def health(self) -> tuple[MetricRow, ...]:
        """Metrics, their recent line as long as the weeks."""
        return health_of(self.now.okrs, self.now.scope, self.now.me, self.weeks)

    def figures(self, key_result: KeyResult) -> ThenAndNow:
        """A key result before the weeks and at their end."""
        return then_and_now(self.now.okrs, self.board.figures(key_result), self.weeks)


def musts_rows(month: MonthView) -> Iterator[Row]:
    """Week by week: how many musts were done and how many stayed open; then those that were done."""
    now = month.now
    for week in reversed(month.weeks):
        musts = musts_of(now.okrs, now.scope, now.me, week)
        counts = [f"{len(musts.done)} done"] + ([f"{musts.open} open"] if musts.open else [])
        if musts.done or musts.open:
            yield Row(f"musts-{week}", title=f"{week.label} · {' · '.join(counts)}")
            yield from (Row(line.id, line) for line in musts.done)


class MonthDraughtsman:
    """Draws quadrant 1 with the confidence before the weeks and at their end."""

    def __init__(self, month: MonthView, signs: Glyphs, *, of_several: bool) -> None:
        self._month, self._signs = month, signs
        self._others = ConfidenceDraughtsman(month.board, signs, of_several=of_several)

    def draw(self, row: Row, width: int) -> Line:
        """One row."""
        if not isinstance(row.thing, KeyResult):
            return self._others.draw(row, width)
        figures = self._month.figures(row.thing)
        line = self._weeks(figures)
        title = max(6, width - len(line) - TAIL - 6)
        return [
            Piece(f" {self._signs.status.get(figures.row.status, ' ')} ", ROLES.get(figures.row.status, "")),
            Piece(fit(safe(row.thing.title), title) + " "),
            Piece(f"{line} ", "curve"),
            *_said(figures, self._signs),
        ]

    def _weeks(self, figures: ThenAndNow) -> str:
        by_week = dict(zip(figures.row.confidences.weeks, figures.row.confidences.given, strict=True))
        return curve([by_week.get(week) for week in self._month.weeks], self._signs)


def _said(figures: ThenAndNow, signs: Glyphs) -> list[Piece]:
    then, now = ("5°" if number is None else str(number) for number in (figures.then, figures.now))
    change = figures.change
    moved = "" if not change else f"{signs.rising if change > 0 else signs.falling} {signed(change)}"
    role = "" if not change else "good" if change > 0 else "bad"
    return [Piece(fit(f"{then:>2} → {now:<2} ", 8)), Piece(fit(moved, TAIL - 8), role)]
