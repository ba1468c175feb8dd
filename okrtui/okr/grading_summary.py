"""How a cycle came out: scores by objective, unit and cycle with their bands, and what was left open.

Of one person alone there is no mean: scores are not for appraising people (method.md, "Grading and the end of
the cycle"). Only who is alone in a space sees the mean of what is theirs, which is that of the cycle.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from okrtui.okr.bands import Band, Place, Scheme, Word, band, scheme_of, sweet_spot, words_of
from okrtui.okr.cycle_changes import CycleChanges, changed_since
from okrtui.okr.grading import average, graded, mean_score, objective_score, score_of, score_so_far, ungraded
from okrtui.okr.grouping import holder_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued
from okrtui.okr.records import Cycle, KeyResult, Objective, Unit
from okrtui.okr.scope import EVERYBODY, Scope, in_scope, place_of


class KeyResultScore(Struct, frozen=True):
    """A key result with its adjusted score and band; both None while it has none."""

    key_result: KeyResult
    score: Decimal | None
    band: Band | None


class ObjectiveScore(Struct, frozen=True):
    """An objective with its score and band, both None until all its key results have one."""

    objective: Objective
    score: Decimal | None
    band: Band | None
    so_far: Decimal | None
    """The mean of the scores there are."""
    graded: tuple[int, int]
    """How many key results have a score, of how many."""
    key_results: tuple[KeyResultScore, ...]


class UnitScore(Struct, frozen=True):
    """A unit with the mean of its own objectives, those below it left out."""

    unit: Unit
    score: Decimal | None
    band: Band | None


class Summary(Struct, frozen=True):
    """The end of a cycle in a scope; `average`, which the sweet spot is judged on, leaves out what was committed."""

    cycle: Cycle
    scheme: Scheme
    objectives: tuple[ObjectiveScore, ...] = ()
    units: tuple[UnitScore, ...] = ()
    score: Decimal | None = None
    average: Decimal | None = None
    place: Place | None = None
    distribution: tuple[tuple[Word, int], ...] = ()
    """How many key results stand in each band, the lowest first."""
    ungraded: tuple[KeyResult, ...] = ()
    changes: CycleChanges = CycleChanges()


def summary(okrs: Okrs, cycle: Cycle, scope: Scope = EVERYBODY, me: Collection[str] = ()) -> Summary:
    """How a cycle came out in a scope."""
    within = in_scope(okrs, scope, me, okrs.objectives_in.get(cycle.id, ()))
    every = tuple(sorted(within, key=lambda objective: place_of(okrs, me, objective)))
    earnest = [objective for objective in every if objective.state == "active"]
    scheme = scheme_of(okrs, cycle.space)
    rows = tuple(_row(okrs, objective, scheme) for objective in earnest)
    told = earnest if tells_means(okrs, scope, cycle.space) else []
    judged = average(okrs, told)
    return Summary(
        cycle=cycle,
        scheme=scheme,
        objectives=rows,
        units=tuple(_units(okrs, told, scheme)),
        score=mean_score(okrs, told),
        average=judged,
        place=None if judged is None else sweet_spot(judged),
        distribution=_distribution(rows, scheme),
        ungraded=tuple(ungraded(okrs, earnest)),
        changes=changed_since(okrs, cycle, every),
    )


def tells_means(okrs: Okrs, scope: Scope, space: str) -> bool:
    """Whether means are told in a scope: of everybody and of units, and to who is alone in a space."""
    is_alone = sum(person.space == space for person in okrs.people.values()) <= 1
    return scope.kind in ("everybody", "unit") or is_alone


def _row(okrs: Okrs, objective: Objective, scheme: Scheme) -> ObjectiveScore:
    def banded(score: Decimal | None) -> Band | None:
        return None if score is None else band(score, objective.kind, scheme)

    key_results = ((kr, score_of(kr)) for kr in pursued(okrs, objective))
    score = objective_score(okrs, objective)
    return ObjectiveScore(
        objective,
        score,
        banded(score),
        score_so_far(okrs, objective),
        graded(okrs, objective),
        tuple(KeyResultScore(kr, given, banded(given)) for kr, given in key_results),
    )


def _units(okrs: Okrs, objectives: Sequence[Objective], scheme: Scheme) -> Iterator[UnitScore]:
    """The units whose objectives these are, in the order they stand."""
    holders = dict.fromkeys(holder_of(okrs, objective) for objective in objectives)
    for holder in (each for each in holders if each.kind == "unit"):
        score = mean_score(okrs, (o for o in objectives if o.for_.unit == holder.id))
        banded = None if score is None else band(score, scheme=scheme)
        yield UnitScore(okrs.units[holder.id], score, banded)


def _distribution(rows: Iterable[ObjectiveScore], scheme: Scheme) -> tuple[tuple[Word, int], ...]:
    bands = [row.band for objective in rows for row in objective.key_results]
    counted = Counter(each.word for each in bands if each is not None)
    return tuple((word, counted[word]) for word in words_of(scheme))
