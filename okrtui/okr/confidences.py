"""The confidence of a key result by week, as long as its cycle, and what one week's number says."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import TypeVar

from msgspec import Struct

from okrtui.okr.calendar import Week, week_of, weeks_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import STARTING_CONFIDENCE, shown
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.okr.rhythm import start_of

T = TypeVar("T")


class Confidences(Struct, frozen=True):
    """The confidences of a key result up to a week; `given` and `stood` are as long as its cycle."""

    weeks: tuple[Week, ...] = ()
    given: tuple[int | None, ...] = ()
    """What was given in each week, the last of several; None without, and after the week shown."""
    stood: tuple[int | None, ...] = ()
    """What stood at the end of each week; None before the first, and after the week shown."""
    before_start: int = 0
    """How many of the weeks had ended when the key result started."""
    number: int | None = None
    """What stood at the end of the week shown; None when none had been given."""
    last_week: int | None = None
    """What stood at the end of the week before it."""
    is_rated: bool = False
    """Whether one was given in the week shown."""
    unchanged: int = 0
    """For how many weeks the same number was given, up to the last that was given."""

    @property
    def is_starting(self) -> bool:
        """Whether only the derived 5° stands."""
        return self.number is None

    @property
    def shown(self) -> int:
        """The number to show: what stood, else the derived 5."""
        return STARTING_CONFIDENCE if self.number is None else self.number

    @property
    def change(self) -> int | None:
        """This week's number less last week's; None when one of the two was not given."""
        if not self.is_rated or self.number is None or self.last_week is None:
            return None
        return self.number - self.last_week


def confidences(okrs: Okrs, key_result: KeyResult, week: Week) -> Confidences:
    """The confidences of a key result as they stood at the end of a week."""
    cycle = okrs.cycle_of(key_result)
    weeks = weeks_of(cycle.span) if cycle else ()
    by_week = {w: given for w, given in rated_by_week(okrs, key_result).items() if w <= week}
    first_day = key_result.starts
    start = start_of(okrs, key_result.space)
    return Confidences(
        weeks=weeks,
        given=tuple(by_week.get(w) for w in weeks),
        stood=tuple(_stood(by_week, w) if w <= week else None for w in weeks),
        before_start=sum(first_day is not None and w.last_day(start) < first_day for w in weeks),
        number=_stood(by_week, week),
        last_week=_stood(by_week, week.shifted(-1)),
        is_rated=week in by_week,
        unchanged=_unchanged(list(by_week.items())),
    )


def rated_by_week(okrs: Okrs, key_result: KeyResult) -> Mapping[Week, int]:
    """The confidence of each week that has one, in order; the last check-in of a week counts."""
    start = start_of(okrs, key_result.space)
    counted = shown(okrs.check_ins.get(key_result.id, ()))
    return {week_of(c.on, start): c.confidence for c in counted if c.confidence is not None and c.on}


def _stood(by_week: Mapping[Week, int], week: Week) -> int | None:
    return next((given for w, given in reversed(list(by_week.items())) if w <= week), None)


def _unchanged(rated: Sequence[tuple[Week, int]]) -> int:
    since = alike_since(rated)
    return (rated[-1][0].thursday - since.thursday).days // 7 if since else 0


def weeks_alike(check_ins: Sequence[CheckIn], today: date) -> int:
    """For how many whole weeks up to today the last confidence has been given, and no other."""
    since = alike_since([(c.on, c.confidence) for c in check_ins if c.confidence is not None and c.on])
    return max(0, (today - since).days // 7) if since else 0


def weeks_silent(check_ins: Sequence[CheckIn], today: date, week_start: int) -> int:
    """How many weeks up to the one that runs came after that of the last confidence; 0 where none was given."""
    days = [c.on for c in check_ins if c.confidence is not None and c.on]
    if not days:
        return 0
    ago = week_of(today, week_start).thursday - week_of(days[-1], week_start).thursday
    return max(0, ago.days // 7)


def alike_since(rated: Sequence[tuple[T, int]]) -> T | None:
    """When the last number was given first, with no other since; None where none was given."""
    alike = [when for when, _ in takewhile(lambda given: given[1] == rated[-1][1], reversed(rated))]
    return alike[-1] if alike else None
