"""The week's report as a value: what its page says, in the order it says it (method.md, "The weekly board")."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from msgspec import Struct

from okrtui.okr.belonging import week_start_of
from okrtui.okr.board import Board, KeyResultRow, board
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.guidelines import findings
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.okrs import Okrs
from okrtui.okr.ratings import asked, low, moved, unchanged, unrated
from okrtui.okr.records import CheckIn, Comment, Outlook, Priority, Win
from okrtui.okr.rhythm import start_of
from okrtui.okr.scope import Scope
from okrtui.okr.what_next import Answer, what_next
from okrtui.okr.wins import wins_of
from okrtui.reports.parts import (
    CLOSELY,
    VERY_CLOSELY,
    CyclePart,
    FindingPart,
    KeyResultPart,
    LinePart,
    LowPart,
    MetricPart,
    Move,
    Said,
    WeekLines,
    Whose,
    WinPart,
)
from okrtui.reports.taking import (
    cycle_parts,
    finding_part,
    key_result_part,
    line_parts,
    metric_part,
    win_part,
)
from okrtui.reports.whose import whose_of


class WeekReport(Struct, frozen=True, kw_only=True):
    """A week of a scope; its fields are the keys of `report week --json`."""

    report: str = "week"
    whose: Whose
    week: str
    first_day: date
    last_day: date
    cycles: tuple[CyclePart, ...]
    asked: int
    """How many key results the week asks for."""
    rated: int
    """How many of these were rated in it."""
    changes: tuple[Move, ...]
    unchanged: tuple[KeyResultPart, ...]
    low: tuple[LowPart, ...]
    not_rated: tuple[KeyResultPart, ...]
    done: tuple[LinePart, ...]
    not_done: tuple[LinePart, ...]
    next: tuple[WeekLines, ...]
    health: tuple[MetricPart, ...]
    wins: tuple[WinPart, ...]
    findings: tuple[FindingPart, ...]
    spaces: tuple[str, ...]
    """The spaces that what it says comes from."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        told = (self.changes, self.unchanged, self.low, self.not_rated, self.done, self.not_done)
        return not (any(told) or any(week.lines for week in self.next) or self.health or self.wins)

    @property
    def is_long(self) -> bool:
        """Whether the page has to be printed closely to stay one."""
        return self.asked > CLOSELY

    @property
    def is_very_long(self) -> bool:
        """Whether it has to be printed as closely as can still be read."""
        return self.asked > VERY_CLOSELY


def week_report(
    okrs: Okrs, scope: Scope, me: Collection[str], week: Week, today: date, *, team: str = ""
) -> WeekReport:
    """What there is to tell of a scope in a week, as it stood at the end of it or stands today.

    Everybody's page bears the name of the space `team`.
    """
    shown = board(okrs, scope, me, week, today)
    rows, start = shown.key_results, week_start_of(okrs, scope, me)
    expected = asked(okrs, rows, week, today)
    wins = wins_of(okrs, scope, me, [week])
    lines = line_parts(okrs, shown.plan.lines)
    return WeekReport(
        whose=whose_of(okrs, scope, me, team),
        week=str(week),
        first_day=week.first_day(start),
        last_day=week.last_day(start),
        cycles=cycle_parts(okrs, shown),
        asked=len(expected),
        rated=sum(row.confidences.is_rated for row in expected),
        changes=tuple(_move(okrs, row, week) for row in moved(rows)),
        unchanged=_parts(okrs, unchanged(rows)),
        low=tuple(_low(okrs, row, week, today) for row in low(okrs, rows)),
        not_rated=_parts(okrs, unrated(okrs, rows, week, today)),
        done=tuple(line for line in lines if line.fate == "done"),
        not_done=tuple(line for line in lines if line.fate != "done"),
        next=tuple(WeekLines(str(ahead.week), line_parts(okrs, ahead.lines)) for ahead in shown.ahead),
        health=tuple(metric_part(okrs, row) for row in shown.health),
        wins=tuple(win_part(okrs, win) for win in wins),
        findings=tuple(finding_part(okrs, finding) for finding in _findings(okrs, shown, today)),
        spaces=_spaces(shown, wins),
    )


def _parts(okrs: Okrs, rows: Iterable[KeyResultRow]) -> tuple[KeyResultPart, ...]:
    return tuple(key_result_part(okrs, row) for row in rows)


def _move(okrs: Okrs, row: KeyResultRow, week: Week) -> Move:
    start = start_of(okrs, row.key_result.space)
    of_week = [c for c in row.at.check_ins if c.on is not None and week_of(c.on, start) == week]
    note = next((c.note for c in reversed(of_week) if c.note), None)
    return Move(key_result_part(okrs, row), row.confidences.last_week, row.confidences.number, note)


def _low(okrs: Okrs, row: KeyResultRow, week: Week, today: date) -> LowPart:
    this_week = week_of(today, start_of(okrs, row.key_result.space))
    answers = what_next(okrs, row.key_result, week, this_week)
    return LowPart(key_result_part(okrs, row), tuple(_said(okrs, answer) for answer in answers))


def _said(okrs: Okrs, answer: Answer) -> Said:
    match answer:
        case CheckIn():
            return Said("note", answer.note or "", okrs.person_name(answer.by) or None)
        case Comment():
            return Said("comment", answer.text, okrs.person_name(answer.by) or None)
        case Priority() | Outlook():
            return Said("line", answer.text, okrs.person_name(answer.owner) or None, answer.week)


def _findings(okrs: Okrs, shown: Board, today: date) -> Iterator[Finding]:
    """What the guidelines say; of key results only in the week that runs, as they look at today."""
    for row in shown.key_results:
        if shown.week == week_of(today, start_of(okrs, row.key_result.space)):
            yield from findings.of_key_result(okrs, okrs.key_results[row.id], today)
    yield from findings.of_plan(okrs, shown.plan)


def _spaces(shown: Board, wins: Iterable[Win]) -> tuple[str, ...]:
    lines = (*shown.plan.lines, *(line for ahead in shown.ahead for line in ahead.lines))
    found = {row.key_result.space for row in shown.key_results} | {win.space for win in wins}
    found |= {line.record.space for line in lines} | {row.metric.space for row in shown.health}
    return tuple(sorted(found))
