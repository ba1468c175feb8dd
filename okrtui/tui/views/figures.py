"""The figures beside each line, reckoned when a line is first seen and kept while what they rest on stays."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from okrtui.okr.calendar import week_of
from okrtui.okr.changed import untouched
from okrtui.okr.confidences import rated_by_week
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.measures import measure_text, value_text
from okrtui.okr.numbers import percent_text
from okrtui.okr.progress import (
    STARTING_CONFIDENCE,
    Standing,
    confidence_on,
    pursued,
    standing,
    status,
    weight_of,
    weighted_mean,
)
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.rhythm import due, is_due, start_of
from okrtui.okr.scope import key_results_in
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views.kept import Kept
from okrtui.tui.views.wording import day_text, signed

if TYPE_CHECKING:
    from okrtui.okr.guidelines.survey import Survey

WEEKS = 8


class Figures(NamedTuple):
    """What stands beside a title; empty text where a column says nothing."""

    status: str = ""
    share: Decimal | None = None
    percent: str = ""
    confidence: str = ""
    change: int = 0
    is_due: bool = False
    weeks: tuple[int | None, ...] = ()
    owner: str = ""
    due: str = ""
    is_overdue: bool = False
    value: str = ""


class Reckoner:
    """Figures of one moment, by record; what still holds of an earlier one is not reckoned again."""

    def __init__(self, now: Now, earlier: "Reckoner | None" = None) -> None:
        self.now = now
        self._means: dict[tuple[str, ...], Decimal | None] = {}
        self._figures = Kept(self._reckon)
        self._findings = Kept(self._find)
        self._standings = Kept(self._stand)
        if earlier is not None and earlier.now.today == now.today:
            holds = untouched(earlier.now.okrs, now.okrs)
            self._figures.go_on_from(earlier._figures, holds)
            self._findings.go_on_from(earlier._findings, holds)
            self._standings.go_on_from(earlier._standings, holds)

    def of(self, id_: str) -> Figures:
        """The figures of an objective or key result; empty ones for anything else."""
        return self._figures.of(id_)

    @cached_property
    def _survey(self) -> "Survey":
        from okrtui.okr.guidelines.survey import Survey

        return Survey(self.now.okrs, self.now.today)

    def findings(self, id_: str) -> tuple[Finding, ...]:
        """What the guidelines say of a key result, or of an objective and all below it; found when it is asked for."""
        return self._findings.of(id_)

    def _find(self, id_: str) -> tuple[Finding, ...]:
        okrs = self.now.okrs
        if key_result := okrs.key_results.get(id_):
            return self._survey.of(key_result)
        objective = okrs.objectives.get(id_)
        return self._survey.with_key_results(objective) if objective else ()

    def mean(self, objectives: Sequence[str]) -> Decimal | None:
        """The mean progress of these objectives."""
        key = tuple(objectives)
        if key not in self._means:
            objectives_here = [o for id_ in key if (o := self.now.okrs.objectives.get(id_)) is not None]
            shares = [self._share(o) for o in objectives_here if o.state != "dropped"]
            self._means[key] = weighted_mean((share, Decimal(1)) for share in shares if share is not None)
        return self._means[key]

    @cached_property
    def due(self) -> int | None:
        """How many key results of the scope wait for a check-in; None where there is none at all."""
        now = self.now
        within = key_results_in(now.okrs, now.scope, now.me)
        return len(due(now.okrs, within, now.today)) if within else None

    @cached_property
    def to_grade(self) -> int | None:
        """How many key results of the scope wait for a score; None where none is being graded."""
        now = self.now
        if not any(cycle.phase == "grading" for cycle in now.okrs.cycles.values()):
            return None
        from okrtui.okr.grading_asked import ScoreAsked
        from okrtui.okr.grading_run import is_asked, is_open

        within = [ScoreAsked(kr.id) for kr in key_results_in(now.okrs, now.scope, now.me)]
        graded = [each for each in within if is_asked(now.okrs, each)]
        return sum(is_open(now.okrs, each) for each in graded) if graded else None

    def standing(self, key_result: KeyResult) -> Standing:
        """Where a key result stands."""
        return self._standings.of(key_result.id)

    def _stand(self, id_: str) -> Standing:
        return standing(self.now.okrs, self.now.okrs.key_results[id_])

    def _share(self, objective: Objective) -> Decimal | None:
        key_results = pursued(self.now.okrs, objective)
        return weighted_mean((self.standing(kr).progress, weight_of(kr)) for kr in key_results)

    def _reckon(self, id_: str) -> Figures:
        okrs = self.now.okrs
        if id_ in okrs.key_results:
            return self._key_result(okrs.key_results[id_])
        return self._objective(okrs.objectives[id_]) if id_ in okrs.objectives else Figures()

    def _objective(self, objective: Objective) -> Figures:
        share = self._share(objective)
        return Figures(
            status="" if objective.state == "active" else objective.state,
            share=share,
            percent="" if share is None else percent_text(share),
            owner=safe(self.now.okrs.person_name(objective.owner)),
        )

    def _key_result(self, key_result: KeyResult) -> Figures:
        okrs, today = self.now.okrs, self.now.today
        at = self.standing(key_result)
        given = at.confidence
        return Figures(
            status=status(okrs, key_result, today, at),
            share=at.progress,
            percent=percent_text(at.raw),
            confidence=f"{STARTING_CONFIDENCE}°" if given is None else str(given),
            change=self._change(key_result, at),
            is_due=is_due(okrs, key_result, today),
            weeks=self._weeks(key_result),
            owner=safe(okrs.person_name(okrs.owner_of(key_result))),
            due=day_text(key_result.due, today),
            is_overdue=key_result.due is not None and key_result.due < today and at.raw < 1,
            value=safe(value_and_measure(key_result, at)),
        )

    def _change(self, key_result: KeyResult, at: Standing) -> int:
        start = start_of(self.now.okrs, key_result.space)
        last_week = week_of(self.now.today, start).last_day(start) - timedelta(weeks=1)
        before = confidence_on(at.check_ins, last_week)
        return 0 if before is None or at.confidence is None else at.confidence - before

    def _weeks(self, key_result: KeyResult) -> tuple[int | None, ...]:
        """What was given in each of the last weeks; a week without a rating is a gap."""
        given = rated_by_week(self.now.okrs, key_result)
        week = week_of(self.now.today, start_of(self.now.okrs, key_result.space))
        return tuple(given.get(week.shifted(-back)) for back in reversed(range(WEEKS)))


def value_and_measure(key_result: KeyResult, at: Standing) -> str:
    """`17 (4 → 20 deploys)`, or the measure alone before the first value."""
    measure = measure_text(key_result.measure)
    if at.value is None:
        return measure
    value = value_text(key_result.measure, at.value)
    if key_result.measure.kind in ("milestones", "yes_no"):
        return value
    unit = key_result.measure.unit
    return f"{value.removesuffix(f' {unit}') if unit else value} ({measure})"


def signed_change(figures: Figures) -> str:
    """The confidence column: the number, then due, or the change since last week."""
    if figures.is_due:
        return f"{figures.confidence} due"
    return f"{figures.confidence} {signed(figures.change)}".rstrip()
