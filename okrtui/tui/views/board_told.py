"""The line below the quadrants: the row under the cursor in full, and what the guidelines say of it."""

from okrtui.okr.conflicts import fields_in_conflict
from okrtui.okr.fields_told import field_told
from okrtui.okr.guidelines.finding import Finding, bare
from okrtui.okr.guidelines.findings import of_key_result, of_plan
from okrtui.okr.health import MetricRow
from okrtui.okr.limits_typed import limits_told
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanLine
from okrtui.okr.records import KeyResult, Objective, Record, Win
from okrtui.okr.text import cut, safe
from okrtui.tui.views.board import BoardView, Row
from okrtui.tui.views.figures import value_and_measure
from okrtui.tui.views.health_lines import value_told
from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.views.said import newest_comment
from okrtui.tui.views.wording import day_text, several

LONGEST = 40
"""Cells of the title of what something stands beside."""


class BoardTeller:
    """Tells of one row after the other; what the guidelines say of the plan is found once."""

    def __init__(self, board: BoardView) -> None:
        self._board = board
        self._of_plan: dict[str, Finding] | None = None

    def tell(self, row: Row | None, width: int) -> Line:
        """One line: what it is, then as a quiet word what good practice says."""
        if row is None:
            return []
        told, finding = self._told(row), self.finding(row)
        if conflict := conflict_told(self._board.now.okrs, row.record):
            return cut_line([Piece(f" {conflict}: ", "warn"), *told], width)
        said = [Piece(f"{_without_name(finding, row)}: {finding.way_out}", "warn")] if finding else []
        return cut_line([Piece(" "), *(said or told)], width)

    @property
    def of_week(self) -> str:
        """What the guidelines say of the week's plan as a whole; mostly nothing."""
        plan = {line.id for line in self._board.plan.lines}
        return next(
            (f"{f.sentence}: {f.way_out}" for f in self._findings.values() if f.record not in plan), ""
        )

    @property
    def _findings(self) -> dict[str, Finding]:
        if self._of_plan is None:
            found = of_plan(self._board.now.okrs, self._board.plan)
            self._of_plan = {finding.record: finding for finding in found}
        return self._of_plan

    def finding(self, row: Row) -> Finding | None:
        """What the guidelines say of a row, the gravest first."""
        match row.thing:
            case KeyResult() if self._board.is_now:
                found = of_key_result(self._board.now.okrs, row.thing, self._board.now.today)
                return found[0] if found else None
            case PlanLine():
                return self._findings.get(row.id)
            case _:
                return None

    def _told(self, row: Row) -> list[Piece]:
        match row.thing:
            case PlanLine():
                return self._line(row.thing)
            case KeyResult():
                return self._key_result(row.thing)
            case Objective():
                return self._objective(row.thing)
            case MetricRow():
                return self._metric(row.thing)
            case Win():
                return [Piece(safe(row.thing.text)), Piece(self._by(row.thing.by), "dim")]
            case _:
                return [Piece(row.title, "dim")]

    def _line(self, line: PlanLine) -> list[Piece]:
        okrs, record = self._board.now.okrs, line.record
        key_result = okrs.key_results.get(record.key_result or "")
        facts = [
            f"serves {safe(key_result.title)}" if key_result else "",
            f"carried {several(line.carried, 'time')}" if line.carried else "",
            safe(okrs.person_name(record.owner)) or "nobody’s",
        ]
        return [Piece(safe(record.text)), *_facts([*facts, newest_comment(okrs, record.id)])]

    def _key_result(self, key_result: KeyResult) -> list[Piece]:
        row, okrs = self._board.figures(key_result), self._board.now.okrs
        due = f"due {day_text(key_result.due, self._board.now.today)}" if key_result.due else ""
        measured = safe(value_and_measure(row.key_result, row.at))
        owner = safe(okrs.person_name(row.owner)) or "nobody’s"
        return [Piece(safe(key_result.title)), *_facts([measured, row.status, due, owner])]

    def _objective(self, objective: Objective) -> list[Piece]:
        okrs = self._board.now.okrs
        facts = [
            safe(okrs.whose_name(objective.for_)),
            safe(okrs.person_name(objective.owner)),
            safe(objective.why or ""),
            newest_comment(okrs, objective.id),
        ]
        return [Piece(safe(objective.title), "strong"), *_facts(facts)]

    def _metric(self, row: MetricRow) -> list[Piece]:
        metric, reading, now = row.metric, row.reading, self._board.now
        read = (
            f"{value_told(metric, reading)} {row.light or ''} on {day_text(reading.on, now.today)}"
            if reading
            else "not read yet"
        )
        note = f"“{safe(reading.note)}”" if reading and reading.note else ""
        keeper = f"kept by {safe(now.okrs.person_name(metric.keeper)) or 'nobody'}"
        objective = now.okrs.objectives.get(metric.objective or "")
        place = f"beside “{cut(safe(objective.title), LONGEST)}”" if objective else ""
        said = newest_comment(now.okrs, metric.id)
        facts = [read.strip(), place, note, said, limits_told(metric.limits), keeper]
        return [Piece(safe(metric.name)), *_facts(facts)]

    def _by(self, person: str | None) -> str:
        return f" · {safe(self._board.now.okrs.person_name(person)) or 'somebody'}"


def conflict_told(okrs: Okrs, record: Record | None) -> str:
    """`! conflict in title, due date`; empty for none."""
    names = fields_in_conflict(okrs, record.id) if record else ()
    told = ", ".join(safe(field_told(okrs, record, name)) for name in names) if record else ""
    return f"! conflict in {told}" if told else ""


def _without_name(finding: Finding, row: Row) -> str:
    """The sentence without the name it begins with: the cursor stands on it."""
    return safe(bare(finding, name_of(row.record) if row.record else ""))


def _facts(facts: list[str]) -> list[Piece]:
    return [Piece(f" · {fact}", "dim") for fact in facts if fact]
