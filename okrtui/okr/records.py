"""The kinds of record: frozen values, one struct a kind, fields as the method names them.

Every field has a default, so that a record made by a newer or a broken program can still be shown.
Absent is None. Dates are `date`, weeks text like `2026-W47`, times aware UTC `datetime`s, references ids;
numbers that people typed are `Decimal` and keep their digits.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar, Literal

from msgspec import Struct, field

Level = Literal["company", "department", "team"]
Phase = Literal["planning", "active", "grading", "closed"]
Commitment = Literal["aspirational", "committed"]
Origin = Literal["bottom_up", "top_down"]
ObjectiveState = Literal["draft", "active", "dropped"]
KeyResultState = Literal["active", "dropped"]
MeasureKind = Literal["reach", "at_least", "at_most", "milestones", "yes_no"]
Forecast = Literal["will", "will_not"]
Verdict = Literal["go_on", "change", "stop"]
Outcome = Literal["continue", "change", "stop", "merge"]
Rank = Literal["must", "should"]
LineState = Literal["open", "done", "dropped"]
Via = Literal["hand", "source", "import"]
Light = Literal["green", "amber", "red"]
IdeaState = Literal["open", "adopted", "declined"]
Order = tuple[str, str]  # (parent, fractional index): ignored when the parent is another by now


class Group(Struct, frozen=True, gc=False):
    """Fields that belong together: one register, they change together and never merge apart."""


class Record(Struct, frozen=True, kw_only=True, gc=False):
    """What all kinds share: an id, the space it lives in, whether it lies in the trash.

    `key` is the natural key it was made by (a JSON array), where several people would make it alike.
    """

    KIND: ClassVar[str] = ""
    IMMUTABLE: ClassVar[bool] = False

    id: str = ""
    space: str = ""
    deleted: bool = False
    key: str | None = None


class Whose(Group, frozen=True):
    """Whom something is for: one unit or one person."""

    unit: str | None = None
    person: str | None = None


class Span(Group, frozen=True):
    """First and last day of a cycle, both inside it."""

    start: date | None = None
    end: date | None = None


class Milestone(Group, frozen=True):
    """One step of a milestones measure; check-ins hold its id, so it may be renamed."""

    id: str = ""
    name: str = ""
    by_date: date | None = field(default=None, name="date")


class Measure(Group, frozen=True):
    """How a key result turns a value into progress; `target` is also the threshold."""

    kind: MeasureKind = "yes_no"
    start: Decimal | None = None
    target: Decimal | None = None
    unit: str | None = None
    steps: tuple[Milestone, ...] = ()


class Grade(Group, frozen=True):
    """The score given at the end of the cycle, with all that was said about it."""

    score: Decimal | None = None
    adjustment: Decimal | None = None
    because: str | None = None
    explanation: str | None = None
    verdict: Verdict | None = None
    by: str | None = None
    on: date | None = None


class ObjectiveVerdict(Group, frozen=True):
    """Go on, change or stop: the answer for a whole objective."""

    verdict: Verdict | None = None
    because: str | None = None
    by: str | None = None
    on: date | None = None


class Limits(Group, frozen=True):
    """From where a health metric is green and amber, and which direction is better."""

    green: Decimal | None = None
    amber: Decimal | None = None
    direction: Literal["up", "down"] | None = None


class Settings(Group, frozen=True):
    """What a space has settled for itself; each setting is a register of its own."""

    bands: Literal["sweet-spot", "traffic-light"] | None = None
    week_start: int | None = None
    check_in_day: int | None = None
    fiscal_year_month: int | None = None
    limits: dict[str, int] | None = None
    guidelines_off: tuple[str, ...] | None = None
    vague_words: tuple[str, ...] | None = None
    task_words: tuple[str, ...] | None = None


class Space(Record, frozen=True):
    """One set of people's OKRs; `id` is the record's, `space` the space's own."""

    KIND: ClassVar[str] = "space"
    name: str = ""
    mission: str | None = None
    settings: Settings = Settings()


class Person(Record, frozen=True):
    """Somebody who owns, checks in, plans or proposes."""

    KIND: ClassVar[str] = "person"
    name: str = ""
    handle: str | None = None
    units: tuple[str, ...] = ()
    committee: bool = False
    devices: tuple[str, ...] = ()
    away_until: date | None = None
    left: date | None = None


class Unit(Record, frozen=True):
    """A company, department or team; units form a tree."""

    KIND: ClassVar[str] = "unit"
    name: str = ""
    level: Level = "team"
    mission: str | None = None
    parent: str | None = None
    order: Order | None = None


class Cycle(Record, frozen=True):
    """The period objectives are set for."""

    KIND: ClassVar[str] = "cycle"
    name: str = ""
    span: Span = Span()
    phase: Phase = "planning"


class Objective(Record, frozen=True):
    """What we want. Without a cycle it is a draft in the backlog."""

    KIND: ClassVar[str] = "objective"
    title: str = ""
    why: str | None = None
    link: str | None = None
    cycle: str | None = None
    for_: Whose = field(default=Whose(), name="for")
    owner: str | None = None
    kind: Commitment = "aspirational"
    origin: Origin = "bottom_up"
    state: ObjectiveState = "active"
    parent: str | None = None
    order: Order | None = None
    idea: str | None = None
    carried_from: str | None = None
    external_id: str | None = None
    verdict: ObjectiveVerdict | None = None


