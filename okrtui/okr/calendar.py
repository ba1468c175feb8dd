"""Weeks and cycles: what they are called, where they begin and end, what lies in what.

Weeks are ISO weeks by name: a week carries the year and number of its Thursday and belongs to the cycle
that holds that Thursday, on whatever day weeks begin (method.md, "The weekly board"). Week starts are
numbered as in `date.weekday()`: Monday 0 … Sunday 6.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, Self

from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Cycle, Span
from okrtui.okr.text import cut

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The years people plan in; typed days and weeks outside them are mistakes."""

_WEEK = re.compile(r"(\d{4})-W(\d{1,2})", re.ASCII)
_YEAR = r"(?P<year>\d{4}|FY\d{4}|FY\d{2})"
_PART = r"(?P<part>Q[1-4]|H[12])"
_CYCLE_NAMES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        rf"{_YEAR}(?:(?:-|\s+){_PART})?",
        rf"{_PART}(?:-|\s+){_YEAR}",
        r"(?P<year>\d{4})-(?P<part>0[1-9]|1[0-2])",
    )
)
_PARTS_A_YEAR = {"": 1, "H": 2, "Q": 4}
_PART_NAMES = {1: "", 2: "-H{}", 4: "-Q{}", 12: "-{:02}"}


def moved(day: date, days: int) -> date:
    """The day so many days later (earlier when negative), held at the ends of Python's calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or that month's last day; held like `moved`."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(max(day.year + years, date.min.year), date.max.year)
    return date(year, month + 1, min(day.day, month_end(date(year, month + 1, 1)).day))


def month_end(day: date) -> date:
    """The last day of the day's month."""
    if day.month == 12:
        return day.replace(day=31)
    return moved(day.replace(month=day.month + 1, day=1), -1)


class Week(NamedTuple):
    """One week, named by the ISO year and number of its Thursday; weeks sort by time."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.label}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The week written as `2026-W47`; BadInputError when there is no such week or it is far away."""
        found = _WEEK.fullmatch(text.strip().upper())
        week = cls(int(found[1]), int(found[2])) if found else None
        if week is None or not week._exists():
            raise BadInputError(f"“{cut(text, 40)}” is not a week: type year and ISO week, such as 2026-W47")
        return week

    def _exists(self) -> bool:
        weeks = date(self.year, 12, 28).isocalendar().week if self.year else 0
        return FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.number <= weeks

    @property
    def label(self) -> str:
        """The week as screens name it: `W47`."""
        return f"W{self.number:02}"

    @property
    def thursday(self) -> date:
        """The day that gives the week its year, number and cycle."""
        return date.fromisocalendar(self.year, self.number, 4)

    def first_day(self, week_start: int = 0) -> date:
        """The first day of the week, where weeks begin on `week_start`."""
        return moved(self.thursday, -((3 - week_start) % 7))

    def last_day(self, week_start: int = 0) -> date:
        """The last day of the week, where weeks begin on `week_start`."""
        return moved(self.thursday, 6 - (3 - week_start) % 7)

    def shifted(self, weeks: int) -> "Week":
        """The week so many weeks later, or earlier when negative."""
        return week_of(moved(self.thursday, 7 * weeks))


def week_of(day: date, week_start: int = 0) -> Week:
    """The week that holds the day, where weeks begin on `week_start`."""
    iso_twin = moved(day, (3 - week_start) % 7 - 3)
    return Week(*iso_twin.isocalendar()[:2])


class StandardCycle(NamedTuple):
    """A year, or the `part`-th of `parts` equal parts of one, of the calendar or of a fiscal year.

    `fiscal_month` is the fiscal year's first month, None for the calendar's. A fiscal year is called
    by the year it ends in: with 7, FY24 runs from July 2023 to June 2024.
    """

    year: int
    part: int = 1
    parts: int = 1
    fiscal_month: int | None = None

    @property
    def name(self) -> str:
        """The canonical name: `2026`, `2026-H2`, `2026-Q4`, `2026-10`, `FY24`, `FY24-Q1`."""
        year = str(self.year) if self.fiscal_month is None else _fiscal_year_name(self.year)
        return year + _PART_NAMES[self.parts].format(self.part)

    @property
    def first_day(self) -> date:
        """The day it begins."""
        month = self.fiscal_month or 1
        return months_later(date(self.year - (month > 1), month, 1), (self.part - 1) * self._months)

    @property
    def last_day(self) -> date:
        """The day it ends, which is still inside it."""
        return month_end(months_later(self.first_day, self._months - 1))

    @property
    def span(self) -> Span:
        """Its first and last day as a cycle record keeps them."""
        return Span(self.first_day, self.last_day)

    @property
    def _months(self) -> int:
        return 12 // self.parts


