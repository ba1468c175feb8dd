"""The scores of objectives, units and cycles: means of adjusted scores, exact until they are shown.

Means are of objectives alone: there is none by person anywhere (method.md, "Grading and the end of the cycle").
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued, weight_of, weighted_mean
from okrtui.okr.records import Commitment, Cycle, KeyResult, Objective
from okrtui.okr.scores import adjusted_score


def in_earnest(okrs: Okrs, cycle: Cycle) -> tuple[Objective, ...]:
    """The objectives of a cycle that are graded: neither dropped nor drafts that nobody has taken on."""
    return tuple(o for o in okrs.objectives_in.get(cycle.id, ()) if o.state == "active")


def commitment_of(okrs: Okrs, key_result: KeyResult) -> Commitment:
    """Whether a key result was committed: as its objective is."""
    objective = okrs.objectives.get(key_result.objective or "")
    return objective.kind if objective else "aspirational"


def score_of(key_result: KeyResult) -> Decimal | None:
    """The adjusted score of a key result; None while it has none."""
    return adjusted_score(key_result.grade)


def graded(okrs: Okrs, objective: Objective) -> tuple[int, int]:
    """How many key results of an objective have a score, of how many that are pursued."""
    key_results = pursued(okrs, objective)
    return sum(score_of(kr) is not None for kr in key_results), len(key_results)


def score_so_far(okrs: Okrs, objective: Objective) -> Decimal | None:
    """The weighted mean of the scores given so far; None while there is none."""
    scored = ((score_of(kr), weight_of(kr)) for kr in pursued(okrs, objective))
    return weighted_mean((score, weight) for score, weight in scored if score is not None)


def objective_score(okrs: Okrs, objective: Objective) -> Decimal | None:
    """The weighted mean of its key results' adjusted scores; None until every one that is pursued has one."""
    done, of = graded(okrs, objective)
    return score_so_far(okrs, objective) if done == of else None


def mean_score(okrs: Okrs, objectives: Iterable[Objective]) -> Decimal | None:
    """Units and cycles: the plain mean of the objectives that have a score."""
    scores = (objective_score(okrs, objective) for objective in objectives)
    return weighted_mean((score, Decimal(1)) for score in scores if score is not None)


def average(okrs: Okrs, objectives: Iterable[Objective]) -> Decimal | None:
    """What the sweet spot is judged on: the same mean without committed objectives."""
    return mean_score(okrs, (objective for objective in objectives if objective.kind != "committed"))


def ungraded(okrs: Okrs, objectives: Iterable[Objective]) -> Iterator[KeyResult]:
    """The key results that are pursued and have no score, in their order."""
    for objective in objectives:
        yield from (kr for kr in pursued(okrs, objective) if score_of(kr) is None)