class KeyResult(Record, frozen=True):
    """How we know: a measure with its due date, owner and weight."""

    KIND: ClassVar[str] = "key_result"
    objective: str | None = None
    title: str = ""
    link: str | None = None
    external_id: str | None = None
    owner: str | None = None
    measure: Measure = Measure()
    starts: date | None = None
    due: date | None = None
    weight: Decimal | None = None
    order: Order | None = None
    state: KeyResultState = "active"
    forecast: Forecast | None = None
    grade: Grade | None = None
    reflection: str | None = None


class CheckIn(Record, frozen=True):
    """One dated reading of a key result; never edited, a correction names it in `fixes`."""

    KIND: ClassVar[str] = "check_in"
    IMMUTABLE: ClassVar[bool] = True
    key_result: str | None = None
    on: date | None = None
    value: Decimal | None = None
    steps_done: tuple[str, ...] | None = None
    confidence: int | None = None
    note: str | None = None
    by: str | None = None
    said_by: str | None = None
    via: Via = "hand"
    recorded: datetime | None = None
    fixes: str | None = None


class TargetChange(Record, frozen=True):
    """A measure changed from one day on, on purpose and with a reason."""

    KIND: ClassVar[str] = "target_change"
    IMMUTABLE: ClassVar[bool] = True
    key_result: str | None = None
    on: date | None = None
    old: Measure | None = None
    new: Measure | None = None
    reason: str | None = None
    by: str | None = None


class Priority(Record, frozen=True):
    """One line of the weekly plan."""

    KIND: ClassVar[str] = "priority"
    week: str = ""
    rank: Rank = "must"
    text: str = ""
    state: LineState = "open"
    owner: str | None = None
    for_: Whose = field(default=Whose(), name="for")
    key_result: str | None = None
    carried_from: str | None = None
    order: Order | None = None


class Outlook(Record, frozen=True):
    """One line of the next four weeks."""

    KIND: ClassVar[str] = "outlook"
    week: str = ""
    text: str = ""
    rank: Rank | None = None
    state: LineState = "open"
    owner: str | None = None
    for_: Whose = field(default=Whose(), name="for")
    key_result: str | None = None
    order: Order | None = None


class HealthMetric(Record, frozen=True):
    """A number beside the OKRs that must not get worse, or that belongs to an objective."""

    KIND: ClassVar[str] = "health_metric"
    name: str = ""
    for_: Whose = field(default=Whose(), name="for")
    keeper: str | None = None
    unit: str | None = None
    limits: Limits | None = None
    objective: str | None = None
    order: Order | None = None
    retired: bool = False


class HealthReading(Record, frozen=True):
    """One week's value or colour of a health metric."""

    KIND: ClassVar[str] = "health_reading"
    IMMUTABLE: ClassVar[bool] = True
    metric: str | None = None
    on: date | None = None
    value: Decimal | None = None
    status: Light | None = None
    note: str | None = None
    by: str | None = None


class Win(Record, frozen=True):
    """Something worth showing at the end of the week."""

    KIND: ClassVar[str] = "win"
    IMMUTABLE: ClassVar[bool] = True
    about: str | None = None
    on: date | None = None
    text: str = ""
    by: str | None = None


class Comment(Record, frozen=True):
    """A remark about any record."""

    KIND: ClassVar[str] = "comment"
    IMMUTABLE: ClassVar[bool] = True
    about: str | None = None
    on: date | None = None
    text: str = ""
    by: str | None = None


class Decision(Record, frozen=True):
    """What the oversight committee decided about an objective."""

    KIND: ClassVar[str] = "decision"
    IMMUTABLE: ClassVar[bool] = True
    about: str | None = None
    on: date | None = None
    outcome: Outcome | None = None
    text: str = ""
    by: str | None = None


class Idea(Record, frozen=True):
    """A proposal that may become an objective."""

    KIND: ClassVar[str] = "idea"
    title: str = ""
    why: str | None = None
    author: str | None = None
    supporters: tuple[str, ...] = ()
    state: IdeaState = "open"
    because: str | None = None
    objective: str | None = None


class Review(Record, frozen=True):
    """What a unit or a person says of a finished cycle."""

    KIND: ClassVar[str] = "review"
    cycle: str | None = None
    for_: Whose = field(default=Whose(), name="for")
    went_well: str | None = None
    went_badly: str | None = None
    lessons: str | None = None
    next: str | None = None


KINDS: dict[str, type[Record]] = {
    record.KIND: record
    for record in (
        Space, Person, Unit, Cycle, Objective, KeyResult, CheckIn, TargetChange, Priority, Outlook,
        HealthMetric, HealthReading, Win, Comment, Decision, Idea, Review,
    )
}  # fmt: skip
SETS: dict[str, frozenset[str]] = {
    "person": frozenset({"units", "devices"}),
    "idea": frozenset({"supporters"}),
    "space": frozenset({"settings"}),
}
"""Fields kept as one register per member, named `field/member`."""
