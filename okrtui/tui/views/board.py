"""The weekly board as four lists of rows; figures of a key result are reckoned when its row is first drawn."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cached_property
from operator import is_
from typing import NamedTuple

from okrtui.okr.belonging import week_start_of
from okrtui.okr.board import CyclePlace, KeyResultRow, key_result_row, places_of, pursued_in
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.health import MetricRow, by_objective, health_of, recent_weeks
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import Plan, PlanLine, WeekAhead, plan_of, weeks_ahead
from okrtui.okr.records import KeyResult, Objective, Outlook, Priority, Record, Win
from okrtui.okr.wins import wins_of
from okrtui.tui.now import Now

Thing = PlanLine | Objective | KeyResult | MetricRow | Win
LATE = timedelta(days=3)
"""How long before its end a week asks for wins: from Friday on, where it begins on Monday."""
CHECKED_IN = frozenset({"check_ins", "target_changes", "key_results", "seen", "cut"})
"""What an answer of the weekly run makes anew."""
BESIDE_CHECK_INS = ("plan", "ahead", "health", "place")
"""What rests on none of it."""
FOLDED = "offered"
"""The id of the row that stands for all lines earlier weeks left open."""


class Row(NamedTuple):
    """One line of a quadrant; a heading has a title and no thing."""

    id: str
    thing: Thing | None = None
    title: str = ""
    week: Week | None = None
    """The week that is named before it, in quadrant 3."""
    is_offered: bool = False

    @property
    def record(self) -> Record | None:
        """The record it shows."""
        match self.thing:
            case PlanLine(record=record):
                return record
            case MetricRow(metric=metric):
                return metric
            case _:
                return self.thing

    @property
    def stops(self) -> bool:
        """Whether the cursor stands on it; it passes over headings."""
        return self.thing is not None or self.id == FOLDED or self.week is not None


class BoardView:
    """The board of whose OKRs are looked at in one week, and what is known of it so far."""

    def __init__(self, now: Now, week: Week, before: "BoardView | None" = None) -> None:
        self.now, self.week = now, week
        self._rows: dict[str, _Reckoned] = {}
        is_same = before is not None and (before.week, before.now.today) == (week, now.today)
        self._before = before._rows if before is not None and is_same else {}
        if before is not None and is_same and _is_as_before(now, before.now):
            self.__dict__.update(
                (name, part) for name, part in before.__dict__.items() if name in BESIDE_CHECK_INS
            )

    @cached_property
    def plan(self) -> Plan:
        """Quadrant 2."""
        now = self.now
        return plan_of(now.okrs, now.scope, now.me, self.week, now.today)

    @cached_property
    def ahead(self) -> tuple[WeekAhead, ...]:
        """Quadrant 3."""
        now = self.now
        return weeks_ahead(now.okrs, now.scope, now.me, self.week)

    @cached_property
    def pursued(self) -> list[tuple[Objective, list[KeyResult]]]:
        """Quadrant 1."""
        now = self.now
        return pursued_in(now.okrs, now.scope, now.me, self.week)

    @cached_property
    def health(self) -> tuple[MetricRow, ...]:
        """Quadrant 4."""
        now = self.now
        return health_of(now.okrs, now.scope, now.me, recent_weeks(self.week))

    @cached_property
    def wins(self) -> tuple[Win, ...]:
        """What was worth showing in the week."""
        now = self.now
        return wins_of(now.okrs, now.scope, now.me, (self.week,))

    @cached_property
    def place(self) -> CyclePlace | None:
        """Where the week stands in its cycle, the shortest of several."""
        now = self.now
        return next(iter(places_of(now.okrs, now.scope, now.me, self.week)), None)

    @property
    def is_now(self) -> bool:
        """Whether it is the week that runs."""
        return self.week == this_week(self.now)

    @property
    def is_over(self) -> bool:
        """Whether the week lies behind the one that runs."""
        return self.week < this_week(self.now)

    @property
    def is_late(self) -> bool:
        """Whether the week is in its last days."""
        now = self.now
        return now.today > self.week.last_day(week_start_of(now.okrs, now.scope, now.me)) - LATE

    def figures(self, key_result: KeyResult) -> KeyResultRow:
        """A key result as the week shows it; not reckoned again where all that it rests on stands as before.

        A row that is not replaced yet may still ask for it as it was known before.
        """
        mine = self._rows.get(key_result.id)
        if mine is None or mine.grounds[0] is not key_result:
            now, grounds = self.now, _grounds(self.now, key_result)
            known = self._before.get(key_result.id)
            if known and all(map(is_, known.grounds, grounds)):
                row = known.row
            else:
                row = key_result_row(now.okrs, key_result, self.week, now.today)
            self._rows[key_result.id] = _Reckoned(row, grounds)
        return self._rows[key_result.id].row


def _is_as_before(now: Now, before: Now) -> bool:
    """Whether at most key results were checked in since."""
    tables = (name for name in now.okrs.__struct_fields__ if name not in CHECKED_IN)
    is_alike = (now.scope, now.me, now.okrs.cut) == (before.scope, before.me, before.okrs.cut)
    return is_alike and all(getattr(now.okrs, name) is getattr(before.okrs, name) for name in tables)


class _Reckoned(NamedTuple):
    row: KeyResultRow
    grounds: tuple[object, ...]


def _grounds(now: Now, key_result: KeyResult) -> tuple[object, ...]:
    """All that the figures of a key result rest on, besides the week and the day."""
    okrs, id_ = now.okrs, key_result.id
    own = (key_result, okrs.check_ins.get(id_), okrs.target_changes.get(id_))
    return (*own, okrs.objectives, okrs.cycles, okrs.spaces, okrs.week_starts)


def this_week(now: Now) -> Week:
    """The week that runs, where those that are looked at let weeks begin."""
    return week_of(now.today, week_start_of(now.okrs, now.scope, now.me))


def plan_rows(board: BoardView, *, is_toggled: bool) -> Iterator[Row]:
    """Quadrant 2: what earlier weeks left open, the musts, the shoulds, the wins."""
    plan = board.plan
    if plan.offered and plan.is_folded != is_toggled:
        yield Row(FOLDED, title=f"{len(plan.offered)} {_offered_from(board)}")
    elif plan.offered:
        yield Row(FOLDED, title=_offered_from(board))
        yield from (Row(line.id, line, is_offered=True) for line in plan.offered)
    for title, lines in (("must", plan.must), ("should", plan.should)):
        if lines:
            yield Row(title, title=title)
            yield from (Row(line.id, line) for line in lines)
    if board.wins:
        yield Row("wins", title="wins")
        yield from (Row(win.id, win) for win in board.wins)
    elif plan.lines and board.is_now and board.is_late:
        yield Row("wins", title="wins: W notes one")


def _offered_from(board: BoardView) -> str:
    """Where what is offered comes from: left open before, or only planned ahead for this very week."""
    names = sorted({line.record.week for line in board.plan.offered}, reverse=True)
    first, *others = (Week.parse(name).label for name in names)
    if not others and names[0] == str(board.week):
        return f"planned for {first}"
    return f"open from {first} and before" if others else f"open from {first}"


def goal_rows(board: BoardView) -> Iterator[Row]:
    """Quadrant 1: each objective with its key results."""
    for objective, key_results in board.pursued:
        yield Row(objective.id, objective)
        yield from (Row(key_result.id, key_result) for key_result in key_results)


def ahead_rows(board: BoardView) -> Iterator[Row]:
    """Quadrant 3: the next four weeks, also those without a line."""
    for ahead in board.ahead:
        if not ahead.lines:
            yield Row(str(ahead.week), week=ahead.week)
        for place, line in enumerate(ahead.lines):
            yield Row(line.id, line, week=ahead.week if place == 0 else None)


def health_rows(okrs: Okrs, health: Iterable[MetricRow]) -> Iterator[Row]:
    """Quadrant 4: metrics and health, at last those beside an objective below its title."""
    for objective, metrics in by_objective(okrs, health):
        if objective is not None:
            yield Row(f"beside {objective.id}", title=f"beside “{objective.title}”")
        yield from (Row(metric.metric.id, metric) for metric in metrics)


def section_of(board: BoardView, line: Priority | Outlook) -> tuple[PlanLine, ...]:
    """The lines that a line stands among and may change places with."""
    if isinstance(line, Priority) and line.week == str(board.week):
        return board.plan.must if line.rank == "must" else board.plan.should
    return next((a.lines for a in board.ahead if str(a.week) == line.week), ())
