"""The parts reports are made of: plain values, ready to be written as Markdown, HTML or JSON.

Their fields are the keys of `report --json`. Ids are those that commands understand; texts are as people
typed them, so whoever writes them makes them safe.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from okrtui.okr.records import Light, LineState

CLOSELY = 20
"""More key results than this are printed closely, so that a company's page too is one sheet of A4."""
VERY_CLOSELY = 40
"""And more than this as closely as can still be read."""
Fate = Literal["done", "carried", "open", "dropped"]


class Whose(Struct, frozen=True):
    """Whom a report is about: everybody, a unit or a person, by the name it has."""

    kind: Literal["everybody", "unit", "person"]
    name: str


class CyclePart(Struct, frozen=True):
    """A cycle and the place of the week in it: `2026-Q4 · week 8 of 14`."""

    name: str
    week: int
    of: int


class KeyResultPart(Struct, frozen=True):
    """A key result as it stood at the end of the weeks shown."""

    id: str
    title: str
    objective: str | None
    objective_title: str
    owner: str | None
    owner_name: str | None
    value: Decimal | tuple[str, ...] | None
    value_text: str
    """With its measure: `12 (4 → 20 deploys)`."""
    status: str
    confidence: int | None
    weeks: tuple[int | None, ...]
    """The confidence that stood in each week of its cycle; None before the first and after the week shown."""


class Move(Struct, frozen=True):
    """A key result whose confidence is another than last week; `before` None: its first rating."""

    key_result: KeyResultPart
    before: int | None
    now: int | None
    note: str | None
    """What was noted with it."""


class Said(Struct, frozen=True):
    """Who said what about what happens next: a line of a plan with its week, a note or a comment."""

    what: Literal["line", "note", "comment"]
    text: str
    by_name: str | None
    week: str | None = None


class LowPart(Struct, frozen=True):
    """A key result that stands low, and what happens next; empty: nobody has said."""

    key_result: KeyResultPart
    next: tuple[Said, ...]


class LinePart(Struct, frozen=True):
    """A line of a plan; `to` is the week it was carried to, `carried` how often it had been before."""

    id: str
    week: str
    rank: Literal["must", "should"] | None
    text: str
    state: LineState
    fate: Fate
    owner: str | None
    owner_name: str | None
    key_result: str | None
    key_result_title: str | None
    carried: int
    to: str | None


class WeekLines(Struct, frozen=True):
    """The lines of one week."""

    week: str
    lines: tuple[LinePart, ...]


class ReadingPart(Struct, frozen=True):
    """A metric in one week; nothing where it was not read."""

    week: str
    value: Decimal | None
    light: Light | None
    is_read: bool


class MetricPart(Struct, frozen=True):
    """A metric with its last reading; `is_read` tells whether that is of the week shown."""

    id: str
    name: str
    keeper: str | None
    keeper_name: str | None
    unit_of_measure: str | None
    value: Decimal | None
    value_text: str
    light: Light | None
    is_read: bool
    read_in: str | None
    note: str | None
    recent: tuple[ReadingPart, ...]
    objective: str | None = None
    """What it is watched beside, never counted among its key results."""
    objective_title: str | None = None


class WinPart(Struct, frozen=True):
    """A win, the day it was noted and what it is about."""

    id: str
    on: date | None
    text: str
    by: str | None
    by_name: str | None
    about: str | None
    about_title: str | None


class FindingPart(Struct, frozen=True):
    """What a guideline says, and a way out."""

    code: str
    level: str
    record: str
    sentence: str
    way_out: str
