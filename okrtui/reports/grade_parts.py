"""From grades, verdicts and lines through cycles to the parts that reports and commands tell."""

from decimal import ROUND_DOWN, Decimal

from okrtui.okr.bands import Band, band, scheme_of
from okrtui.okr.grading import commitment_of, objective_score, score_of
from okrtui.okr.lineage import earlier, later
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Grade, KeyResult, Objective
from okrtui.okr.scores import given_score
from okrtui.reports.outcome_parts import GradePart, LinkPart, VerdictPart

_SIX_PLACES, _LARGE = Decimal("0.000001"), Decimal(1_000_000)


def score_in(okrs: Okrs, record: KeyResult | Objective) -> Decimal | None:
    """The score that counts: of an objective the mean, of a key result the adjusted one."""
    return objective_score(okrs, record) if isinstance(record, Objective) else score_of(record)


def band_in(okrs: Okrs, record: KeyResult | Objective) -> Band | None:
    """The band of that score in the space's own scheme; None while there is none."""
    score = score_in(okrs, record)
    kind = record.kind if isinstance(record, Objective) else commitment_of(okrs, record)
    return None if score is None else band(score, kind, scheme_of(okrs, record.space))


def grade_part(okrs: Okrs, key_result: KeyResult) -> GradePart | None:
    """The grade of a key result; None while it has no score."""
    grade, banded = key_result.grade or Grade(), band_in(okrs, key_result)
    given, adjusted = given_score(grade), score_of(key_result)
    if given is None or adjusted is None or banded is None:
        return None
    return GradePart(
        score=given,
        adjustment=grade.adjustment,
        because=grade.because,
        adjusted=adjusted,
        band=banded.word,
        explanation=grade.explanation,
        verdict=grade.verdict,
        by=known_id(okrs, grade.by),
        by_name=okrs.person_name(grade.by) or None,
        on=grade.on,
    )


def verdict_part(okrs: Okrs, objective: Objective) -> VerdictPart | None:
    """The verdict on an objective; None while there is none."""
    given = objective.verdict
    if given is None or given.verdict is None:
        return None
    by = known_id(okrs, given.by)
    return VerdictPart(given.verdict, given.because, by, okrs.person_name(given.by) or None, given.on)


def line_of(okrs: Okrs, objective: Objective) -> tuple[tuple[LinkPart, ...], tuple[LinkPart, ...]]:
    """What an objective was carried from, the oldest first, and what it was carried into."""
    before, after = earlier(okrs, objective), later(okrs, objective)
    return tuple(link_part(okrs, each) for each in before), tuple(link_part(okrs, each) for each in after)


def link_part(okrs: Okrs, objective: Objective) -> LinkPart:
    """An objective in its cycle, with its score."""
    cycle = okrs.cycles.get(objective.cycle or "")
    name, score = cycle.name if cycle else None, exactly(objective_score(okrs, objective))
    return LinkPart(public_id(objective), objective.title, name, score)


def exactly(mean: Decimal | None) -> Decimal | None:
    """A mean for machines; None while there is none."""
    return None if mean is None else cut_off(mean)


def cut_off(number: Decimal) -> Decimal:
    """A score, a mean or a progress for machines: six places, the rest cut off.

    Cut and not rounded: who rounds it once more comes to what people are shown, and nothing to a whole it is not.
    """
    return number if abs(number) >= _LARGE else number.quantize(_SIX_PLACES, ROUND_DOWN)


def known_id(okrs: Okrs, id_: str | None) -> str | None:
    """The id a record goes by outside; as it is where the record is not known."""
    record = okrs.get(id_)
    return public_id(record) if record else id_
