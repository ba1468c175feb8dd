"""The parts of what a cycle came to: plain values, ready to be written as Markdown, HTML or JSON.

Their fields are the keys of `report quarter --json`. Scores are of key results, objectives, units and cycles;
no part holds one of a person.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from okrtui.okr.bands import Word
from okrtui.okr.records import Commitment, Origin, Phase, Verdict


class SpanPart(Struct, frozen=True):
    """A cycle with its days and its phase; `week` of how many, once it has begun and until it is over."""

    name: str
    first_day: date | None
    last_day: date | None
    phase: Phase
    week: int | None
    of: int


class GradePart(Struct, frozen=True):
    """The score of a key result as it was given and adjusted, with all that was said about it."""

    score: Decimal
    adjustment: Decimal | None
    because: str | None
    adjusted: Decimal
    band: Word
    explanation: str | None
    verdict: Verdict | None
    by: str | None
    by_name: str | None
    on: date | None


class VerdictPart(Struct, frozen=True):
    """What becomes of an objective, and who said so."""

    verdict: Verdict
    because: str | None
    by: str | None
    by_name: str | None
    on: date | None


class LinkPart(Struct, frozen=True):
    """An objective in another cycle that this one was carried from or into."""

    id: str
    title: str
    cycle: str | None
    score: Decimal | None


class ChangePart(Struct, frozen=True):
    """A target that was changed: from what to what, and why."""

    on: date | None
    before: str
    now: str
    by_name: str | None
    reason: str | None


class KeyResultOutcome(Struct, frozen=True):
    """A key result with how it came out; what goes by week is as long as its cycle."""

    id: str
    title: str
    owner: str | None
    owner_name: str | None
    start: Decimal | None
    target: Decimal | None
    value: Decimal | tuple[str, ...] | None
    value_text: str
    """With its measure: `12 (4 → 20 deploys)`."""
    on: date | None
    """The day of the last value."""
    raw: Decimal
    """How far it has come, which may lie outside 0…1."""
    progress: Decimal
    status: str
    confidence: int | None
    weeks_held: int | None
    """In how many weeks a threshold was held; None for other measures."""
    weeks_read: int | None
    grade: GradePart | None
    reflection: str | None
    changes: tuple[ChangePart, ...]
    weeks: tuple[int | None, ...]
    """The confidence that stood in each week."""
    progress_by_week: tuple[Decimal | None, ...]
    expected_by_week: tuple[Decimal | None, ...]
    """The straight line; nothing where none was planned."""


class ObjectiveOutcome(Struct, frozen=True):
    """An objective with how it came out; no score until all its key results have one."""

    id: str
    title: str
    whose: str
    owner: str | None
    owner_name: str | None
    kind: Commitment
    origin: Origin
    progress: Decimal | None
    score: Decimal | None
    band: Word | None
    verdict: VerdictPart | None
    carried_from: tuple[LinkPart, ...]
    carried_into: tuple[LinkPart, ...]
    key_results: tuple[KeyResultOutcome, ...]


class UnitPart(Struct, frozen=True):
    """A unit with the mean of its own objectives."""

    id: str
    name: str
    score: Decimal | None
    band: Word | None


class BandPart(Struct, frozen=True):
    """How many key results stand in a band."""

    band: Word
    key_results: int


class NamedPart(Struct, frozen=True):
    """An objective or a key result that is only named."""

    id: str
    title: str


class ReviewPart(Struct, frozen=True):
    """What a unit or a person said of the cycle."""

    kind: Literal["unit", "person", "nobody"]
    whose: str
    went_well: str | None
    went_badly: str | None
    lessons: str | None
    next: str | None
