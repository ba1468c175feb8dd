"""Which unit needs to be looked at first: one clear order, from what is told of each anyway.

Concern is the mean of three shares, each from 0 to 1:

- how far the mean confidence is from 10; where none was given yet, half;
- how many of the key results that are worked on were not checked in this week; where there is none, 0;
- errors (counted twice) and warnings, for each objective and key result, at most 1.

The greatest comes first; where it is equal, names decide, then ids. It is of units, never of people.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal

from okrtui.okr.overview import Kind, Line
from okrtui.okr.tally import Tally

HALF, TEN = Decimal("0.5"), Decimal(10)
WEIGHT_OF_ERRORS = 2
KINDS: tuple[Kind, ...] = ("whole", "person", "unit", "people")


def concern(tally: Tally) -> Decimal:
    """From 0, where all is well, to 1."""
    return (_unsure(tally) + _unseen(tally) + _amiss(tally)) / 3


def _unsure(tally: Tally) -> Decimal:
    mean = tally.means.confidence.mean
    return HALF if mean is None else (TEN - mean) / TEN


def _unseen(tally: Tally) -> Decimal:
    asked = tally.counts.to_check_in
    return Decimal(asked - tally.counts.checked_in) / asked if asked else Decimal(0)


def _amiss(tally: Tally) -> Decimal:
    at = tally.counts
    weighed = WEIGHT_OF_ERRORS * at.errors + at.warnings
    return min(Decimal(1), Decimal(weighed) / max(1, at.objectives + at.key_results))


def worst_first(lines: Iterable[Line], name_of: Callable[[Line], str]) -> list[Line]:
    """The lines of one space: the whole, units with the greatest concern first, what is for people.

    A total order: however the lines come in, they stand the same.
    """

    def place(line: Line) -> tuple[int, Decimal, str, str]:
        return KINDS.index(line.kind), -concern(line.tally), name_of(line).casefold(), line.key

    return sorted(lines, key=place)
