"""What became of what a weekly run asked about: answered here, by somebody else meanwhile, or not at all."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, TypeVar

from okrtui.okr.calendar import week_of
from okrtui.okr.health import readings_by_week
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import CheckIn, HealthReading, Priority
from okrtui.okr.rhythm import is_due, start_of
from okrtui.okr.run import Kept, Run, is_asked, is_there
from okrtui.okr.run_asked import KeyResultAsked, MetricAsked, NextAsked, Question

Outcome = Literal["recorded", "skipped", "gone", "elsewhere"]
Q = TypeVar("Q", KeyResultAsked, MetricAsked, NextAsked)


def kept_of(run: Run, kind: type[Q]) -> Sequence[tuple[Q, Kept]]:
    """The questions of a kind that were answered, in their order, each with what was recorded."""
    return [(q, run.kept[q]) for q in run.asked if isinstance(q, kind) and q in run.kept]


def replaced(run: Run, okrs: Okrs, question: Question) -> str | None:
    """The record of this run that another answer would replace, None when it made none that is still there.

    A check-in is corrected, a line that is still open gets another text; another reading or comment stands
    beside the first, and the newest counts.
    """
    kept = run.kept.get(question)
    if kept is None:
        return None
    if isinstance(question, KeyResultAsked):
        return kept.record if kept.record in {c.id for c in okrs.check_ins.get(question.id, ())} else None
    line = okrs.priorities.get(kept.record)
    return line.id if isinstance(line, Priority) and line.state == "open" else None


def elsewhere(run: Run, okrs: Okrs, question: Question, today: date) -> CheckIn | HealthReading | None:
    """What somebody recorded of it while the run was under way; None when it is still open or done here."""
    if question in run.kept:
        return None
    match question:
        case KeyResultAsked(id=id_) if (key_result := okrs.key_results.get(id_)) is not None:
            return None if is_due(okrs, key_result, today) else standing(okrs, key_result).last
        case MetricAsked(id=id_) if (metric := okrs.health_metrics.get(id_)) is not None:
            return readings_by_week(okrs, metric).get(week_of(today, start_of(okrs, metric.space)))
        case _:
            return None


def outcome(run: Run, okrs: Okrs, question: Question, today: date) -> Outcome:
    """What became of what was asked for."""
    if question in run.kept:
        return "recorded"
    if not is_there(okrs, question):
        return "gone"
    return "elsewhere" if elsewhere(run, okrs, question, today) else "skipped"


def unanswered(run: Run, okrs: Okrs, today: date) -> Iterator[NextAsked]:
    """What happens next, where it is asked and this run recorded no word of it."""
    asked = (question for question in run.asked if isinstance(question, NextAsked))
    yield from (q for q in asked if q not in run.kept and is_asked(run, okrs, q, today))
