"""The grading run: which questions it asks, where it is, what it recorded (screens.md, "The grading run").

Every key result of a scope in a cycle that is being graded is asked for, the graded ones too, so that one may
go back to them. A score is durable when it is recorded, so a run that was left half-way begins where it was left.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from okrtui.okr.bands import asks_verdict
from okrtui.okr.grading import objective_score, score_of, score_so_far
from okrtui.okr.grading_asked import GradingAnswer, GradingQuestion, ScoreAsked, VerdictAsked, is_undecided
from okrtui.okr.grading_summary import tells_means
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import weighted_mean
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scope import Scope, key_results_in, people_of
from okrtui.okr.scores import doubt, suggested


class GradingRun(Struct, frozen=True):
    """The questions in their order; the place reached; what this run recorded, by question."""

    asked: tuple[GradingQuestion, ...] = ()
    place: int = 0
    kept: Mapping[GradingQuestion, GradingAnswer] = field(default_factory=dict)
    doubted: frozenset[str] = frozenset()
    """The key results whose suggested score was refused once."""

    @property
    def here(self) -> GradingQuestion | None:
        """What is asked now; None after the last, where the summary stands."""
        return self.asked[self.place] if self.place < len(self.asked) else None


def begin_grading_run(okrs: Okrs, scope: Scope, me: Collection[str], cycle: str | None = None) -> GradingRun:
    """The run over a scope, in one cycle where it is named: objective by objective its key results, then itself.

    It stands at the first that is open. In the run of a person an objective is asked about where it is theirs.
    """
    people = None if scope.kind in ("everybody", "unit") else people_of(scope, me)
    within = [kr for kr in key_results_in(okrs, scope, me) if _is_to_grade(okrs, kr, cycle)]
    run = GradingRun(tuple(_questions(okrs, within, people)), -1)
    return replace(run, place=_first(run, okrs, range(len(run.asked)), only_open=True))


def _questions(
    okrs: Okrs, key_results: Iterable[KeyResult], people: Collection[str] | None
) -> Iterator[GradingQuestion]:
    for id_, group in groupby(key_results, key=lambda kr: kr.objective or ""):
        yield from (ScoreAsked(kr.id) for kr in group)
        if people is None or okrs.objectives[id_].owner in people:
            yield VerdictAsked(id_)


def _is_to_grade(okrs: Okrs, key_result: KeyResult, cycle: str | None = None) -> bool:
    objective = okrs.objectives.get(key_result.objective or "")
    is_pursued = key_result.state == "active" and objective is not None and _is_graded_now(okrs, objective)
    return is_pursued and objective is not None and cycle in (None, objective.cycle)


def _is_graded_now(okrs: Okrs, objective: Objective) -> bool:
    cycle = okrs.cycles.get(objective.cycle or "")
    return objective.state == "active" and cycle is not None and cycle.phase == "grading"


def is_asked(okrs: Okrs, question: GradingQuestion) -> bool:
    """Whether a question is one to stop at: of an objective once it came out below 0.40, answered or not."""
    match question:
        case ScoreAsked(id=id_):
            key_result = okrs.key_results.get(id_)
            return key_result is not None and _is_to_grade(okrs, key_result)
        case VerdictAsked(id=id_):
            objective = okrs.objectives.get(id_)
            is_there = objective is not None and _is_graded_now(okrs, objective)
            return is_there and objective is not None and asks_verdict(objective_score(okrs, objective))


def is_open(okrs: Okrs, question: GradingQuestion) -> bool:
    """Whether a question is asked and has no answer yet, by whomever."""
    if not is_asked(okrs, question):
        return False
    match question:
        case ScoreAsked(id=id_):
            return score_of(okrs.key_results[id_]) is None
        case VerdictAsked(id=id_):
            return is_undecided(okrs, okrs.objectives[id_])


def forward(run: GradingRun, okrs: Okrs) -> GradingRun:
    """The run at the next question that is asked, or behind the last."""
    return replace(run, place=_first(run, okrs, range(run.place + 1, len(run.asked))))


def back(run: GradingRun, okrs: Okrs) -> GradingRun:
    """The run at the question before that is asked; where there is none it stays."""
    place = _first(run, okrs, reversed(range(run.place)))
    return run if place == len(run.asked) else replace(run, place=place)


def _first(run: GradingRun, okrs: Okrs, places: Iterable[int], *, only_open: bool = False) -> int:
    stops = is_open if only_open else is_asked
    return next((place for place in places if stops(okrs, run.asked[place])), len(run.asked))


def with_kept(run: GradingRun, question: GradingQuestion, answer: GradingAnswer) -> GradingRun:
    """The run with an answer recorded."""
    return replace(run, kept={**run.kept, question: answer})


class Taken(Struct, frozen=True):
    """What taking the suggested score comes to: the score, or why it was refused this once."""

    run: GradingRun
    score: Decimal | None = None
    refused: str | None = None


def take_suggested(run: GradingRun, okrs: Okrs, key_result: KeyResult, today: date) -> Taken:
    """Take the suggested score; once it is refused where the last check-in is too old to say much."""
    reason = doubt(okrs, key_result, today)
    if reason is not None and key_result.id not in run.doubted:
        return Taken(replace(run, doubted=run.doubted | {key_result.id}), refused=reason)
    return Taken(run, suggested(okrs, key_result))


class Tally(Struct, frozen=True):
    """How far a run has come: key results with a score, of how many, and the mean of the objectives so far."""

    graded: int
    of: int
    mean: Decimal | None


def tally(run: GradingRun, okrs: Okrs, scope: Scope) -> Tally:
    """How far a run has come, whoever graded; no mean of one person's."""
    scores = [okrs.key_results[q.id] for q in run.asked if isinstance(q, ScoreAsked) and is_asked(okrs, q)]
    objectives = [okrs.objectives[id_] for id_ in dict.fromkeys(kr.objective or "" for kr in scores)]
    told = [each for each in objectives if tells_means(okrs, scope, each.space)]
    so_far = (score_so_far(okrs, objective) for objective in told)
    mean = weighted_mean((score, Decimal(1)) for score in so_far if score is not None)
    return Tally(sum(score_of(kr) is not None for kr in scores), len(scores), mean)
