"""The quarter's report as a value: what a cycle came to, or how it stands so far (method.md, "Grading").

Of one person alone it holds no mean and no count by band: scores are not for appraising people.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from okrtui.okr.bands import Place, Scheme, Word
from okrtui.okr.belonging import belonging
from okrtui.okr.calendar import week_in_cycle, week_of, weeks_of
from okrtui.okr.grading import in_earnest
from okrtui.okr.grading_summary import Summary, summary, tells_means
from okrtui.okr.grouping import Holder, rank
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.grades import of_cycle
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import mean_progress
from okrtui.okr.records import Cycle, Record, Review
from okrtui.okr.rhythm import start_of
from okrtui.okr.scope import Scope
from okrtui.reports.grade_parts import exactly
from okrtui.reports.outcome_parts import (
    BandPart,
    NamedPart,
    ObjectiveOutcome,
    ReviewPart,
    SpanPart,
    UnitPart,
)
from okrtui.reports.outcome_taking import named, objective_outcome
from okrtui.reports.parts import FindingPart, Whose
from okrtui.reports.taking import finding_part
from okrtui.reports.whose import whose_of

RUNNING = ("planning", "active")


class QuarterReport(Struct, frozen=True, kw_only=True):
    """What a cycle came to in a scope; its fields are the keys of `report quarter --json`."""

    report: str = "quarter"
    whose: Whose
    cycle: SpanPart
    bands: Scheme
    key_results: int
    graded: int
    progress: Decimal | None
    score: Decimal | None
    average: Decimal | None
    """What the sweet spot is judged on: the mean without what was committed."""
    sweet_spot: Place | None
    committed: int
    """How many key results with a score were committed; of one person it is not counted."""
    kept: int
    distribution: tuple[BandPart, ...]
    units: tuple[UnitPart, ...]
    objectives: tuple[ObjectiveOutcome, ...]
    not_graded: tuple[NamedPart, ...]
    added: tuple[NamedPart, ...]
    dropped: tuple[NamedPart, ...]
    """Objectives and key results."""
    retargeted: tuple[NamedPart, ...]
    reviews: tuple[ReviewPart, ...]
    findings: tuple[FindingPart, ...]
    spaces: tuple[str, ...]
    """The spaces that what it says comes from."""

    @property
    def is_so_far(self) -> bool:
        """Whether the cycle is still under way, so that all this is so far."""
        return self.cycle.phase in RUNNING

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.objectives or self.reviews or self.dropped)

    @property
    def is_long(self) -> bool:
        """A quarter takes the pages it needs."""
        return False

    @property
    def is_very_long(self) -> bool:
        """A quarter takes the pages it needs."""
        return False


def quarter_report(
    okrs: Okrs, scope: Scope, me: Collection[str], cycles: Sequence[Cycle], today: date, *, team: str = ""
) -> QuarterReport:
    """What there is to tell of a scope in a cycle, which several spaces may have by the same name.

    A mean is told where it is that of one cycle. Everybody's page bears the name of the space `team`.
    """
    every = [summary(okrs, cycle, scope, me) for cycle in cycles]
    found = [each for each in every if each.objectives or each.changes.dropped_objectives] or every[:1]
    whole = found[0] if len(found) == 1 and tells_means(okrs, scope, found[0].cycle.space) else None
    rows = [row for each in found for row in each.objectives]
    objectives = tuple(objective_outcome(okrs, row, today) for row in rows)
    promised = _promised(objectives) if whole else []
    reviews = [r for each in cycles for r in _reviews(okrs, scope, me, each)]
    findings = _findings(okrs, found, is_whole=whole is not None)
    return QuarterReport(
        whose=whose_of(okrs, scope, me, team),
        cycle=span_part(okrs, found[0].cycle, today),
        bands=found[0].scheme,
        key_results=sum(row.graded[1] for row in rows),
        graded=sum(row.graded[0] for row in rows),
        progress=exactly(mean_progress(okrs, (row.objective for row in rows))) if whole else None,
        score=exactly(whole.score) if whole else None,
        average=exactly(whole.average) if whole else None,
        sweet_spot=whole.place if whole else None,
        committed=len(promised),
        kept=promised.count("kept"),
        distribution=_distribution(whole),
        units=_units(whole),
        objectives=objectives,
        not_graded=named(kr for each in found for kr in each.ungraded),
        added=named(kr for each in found for kr in each.changes.added),
        dropped=named(gone for each in found for gone in _dropped(each)),
        retargeted=named(kr.key_result for each in found for kr in each.changes.retargeted),
        reviews=tuple(_review_part(okrs, review) for review in reviews),
        findings=tuple(finding_part(okrs, each) for each in findings),
        spaces=tuple(sorted({row.objective.space for row in rows} | {review.space for review in reviews})),
    )


def _promised(objectives: Iterable[ObjectiveOutcome]) -> list[Word]:
    """What became of the key results of committed objectives, those with a score."""
    committed = (
        kr for objective in objectives if objective.kind == "committed" for kr in objective.key_results
    )
    return [key_result.grade.band for key_result in committed if key_result.grade]


def _dropped(told: Summary) -> Iterator[Record]:
    yield from (*told.changes.dropped_objectives, *told.changes.dropped)


def span_part(okrs: Okrs, cycle: Cycle, today: date) -> SpanPart:
    """A cycle with its days, and the week that runs where it is one of its own."""
    week = week_in_cycle(cycle.span, week_of(today, start_of(okrs, cycle.space)))
    days = cycle.span
    return SpanPart(cycle.name, days.start, days.end, cycle.phase, week, len(weeks_of(days)))


def _distribution(whole: Summary | None) -> tuple[BandPart, ...]:
    counted = whole.distribution if whole else ()
    return tuple(BandPart(word, number) for word, number in counted) if any(n for _, n in counted) else ()


def _units(whole: Summary | None) -> tuple[UnitPart, ...]:
    return tuple(
        UnitPart(public_id(row.unit), row.unit.name, exactly(row.score), row.band.word if row.band else None)
        for row in (whole.units if whole else ())
    )


def _reviews(okrs: Okrs, scope: Scope, me: Collection[str], cycle: Cycle) -> Iterator[Review]:
    """The reviews of a cycle that belong to a scope: the company's first."""
    belongs = belonging(okrs, scope, me)
    here = [r for r in okrs.reviews.values() if r.cycle == cycle.id and belongs(r.for_, None)]
    yield from sorted(here, key=lambda review: rank(okrs, me, _holder(okrs, review)))


def _holder(okrs: Okrs, review: Review) -> Holder:
    if (unit := review.for_.unit or "") in okrs.units:
        return Holder("unit", unit)
    person = review.for_.person or ""
    return Holder("person", person) if person in okrs.people else Holder("nobody", review.space)


def _review_part(okrs: Okrs, review: Review) -> ReviewPart:
    kind, whose = _holder(okrs, review).kind, okrs.whose_name(review.for_)
    return ReviewPart(kind, whose, review.went_well, review.went_badly, review.lessons, review.next)


def _findings(okrs: Okrs, found: Iterable[Summary], *, is_whole: bool) -> Iterator[Finding]:
    """What the guidelines say of the grades; of the average only where the whole cycle is told."""
    for each in found:
        shown = {kr.key_result.id for row in each.objectives for kr in row.key_results}
        shown |= {row.objective.id for row in each.objectives}
        every = {objective.id for objective in in_earnest(okrs, each.cycle)}
        about = {each.cycle.id} if is_whole and every <= shown else set[str]()
        yield from (finding for finding in of_cycle(okrs, each.cycle) if finding.record in shown | about)
