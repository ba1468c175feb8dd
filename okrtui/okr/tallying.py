"""The figures of one objective, as sums that add up to those of units (method, Oversight)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from okrtui.okr.aligned import Alignment
from okrtui.okr.calendar import week_of
from okrtui.okr.cascading import waits
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.survey import Survey
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import (
    Standing,
    expected_progress,
    pursued,
    standing,
    standing_by,
    weight_of,
    weighted_mean,
)
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.rhythm import is_away, is_pursued, start_of
from okrtui.okr.tally import Counts, Mean, Means, Tally

NINE_PLACES = Decimal("1e-9")
"""To these progress is rounded before it is summed, so that every order of summing gives the same."""
Weighed = list[tuple[Decimal, Decimal]]


class Tallying:
    """Answers for the OKRs of one moment; what it needs of a space is looked up once."""

    def __init__(self, okrs: Okrs, today: date) -> None:
        self._okrs, self._today = okrs, today
        self._alignment = Alignment(okrs)
        self._week_starts: dict[str, date] = {}
        self.survey = Survey(okrs, today)

    def of(self, objective: Objective) -> tuple[Tally, tuple[Finding, ...]]:
        """The figures of an objective and its key results, and what the guidelines say of them."""
        key_results = pursued(self._okrs, objective)
        found = self.survey.with_key_results(objective)
        return Tally(self._counts(objective, key_results, found), self._means(key_results)), found

    def _counts(
        self, objective: Objective, key_results: Sequence[KeyResult], found: Iterable[Finding]
    ) -> Counts:
        asked = [kr for kr in key_results if self._is_asked(kr)]
        is_settled = not waits(objective)
        counted = counts_of(found)
        return counted._replace(
            objectives=1,
            key_results=len(key_results),
            checked_in=sum(map(self._is_rated, asked)),
            to_check_in=len(asked),
            bottom_up=int(is_settled and objective.origin == "bottom_up"),
            settled=int(is_settled),
            unaligned=int(self._alignment.is_unaligned(objective)),
        )

    def _is_asked(self, key_result: KeyResult) -> bool:
        okrs = self._okrs
        return is_pursued(okrs, key_result) and not is_away(okrs, okrs.owner_of(key_result), self._today)

    def _is_rated(self, key_result: KeyResult) -> bool:
        """Whether a confidence was given in this week, and not one dated in weeks to come."""
        first = self._first_day(key_result.space)
        days = (c.on for c in self._okrs.check_ins.get(key_result.id, ()) if c.confidence is not None)
        return any(day is not None and day >= first for day in days)

    def _first_day(self, space: str) -> date:
        """Of this week, as the space goes by weeks."""
        if space not in self._week_starts:
            start = start_of(self._okrs, space)
            self._week_starts[space] = week_of(self._today, start).first_day(start)
        return self._week_starts[space]

    def _means(self, key_results: Sequence[KeyResult]) -> Means:
        now, before = list[Standing](), list[Standing]()
        for key_result in key_results:
            now.append(at := standing(self._okrs, key_result))
            before.append(self._before(key_result, at))
        weights = [weight_of(key_result) for key_result in key_results]
        lines = [expected_progress(self._okrs, kr, self._today) for kr in key_results]
        with_line = [(at, weight, line) for at, weight, line in zip(now, weights, lines, strict=True)]
        return Means(
            confidence=_given(now),
            confidence_moved=_moved(now, before),
            progress=_rolled_up([(at.progress, w) for at, w in zip(now, weights, strict=True)]),
            progress_before=_rolled_up([(at.progress, w) for at, w in zip(before, weights, strict=True)]),
            paced=_rolled_up([(at.progress, w) for at, w, line in with_line if line is not None]),
            expected=_rolled_up([(line, w) for _, w, line in with_line if line is not None]),
        )

    def _before(self, key_result: KeyResult, at: Standing) -> Standing:
        """Where it stood at the end of last week, by the check-ins dated until then."""
        last = self._first_day(key_result.space) - timedelta(days=1)
        until = tuple(c for c in at.check_ins if c.on is None or c.on <= last)
        return at if len(until) == len(at.check_ins) else standing_by(key_result.measure, until)


def counts_of(found: Iterable[Finding]) -> Counts:
    """Findings by their level."""
    levels = Counter(finding.level for finding in found)
    return Counts(errors=levels["error"], warnings=levels["warning"], hints=levels["hint"])


def _given(standings: Iterable[Standing]) -> Mean:
    given = [at.confidence for at in standings if at.confidence is not None]
    return Mean(Decimal(sum(given)), len(given))


def _moved(now: Iterable[Standing], before: Iterable[Standing]) -> Mean:
    pairs = [(at.confidence, was.confidence) for at, was in zip(now, before, strict=True)]
    moves = [here - there for here, there in pairs if here is not None and there is not None]
    return Mean(Decimal(sum(moves)), len(moves))


def _rolled_up(weighed: Weighed) -> Mean:
    mean = weighted_mean(weighed)
    return Mean() if mean is None else Mean(mean.quantize(NINE_PLACES), 1)
