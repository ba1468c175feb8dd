"""Grades and cycles at their end, for tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Grade, KeyResult, Phase, Span
from tests.builders import QUARTER, SPACE, key_result

LAST_DAYS = date(2026, 12, 30)
NEXT = Cycle(id="q1", space=SPACE, name="2027-Q1", span=Span(date(2027, 1, 1), date(2027, 3, 31)))


def quarter(phase: Phase) -> Cycle:
    """The quarter of the builders in another phase."""
    return replace(QUARTER, phase=phase)


def grade(score: str | None, adjustment: str | None = None, **fields: Any) -> Grade:
    points, more = (None if text is None else Decimal(text) for text in (score, adjustment))
    return Grade(score=points, adjustment=more, **{"by": "mei", "on": LAST_DAYS, **fields})


def scored(id_: str, score: str, objective: str = "boring", **fields: Any) -> KeyResult:
    """A key result that Mei has graded."""
    return key_result(id_, objective, grade=grade(score), **fields)


def in_phase(okrs: Okrs, phase: Phase) -> Okrs:
    return okrs.with_records([quarter(phase)])
