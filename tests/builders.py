"""Small OKRs for tests: a team, its quarter, and whatever a sentence needs."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from itertools import count
from typing import Any

import msgspec

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    CheckIn,
    Cycle,
    KeyResult,
    Measure,
    Milestone,
    Objective,
    Person,
    Record,
    Space,
    Span,
    Unit,
    Whose,
)
from okrtui.okr.steps.step import Add, Author, Change, Made, Step

SPACE = "space"
TODAY = date(2026, 11, 20)
QUARTER = Cycle(
    id="q4", space=SPACE, name="2026-Q4", span=Span(date(2026, 10, 1), date(2026, 12, 31)), phase="active"
)
REACH = Measure("reach", Decimal(4), Decimal(20), "deploys")
AT_MOST = Measure("at_most", None, Decimal(5), "%")
YES_NO = Measure("yes_no")
STEPS = Measure("milestones", steps=tuple(Milestone(str(n), name) for n, name in enumerate("abcd", 1)))


class CountedIds:
    """Ids that can be read in a test: `new01`, and natural keys as hashes."""

    def __init__(self) -> None:
        self._next = count(1)

    def fresh(self) -> Made:
        number = next(self._next)
        return Made(f"new{number:02}", nonce=f"{number:016x}")

    def skip(self, number: int) -> None:
        """Begin behind so many ids that are taken."""
        self._next = count(number + 1)

    def keyed(self, kind: str, *key: str) -> Made:
        text = msgspec.json.encode(key).decode()
        return Made(sha256(f"{kind} {text}".encode()).hexdigest()[:26], key=text)


def author(person: str = "mei", day: date = TODAY, ids: CountedIds | None = None) -> Author:
    """Somebody doing something at nine o'clock."""
    now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Author(person, SPACE, now, ids or CountedIds())


def person(id_: str, **fields: Any) -> Person:
    return Person(id=id_, space=SPACE, **{"name": id_.title(), **fields})


def unit(id_: str, **fields: Any) -> Unit:
    return Unit(id=id_, space=SPACE, **{"name": id_.title(), **fields})


def objective(id_: str, **fields: Any) -> Objective:
    defaults = {"title": id_, "cycle": "q4", "owner": "mei", "for_": Whose(person="mei")}
    return Objective(id=id_, space=SPACE, **{**defaults, **fields})


def key_result(id_: str, objective: str = "boring", **fields: Any) -> KeyResult:
    defaults = {"title": id_, "measure": REACH, "due": date(2026, 12, 31)}
    return KeyResult(id=id_, space=SPACE, objective=objective, **{**defaults, **fields})


def check_in(id_: str, key_result: str, on: date | str, **fields: Any) -> CheckIn:
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return CheckIn(id=id_, space=SPACE, key_result=key_result, on=day, **{"by": "mei", **fields})


def okrs_of(*records: Record) -> Okrs:
    """A space with Mei, Ken and this quarter, and these records."""
    ground: Iterable[Record] = (
        Space(id="the-space", space=SPACE, name="Platform"),
        person("mei"),
        person("ken"),
        QUARTER,
    )
    return Okrs.of((*ground, *records))


def applied(okrs: Okrs, step: Step) -> Okrs:
    """The OKRs after a step, without a workspace."""
    for change in step.changes:
        okrs = okrs.with_records([_record(okrs, change)])
    return okrs


def _record(okrs: Okrs, change: Add | Change) -> Record:
    match change:
        case Add(record=record):
            return record
        case Change(id=id_, field=field, after=after):
            known = okrs.get(id_)
            assert known is not None
            if field == "_del":
                return msgspec.structs.replace(known, deleted=bool(after))
            set_, _, member = field.partition("/")
            if member and isinstance(members := getattr(known, set_), tuple):
                rest = tuple(each for each in members if each != member)
                return msgspec.structs.replace(known, **{set_: (*rest, member) if after else rest})
            name = "for_" if field == "for" else field
            return msgspec.structs.replace(known, **{name: after})
