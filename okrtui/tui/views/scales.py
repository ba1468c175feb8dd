"""The scales of a chart: days across in whole weeks, numbers up in round steps."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from okrtui.okr.calendar import Week, week_of
from okrtui.okr.numbers import EXACT, number_text

MOST_WEEKS = 160
GROWTH = (Decimal(2), Decimal("2.5"), Decimal(2))
"""From 1 to 2, 5, 10."""
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
    """Numbers up: from `low` to `high`, labelled each `step`."""

    low: Decimal
    high: Decimal
    step: Decimal

    @classmethod
    def of(cls, numbers: list[Decimal], most: int, *, whole: bool = False) -> "Scale":
        """The scale that holds all numbers, with at most so many labels (2 at least) at round ones."""
        low, high = min(numbers), max(numbers)
        if low == high:
            room = abs(low) / 10 or Decimal(1)
            low, high = EXACT.subtract(low, room), EXACT.add(high, room)
        low = Decimal(0) if whole else low
        step = Decimal(1) if whole else Decimal(1).scaleb(EXACT.subtract(high, low).adjusted() - 1)
        turn = 0
        while _first(low, step) + step * max(2, most) <= high:
            step, turn = step * GROWTH[turn % 3], turn + 1
        return cls(low, high, step)

    def share(self, number: Decimal) -> float:
        """Where a number stands, 0 at the bottom and 1 at the top."""
        return float((number - self.low) / (self.high - self.low))

    @property
    def ticks(self) -> list[Decimal]:
        """The numbers to label, from the bottom."""
        first = _first(self.low, self.step)
        count = int((self.high - first) / self.step) + 1
        return [first + self.step * place for place in range(count)]


def _first(low: Decimal, step: Decimal) -> Decimal:
    """The first multiple of the step that is not below."""
    return EXACT.multiply(EXACT.divide(low, step).to_integral_value("ROUND_CEILING"), step)


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
