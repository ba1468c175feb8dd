"""The weekly run: which questions it asks, where it is, what was answered (screens.md, In a run)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from okrtui.okr.calendar import week_of
from okrtui.okr.drafts import DraftOf
from okrtui.okr.guidelines.check_ins import nothing_said
from okrtui.okr.health import metric_row, recent_weeks, to_read
from okrtui.okr.measures import Value
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing
from okrtui.okr.records import HealthMetric, KeyResult, Light
from okrtui.okr.rhythm import is_pursued, start_of
from okrtui.okr.run_again import asked_again
from okrtui.okr.run_asked import Answer, KeyResultAsked, MetricAsked, NextAsked, Question
from okrtui.okr.scope import Scope, due_in, key_results_in, people_of

NOTHING_DUE = "all checked in: nothing is due this week"


class Before(Struct, frozen=True):
    """Where a key result or metric stood when the run came to it."""

    value: Value | None = None
    confidence: int | None = None
    light: Light | None = None


class Kept(Struct, frozen=True):
    """What the run recorded for a question: the record made, what it says, and how it stood before."""

    record: str
    answer: Answer
    before: Before = Before()


class Run(Struct, frozen=True):
    """The questions in their order; the place reached; what was recorded, by question."""

    asked: tuple[Question, ...] = ()
    place: int = 0
    kept: Mapping[Question, Kept] = field(default_factory=dict)
    left_open: frozenset[Question] = frozenset()
    """What happens next, as far as it was to be asked before this run already."""

    @property
    def here(self) -> Question | None:
        """What is asked now; None after the last."""
        return self.asked[self.place] if self.place < len(self.asked) else None


def begin(
    okrs: Okrs, scope: Scope, me: Collection[str], today: date, drafts: DraftOf = lambda key: None
) -> Run:
    """The run over what is due in a scope, in the order it stands there; then health; then what happens next.

    The readings are those I keep, whatever I look at; in the run of another person those that person keeps.
    What happens next is asked again where an earlier run left it open.
    """
    due = [key_result.id for key_result in due_in(okrs, scope, me, today)]
    keepers = people_of(scope, me) if scope.kind == "person" else me
    again = asked_again(okrs, key_results_in(okrs, scope, me), today, drafts)
    further = (*map(NextAsked, due), *again)
    unread = (MetricAsked(metric.id) for metric in to_read(okrs, keepers, today))
    return Run((*map(KeyResultAsked, due), *unread, *dict.fromkeys(further)), left_open=frozenset(again))


def is_there(okrs: Okrs, question: Question) -> bool:
    """Whether what is asked about still is: a metric watched; a key result pursued, its cycle active."""
    if isinstance(question, MetricAsked):
        metric = okrs.health_metrics.get(question.id)
        return metric is not None and not metric.retired
    key_result = okrs.key_results.get(question.id)
    return key_result is not None and is_pursued(okrs, key_result)


def still_there(run: Run, okrs: Okrs) -> Run:
    """The run without what was gone before its first question was asked."""
    return replace(run, asked=tuple(question for question in run.asked if is_there(okrs, question)))


def is_asked(run: Run, okrs: Okrs, question: Question, today: date) -> bool:
    """Whether a question is one to stop at.

    What happens next is asked where this run rated so low that C3 would speak, or where that was left open
    before; and again where it was answered here.
    """
    if not is_there(okrs, question):
        return False
    if not isinstance(question, NextAsked) or question in run.kept:
        return True
    is_at_hand = question in run.left_open or KeyResultAsked(question.id) in run.kept
    return is_at_hand and nothing_said(okrs, okrs.key_results[question.id], today) is not None


def forward(run: Run, okrs: Okrs, today: date) -> Run:
    """The run at the next question that is to be asked, or behind the last."""
    later = _first_asked(run, okrs, range(run.place + 1, len(run.asked)), today)
    return replace(run, place=len(run.asked) if later is None else later)


def back(run: Run, okrs: Okrs, today: date) -> Run:
    """The run at the question before that is to be asked; where there is none it stays."""
    earlier = _first_asked(run, okrs, reversed(range(run.place)), today)
    return run if earlier is None else replace(run, place=earlier)


def _first_asked(run: Run, okrs: Okrs, places: Iterable[int], today: date) -> int | None:
    return next((place for place in places if is_asked(run, okrs, run.asked[place], today)), None)


def alike(run: Run, okrs: Okrs, today: date) -> tuple[Question, ...]:
    """The questions of the kind that is asked now, as far as they are asked: those it is counted among."""
    here = run.here
    if not isinstance(here, NextAsked):
        return tuple(question for question in run.asked if type(question) is type(here))
    every = (question for question in run.asked if isinstance(question, NextAsked))
    return tuple(q for q in every if q == here or is_asked(run, okrs, q, today))


def stood(okrs: Okrs, question: Question, today: date) -> Before:
    """How something stands before it is answered."""
    match question:
        case KeyResultAsked(id=id_):
            at = standing(okrs, okrs.find(KeyResult, id_))
            return Before(at.value, at.confidence)
        case MetricAsked(id=id_):
            metric = okrs.find(HealthMetric, id_)
            row = metric_row(okrs, metric, recent_weeks(week_of(today, start_of(okrs, metric.space))))
            return Before(row.reading.value if row.reading else None, light=row.light)
        case _:
            return Before()


def with_kept(run: Run, question: Question, kept: Kept) -> Run:
    """The run with an answer recorded; of what is recorded again it remembers how it stood at first."""
    known = run.kept.get(question)
    return replace(run, kept={**run.kept, question: replace(kept, before=known.before) if known else kept})
