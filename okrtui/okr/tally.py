"""What objectives add up to: every figure is a sum, so that a unit's are those of the objectives in it and below."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from okrtui.okr.cascading import Share
from okrtui.okr.progress import Pace, pace_of

ZERO = Decimal(0)


class Mean(NamedTuple):
    """A sum and of how many it is."""

    total: Decimal = ZERO
    of: int = 0

    @property
    def mean(self) -> Decimal | None:
        """None of nothing."""
        return self.total / self.of if self.of else None


class Counts(NamedTuple):
    """What is simply counted of some objectives and their key results."""

    objectives: int = 0
    key_results: int = 0
    checked_in: int = 0
    to_check_in: int = 0
    """Key results that somebody who is here pursues now; `checked_in` of them were rated this week."""
    bottom_up: int = 0
    settled: int = 0
    """Objectives that have an origin: all but those that only wait to be taken on."""
    unaligned: int = 0
    errors: int = 0
    warnings: int = 0
    hints: int = 0


class Means(NamedTuple):
    """What is averaged: confidences over key results, progress over objectives.

    `confidence_moved` is by how much those that were given by the end of last week have changed since, so that a new
    key result moves nothing; `progress_before` is as of then. `paced` is the progress of the key results that have a
    straight line, `expected` where that line is today.
    """

    confidence: Mean = Mean()
    confidence_moved: Mean = Mean()
    progress: Mean = Mean()
    progress_before: Mean = Mean()
    paced: Mean = Mean()
    expected: Mean = Mean()


class Tally(NamedTuple):
    """The figures of a unit with everything below it, of a team or of a person."""

    counts: Counts = Counts()
    means: Means = Means()

    @property
    def confidence_change(self) -> Decimal | None:
        """Since the end of last week; None where nothing was given by then."""
        return self.means.confidence_moved.mean

    @property
    def progress_change(self) -> Decimal | None:
        """Against the end of last week, between −1 and 1."""
        now, before = self.means.progress.mean, self.means.progress_before.mean
        return None if now is None or before is None else now - before

    @property
    def pace(self) -> Pace | None:
        """Mean progress against the straight lines; None where there is none."""
        progress, expected = self.means.paced.mean, self.means.expected.mean
        return None if progress is None or expected is None else pace_of(progress, expected)

    @property
    def bottom_up(self) -> Share:
        """How many of the objectives came from those who own them."""
        return Share(self.counts.bottom_up, self.counts.settled)


def together(tallies: Iterable[Tally]) -> Tally:
    """The sum of all."""
    every = tuple(tallies)
    if len(every) < 2:
        return every[0] if every else Tally()
    counts = Counts(*map(sum, zip(*(each.counts for each in every), strict=True)))
    means = [_sum(column) for column in zip(*(each.means for each in every), strict=True)]
    return Tally(counts, Means(*means))


def _sum(column: Iterable[Mean]) -> Mean:
    every = tuple(column)
    return Mean(sum((each.total for each in every), ZERO), sum(each.of for each in every))
