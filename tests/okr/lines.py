"""Lines of plans and health metrics for tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from okrtui.okr.calendar import Week
from okrtui.okr.records import HealthMetric, HealthReading, Limits, Outlook, Priority, Settings, Space, Whose
from okrtui.okr.scope import Scope
from tests.builders import SPACE

ME = frozenset({"mei"})
MINE = Scope("me")
W46, W47, W48 = Week(2026, 46), Week(2026, 47), Week(2026, 48)
MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
UP, DOWN = Limits(Decimal(4), Decimal(3), "up"), Limits(Decimal(2), Decimal(4), "down")
SUNDAYS = Space(id="the-space", space=SPACE, settings=Settings(week_start=6))


def priority(id_: str, week: Week = W47, **fields: Any) -> Priority:
    defaults = {"text": id_, "owner": "mei", "for_": Whose(person="mei"), "order": (str(week), f"i{id_}")}
    return Priority(id=id_, space=SPACE, week=str(week), **{**defaults, **fields})


def outlook(id_: str, week: Week = W48, **fields: Any) -> Outlook:
    defaults = {"text": id_, "owner": "mei", "for_": Whose(person="mei"), "order": (str(week), f"i{id_}")}
    return Outlook(id=id_, space=SPACE, week=str(week), **{**defaults, **fields})


def metric(id_: str, **fields: Any) -> HealthMetric:
    defaults = {"name": id_, "keeper": "mei", "for_": Whose(person="mei")}
    return HealthMetric(id=id_, space=SPACE, **{**defaults, **fields})


def reading(id_: str, metric: str, on: date | str, value: str | None = None, **fields: Any) -> HealthReading:
    day = date.fromisoformat(on) if isinstance(on, str) else on
    number = None if value is None else Decimal(value)
    return HealthReading(id=id_, space=SPACE, metric=metric, on=day, value=number, by="mei", **fields)
