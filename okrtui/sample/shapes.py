"""The shapes the sample's content is written in: plain values that read like a text.

People are called by their handle, everything else by a name of its own: units by theirs, an objective `boring`,
its key results `boring/deploys`. Series hold one entry a week; a longer quarter repeats the last.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from okrtui.okr.records import (
    Commitment,
    IdeaState,
    Level,
    Limits,
    LineState,
    Measure,
    Milestone,
    Origin,
    Outcome,
    Rank,
    Verdict,
)

Slot = Literal["q2", "q4", "previous", "half", "current"]
"""The cycles of the story: the latest second and fourth quarter, the last and the current one, this half-year."""


class Member(Struct, frozen=True):
    """A person; `habit` is the weekday (Monday 0), hour and minute of their weekly run."""

    name: str
    handle: str
    unit: str
    habit: tuple[int, int, int]
    committee: bool = False


class Group(Struct, frozen=True):
    """The company, a department or a team."""

    name: str
    level: Level
    parent: str | None
    mission: str


class Marking(Struct, frozen=True, kw_only=True):
    """What is said beside the score when a key result is graded."""

    adjustment: str | None = None
    because: str | None = None
    explanation: str | None = None
    verdict: Verdict | None = None
    reflection: str | None = None


class Result(Struct, frozen=True):
    """A key result and its quarter: one value and one confidence a week.

    Confidence is a digit, `t` for ten, `-` for a value that a script reported, `.` for no check-in.
    """

    name: str
    title: str
    measure: Measure
    values: str
    confidence: str
    owner: str | None = None
    notes: Mapping[int, str] = {}
    """What was said, by the week of the cycle."""
    due_early: int = 0
    """How many days before the end of the cycle it is due."""
    weight: str | None = None
    added_in: int = 0
    """The week it was added in; 0 when it was planned from the start."""
    quiet: int = 0
    """For how many weeks nobody has checked in by now: 1 is due, 3 is stale."""
    slip: tuple[int, str, str] | None = None
    """Week, the value mistyped first, and what the correction says."""
    retarget: tuple[int, str, str] | None = None
    """Week, the new target, the reason."""
    dropped: tuple[int, str] | None = None
    """Week and reason."""
    said_by: Mapping[int, str] = {}
    """Who checked in for the owner, by the week of the cycle."""
    marking: Marking = Marking()


class Goal(Struct, frozen=True):
    """An objective with its key results; `whose` is a unit's name or a person's @handle."""

    name: str
    title: str
    whose: str
    owner: str
    results: tuple[Result, ...]
    why: str | None = None
    origin: Origin = "bottom_up"
    kind: Commitment = "aspirational"
    supports: str | None = None
    by: str | None = None
    """Who wrote it down, where that was not its owner."""
    idea: str | None = None
    carried: str | None = None
    verdict: tuple[Verdict, str] | None = None


class Line(Struct, frozen=True):
    """A line of the weekly plan: from how many weeks ago, carried until how many weeks ago, and how it ended."""

    whose: str
    rank: Rank
    text: str
    owner: str
    first: int
    last: int
    state: LineState = "open"
    result: str | None = None


class Ahead(Struct, frozen=True):
    """An outlook line, so many weeks from now."""

    whose: str
    weeks: int
    text: str
    owner: str
    rank: Rank | None = None
    result: str | None = None


class Gauge(Struct, frozen=True):
    """A health metric with its weekly readings; they end this week, or run with the cycle of its objective.

    Readings are numbers, or the letters g, a and r where it is rated by hand.
    """

    name: str
    title: str
    whose: str
    keeper: str
    values: str
    unit: str | None = None
    limits: Limits | None = None
    goal: str | None = None
    quiet: int = 0
    notes: Mapping[int, str] = {}
    """What was said, by the place of the reading."""


class Said(Struct, frozen=True):
    """A comment or a win: in which week of the cycle and on which weekday, about what, by whom."""

    week: int
    day: int
    about: str
    by: str
    text: str
    slot: Slot = "current"


class Proposal(Struct, frozen=True):
    """An idea, proposed so many days before the current cycle began."""

    name: str
    title: str
    author: str
    why: str
    days_before: int
    supporters: tuple[str, ...] = ()
    state: IdeaState = "open"
    because: str | None = None
    decided_by: str | None = None


class Ruling(Struct, frozen=True):
    """A decision of the committee, so many days after a cycle began."""

    slot: Slot
    day: int
    about: str
    by: str
    outcome: Outcome
    text: str


class Lookback(Struct, frozen=True):
    """A unit's or a person's review of a finished cycle."""

    slot: Slot
    whose: str
    by: str
    went_well: str
    went_badly: str
    lessons: str
    next: str


def reach(start: str, target: str, unit: str) -> Measure:
    """From here to there."""
    return Measure("reach", Decimal(start), Decimal(target), unit)


def at_least(threshold: str, unit: str, start: str | None = None) -> Measure:
    """Never below."""
    return Measure("at_least", Decimal(start) if start else None, Decimal(threshold), unit)


def at_most(threshold: str, unit: str, start: str | None = None) -> Measure:
    """Never above."""
    return Measure("at_most", Decimal(start) if start else None, Decimal(threshold), unit)


def milestones(*names: str) -> Measure:
    """Step by step."""
    return Measure("milestones", steps=tuple(Milestone(str(n), name) for n, name in enumerate(names, 1)))


def yes_no() -> Measure:
    """Done or not."""
    return Measure("yes_no")
