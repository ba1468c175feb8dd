"""The scales of a chart: days across in whole weeks, numbers up in round steps."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from okrtui.okr.calendar import Week, week_of
from okrtui.okr.numbers import EXACT, number_text

MOST_WEEKS = 160
LABEL_WORTH, ENOUGH_LABELS = 0.12, 3
"""A label more is worth so much of the room left free."""
POWERS = ((Decimal(10) ** 9, "G"), (Decimal(10) ** 6, "M"), (Decimal(10) ** 3, "k"))
SHORT_FROM = Decimal(10) ** 4


class Weeks(Struct, frozen=True, dict=True):
    """Days across: `count` weeks from the one that begins on `first`."""

    first: date
    count: int
    week_start: int = 0

    @classmethod
    def spanning(cls, first: date, last: date, week_start: int = 0) -> "Weeks":
        """The weeks from one day to another, at most 160 and then the latest."""
        week = week_of(last, week_start)
        begin = max(week_of(first, week_start), week.shifted(1 - MOST_WEEKS)).first_day(week_start)
        return cls(begin, (week.first_day(week_start) - begin).days // 7 + 1, week_start)

    @cached_property
    def all(self) -> tuple[Week, ...]:
        """The weeks by name."""
        first = week_of(self.first, self.week_start)
        return tuple(first.shifted(number) for number in range(self.count))

    def share(self, day: date) -> float:
        """Where a day stands, 0 at the left and 1 at the right; may lie outside."""
        return ((day - self.first).days + 0.5) / (7 * self.count)

    def holds(self, day: date) -> bool:
        """Whether a day lies in these weeks."""
        return self.first <= day < self.first + timedelta(weeks=self.count)

    def columns(self, place: int, width: int) -> tuple[int, int]:
        """From which to before which cell a week stands; none where there are more weeks than cells."""
        return place * width // self.count, (place + 1) * width // self.count


class Scale(NamedTuple):
    """Numbers up: from `low` on the lowest row, labelled each `step`, which takes `stride` rows."""

    low: Decimal
    step: Decimal
    stride: int
    rows: int
    steps: int
    """How many there are."""

    @classmethod
    def of(cls, numbers: Sequence[Decimal], rows: int, *, whole: bool = False) -> "Scale":
        """The scale that holds all numbers on so many rows, labelled at round ones in equal distances."""
        low, high = _ends(numbers, whole=whole)
        made = (cls._from(low, high, step, rows) for step in _steps(EXACT.subtract(high, low), whole=whole))
        fitting = [scale for scale in made if scale is not None]
        ends = cls(low, EXACT.subtract(high, low), max(1, rows - 1), rows, 1)
        return max(fitting, key=lambda scale: scale._worth(low, high), default=ends)

    @classmethod
    def _from(cls, low: Decimal, high: Decimal, step: Decimal, rows: int) -> "Scale | None":
        """With this step, from a multiple of it; None where its labels would stand on rows that touch."""
        below = _multiple(low, step, "ROUND_FLOOR")
        count = int(EXACT.divide(EXACT.subtract(high, below), step).to_integral_value("ROUND_CEILING"))
        stride = (rows - 1) // max(1, count)
        return cls(below, step, stride, rows, count) if stride >= min(2, rows - 1) else None

    def _worth(self, low: Decimal, high: Decimal) -> float:
        """Much of the room used, and some labels."""
        return self.share(high) - self.share(low) + LABEL_WORTH * min(self.steps, ENOUGH_LABELS)

    def share(self, number: Decimal) -> float:
        """Where a number stands, 0 at the bottom and 1 at the top."""
        return float((number - self.low) / self.step) * self.stride / max(1, self.rows - 1)

    def row(self, number: Decimal) -> int:
        """The row nearest to a number, 0 at the top."""
        return round((1 - self.share(number)) * (self.rows - 1))

    @property
    def ticks(self) -> list[Decimal]:
        """The numbers to label, from the bottom."""
        return [self.low + self.step * place for place in range(self.steps + 1)]


def _ends(numbers: Sequence[Decimal], *, whole: bool) -> tuple[Decimal, Decimal]:
    low, high = min(numbers), max(numbers)
    if low == high:
        room = abs(low) / 10 or Decimal(1)
        low, high = EXACT.subtract(low, room), EXACT.add(high, room)
    return Decimal(0) if whole else low, high


def _steps(span: Decimal, *, whole: bool) -> list[Decimal]:
    """Round distances that may fit: 1, 2 and 5 of the powers of ten about as large as the span."""
    powers = (Decimal(1).scaleb(span.adjusted() + place) for place in (-1, 0, 1))
    return [power * digit for power in powers for digit in (1, 2, 5) if not whole or power >= 1]


def _multiple(number: Decimal, step: Decimal, rounding: str) -> Decimal:
    """The multiple of the step next to a number."""
    return EXACT.multiply(EXACT.divide(number, step).to_integral_value(rounding), step)


def tick_text(number: Decimal) -> str:
    """A number beside an axis, short: `120k`, `1.5M`."""
    for power, name in POWERS:
        if abs(number) >= max(power, SHORT_FROM):
            return number_text(_plain(EXACT.divide(number, power))) + name
    return number_text(_plain(number))


def _plain(number: Decimal) -> Decimal:
    plain = number.normalize()
    return (
        plain.quantize(Decimal(1)) if plain == plain.to_integral_value() and plain.adjusted() < 25 else plain
    )