def _fiscal_year_name(year: int) -> str:
    return f"FY{year % 100:02}" if 2000 <= year < 2100 else f"FY{year}"


def standard_cycle(name: str, fiscal_month: int = 1) -> StandardCycle | None:
    """The period a cycle's name says by itself, or None when it says none.

    Understands `2026-Q4`, `Q4 2026`, `2026-H2`, `2026-10`, `2026`, `FY24-Q1`, `FY2024`, in any case
    (command-line.md, "Interchange"). Only FY names follow the fiscal setting; `2026-Q4` never does.
    """
    typed = name.strip().upper()
    found = next((match for shape in _CYCLE_NAMES if (match := shape.fullmatch(typed))), None)
    if found is None:
        return None
    year_text, part = found["year"], found["part"] or ""
    digits = year_text.removeprefix("FY")
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    parts = _PARTS_A_YEAR.get(part[:1], 12)
    fiscal = fiscal_month if year_text.startswith("FY") else None
    return StandardCycle(year, int(part.lstrip("QH") or 1), parts, fiscal)


def quarter_of(day: date, fiscal_month: int = 1) -> StandardCycle:
    """The quarter that holds the day: `2026-Q4`, or of the fiscal year `FY27-Q2` when one is set."""
    part = (day.month - fiscal_month) % 12 // 3 + 1
    if fiscal_month == 1:
        return StandardCycle(day.year, part, 4)
    return StandardCycle(day.year + (day.month >= fiscal_month), part, 4, fiscal_month)


def following(cycle: StandardCycle) -> StandardCycle:
    """The next period of the same kind."""
    if cycle.part < cycle.parts:
        return cycle._replace(part=cycle.part + 1)
    return cycle._replace(year=cycle.year + 1, part=1)


@lru_cache(maxsize=256)
def weeks_of(span: Span) -> tuple[Week, ...]:
    """The weeks whose Thursday lies in the span, in order: 12 to 14 for a quarter, none for half a span."""
    if span.start is None or span.end is None:
        return ()
    first_thursday = span.start.toordinal() + (3 - span.start.weekday()) % 7
    thursdays = range(first_thursday, span.end.toordinal() + 1, 7)
    return tuple(week_of(date.fromordinal(thursday)) for thursday in thursdays)


def week_in_cycle(span: Span, week: Week) -> int | None:
    """The week's place in the cycle, 1 for its first; None when its Thursday lies outside."""
    if span.start is None or not _holds(span, week.thursday):
        return None
    return (week.thursday - span.start).days // 7 + 1


def days_left(span: Span, today: date) -> int:
    """How many days come after today up to the last of the cycle; 0 when it is over or has no end."""
    return max(0, (span.end - today).days) if span.end else 0


def share_of_days(first: date, last: date, today: date) -> Decimal:
    """How much of the time from first to last is gone: (today − first) / (last − first), within 0…1.

    0 on the first day, 1 on the last. Where last is not after first: 1 from last on, before it 0.
    """
    if today >= last:
        return Decimal(1)
    if today <= first:
        return Decimal(0)
    return Decimal((today - first).days) / Decimal((last - first).days)


def cycle_holding(cycles: Iterable[Cycle], day: date) -> Cycle | None:
    """The active cycle that holds the day: the shortest of several, the first by name among equals."""
    candidates = [cycle for cycle in cycles if cycle.phase == "active" and _holds(cycle.span, day)]
    return min(candidates, key=_length_and_name, default=None)


def _length_and_name(cycle: Cycle) -> tuple[int, str]:
    start, end = cycle.span.start or date.min, cycle.span.end or date.max
    return (end - start).days, cycle.name


def _holds(span: Span, day: date) -> bool:
    return span.start is not None and span.end is not None and span.start <= day <= span.end
