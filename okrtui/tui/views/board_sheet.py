"""What stands in the four quadrants: titles, rows, and how each row is drawn; of a week, or of several."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from okrtui.okr.conflicts import fields_in_conflict
from okrtui.okr.health import MetricRow
from okrtui.okr.okrs import Okrs
from okrtui.okr.text import cells, safe
from okrtui.tui.views import board as rows
from okrtui.tui.views.board import BoardView, Row
from okrtui.tui.views.board_empty import WATCHED, no_musts, nothing_planned, nothing_pursued
from okrtui.tui.views.board_frame import week_label, weeks_told
from okrtui.tui.views.board_month import MonthDraughtsman, MonthView, musts_rows
from okrtui.tui.views.columns import CONFLICT, LEAST_TITLE
from okrtui.tui.views.confidence_lines import ConfidenceDraughtsman, is_of_several
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.health_lines import health_line
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread
from okrtui.tui.views.plan_lines import PlanDraughtsman, hands_in

PLAN, GOALS, AHEAD, HEALTH = "q2", "q1", "q3", "q4"
IN_READING_ORDER = (PLAN, GOALS, AHEAD, HEALTH)
Draw = Callable[[Row, int], Line]


class Quadrant(NamedTuple):
    """One of the four."""

    title: str
    rows: Sequence[Row]
    draw: Draw
    empty: Sequence[str] = ()


Sheet = dict[str, Quadrant]
BLANK: Sheet = {id_: Quadrant("", (), lambda row, width: []) for id_ in IN_READING_ORDER}
"""Before there are any OKRs."""


def marked(sheet: Sheet, okrs: Okrs) -> Sheet:
    """The sheet with a mark at the end of each row whose record is in conflict."""
    if not okrs.contested and not okrs.cut:
        return sheet
    return {id_: quadrant._replace(draw=_marking(quadrant.draw, okrs)) for id_, quadrant in sheet.items()}


def _marking(draw: Draw, okrs: Okrs) -> Draw:
    def drawn(row: Row, width: int) -> Line:
        room = width - cells(CONFLICT) - 2
        if not (row.record and fields_in_conflict(okrs, row.record.id)) or room < LEAST_TITLE:
            return draw(row, width)
        return spread(draw(row, room), [Piece(f" {CONFLICT} ", "warn")], width)

    return drawn


def week_sheet(board: BoardView, signs: Glyphs, *, is_toggled: bool) -> Sheet:
    """The board of one week."""
    several = is_of_several(board.now)
    lines, ahead = list(rows.plan_rows(board, is_toggled=is_toggled)), list(rows.ahead_rows(board))
    plan = _plan(board, signs, [*lines, *ahead])
    goals = ConfidenceDraughtsman(board, signs, of_several=several)
    label = week_label(board.week, board.now.today)
    return {
        PLAN: Quadrant(
            f"Q2 {'This week' if board.is_now else label}{_done(board)}",
            lines,
            plan.draw,
            nothing_planned(label, is_now=board.is_now, is_over=board.is_over),
        ),
        GOALS: Quadrant(
            f"Q1 OKRs · confidence · {label}",
            list(rows.goal_rows(board)),
            goals.draw,
            _pursued(board, label),
        ),
        AHEAD: Quadrant("Q3 Next four weeks", ahead, plan.draw),
        HEALTH: Quadrant("Q4 Metrics and health", _watched(board, board.health), _health(signs), WATCHED),
    }


def _plan(board: BoardView, signs: Glyphs, lines: Sequence[Row]) -> PlanDraughtsman:
    """Draws lines with a column for in whose hands they are, where that is more than one person's."""
    okrs = board.now.okrs
    return PlanDraughtsman(okrs, signs, hands_in(okrs, lines) if is_of_several(board.now) else 0)


def _pursued(board: BoardView, label: str) -> Sequence[str]:
    return nothing_pursued(label, is_now=board.is_now, has_cycle=board.place is not None)


def _done(board: BoardView) -> str:
    pursued = [line for line in board.plan.lines if line.record.state != "dropped"]
    done = sum(line.record.state == "done" for line in pursued)
    return f" · {done}/{len(pursued)}" if pursued else ""


def _health(signs: Glyphs) -> Draw:
    def draw(row: Row, width: int) -> Line:
        if isinstance(row.thing, MetricRow):
            return health_line(row.thing, width, signs)
        return cut_line([Piece(f" {safe(row.title)}", "dim")], width)

    return draw


def _watched(board: BoardView, health: Iterable[MetricRow]) -> Sequence[Row]:
    return list(rows.health_rows(board.now.okrs, health))


def month_sheet(month: MonthView, signs: Glyphs) -> Sheet:
    """The same board over several weeks: confidence then and now, done musts, how health went."""
    board, several = month.board, is_of_several(month.board.now)
    musts, ahead = list(musts_rows(month)), list(rows.ahead_rows(board))
    plan = _plan(board, signs, [*musts, *ahead])
    goals = MonthDraughtsman(month, signs, of_several=several)
    span, watched = weeks_told(month.weeks), _watched(board, month.health)
    return {
        PLAN: Quadrant(f"Q2 Musts · {span}", musts, plan.draw, no_musts(span)),
        GOALS: Quadrant(
            f"Q1 Then → now · {span}",
            list(rows.goal_rows(board)),
            goals.draw,
            _pursued(board, span),
        ),
        AHEAD: Quadrant("Q3 Next four weeks", ahead, plan.draw),
        HEALTH: Quadrant(f"Q4 Metrics and health · {span}", watched, _health(signs), WATCHED),
    }
