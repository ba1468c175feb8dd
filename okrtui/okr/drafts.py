"""Drafts: what was typed for a check-in, a reading or a plan and is not recorded yet."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from okrtui.okr.records import Forecast, Verdict


class Draft(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=False):
    """The fields of a check-in as they were typed; `steps` are the ones done, None when nothing was toggled.

    The reading of a metric is a value and a note; what happens next is a note, a must unless `is_comment`.
    So is a line of a plan. A grade has fields of its own, and its reflection for a note; a verdict has its reason.
    """

    value: str = ""
    confidence: int | None = None
    note: str = ""
    steps: tuple[str, ...] | None = None
    forecast: Forecast | None = None
    is_comment: bool = False
    on: str = ""
    """The day it is of; nothing typed is the day it is recorded."""
    score: str = ""
    """The keys of a score, as `score_typed` reads them."""
    adjustment: Decimal | None = None
    because: str = ""
    explanation: str = ""
    verdict: Verdict | None = None
    at: datetime | None = None
    """When it was typed."""

    def says_as(self, other: "Draft | None") -> bool:
        """Whether the same was typed, whenever that was."""
        return other is not None and replace(self, at=None) == replace(other, at=None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self.says_as(NOTHING)


NOTHING = Draft()
AS_LEFT = Draft(note="left")
"""What remembers, under `left_key`, that something was left on purpose."""
DraftOf = Callable[[str], Draft | None]
"""What is kept under a key, the id of a record, `next_key` and its like; None when there is nothing."""
NEXT, PASSED, GRADE, VERDICT, LINE, IDEA = "/next", "/passed", "/grade", "/verdict", "/line", "/idea"
REVIEW, LEFT = "/review/", "/left/"


def next_key(id_: str) -> str:
    """What is typed about what happens next with a key result is kept under a key of its own."""
    return id_ + NEXT


def passed_key(id_: str) -> str:
    """Under this key stands which rating of a key result was left on purpose without a word of what happens next."""
    return id_ + PASSED


def is_typed(key: str) -> bool:
    """Whether somebody typed what stands under a key."""
    return not key.endswith(PASSED) and LEFT not in key


def grade_key(id_: str) -> str:
    """What is typed of the grade of a key result is kept beside what was typed of a check-in."""
    return id_ + GRADE


def verdict_key(id_: str) -> str:
    """What is typed of the verdict on an objective is kept under a key of its own."""
    return id_ + VERDICT


def review_key(cycle: str, whose: str, part: str) -> str:
    """What is typed of a part of somebody's review is kept under its cycle."""
    return f"{cycle}{REVIEW}{whose}/{part}"


def left_key(id_: str, into: str) -> str:
    """Under this key stands that an objective, a draft or an idea was left on purpose, and is not for a cycle."""
    return f"{id_}{LEFT}{into}"


def line_key(person: str) -> str:
    """The line of a plan that somebody types in a space is kept under who they are there; its note is the text."""
    return person + LINE


def is_line(key: str) -> bool:
    """Whether a line of a plan is kept under a key."""
    return key.endswith(LINE)


def idea_key(person: str) -> str:
    """The idea that somebody types in a space is kept under who they are there; its note is the text."""
    return person + IDEA


def is_idea(key: str) -> bool:
    """Whether an idea that is not proposed yet is kept under a key."""
    return key.endswith(IDEA)


def record_of(key: str) -> str:
    """The id of the record that a draft is about."""
    return key.partition("/")[0]
