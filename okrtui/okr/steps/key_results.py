"""Key results: adding one, and changing its measure."""

from datetime import date
from decimal import Decimal

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.measures import measure_text, require_sound
from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import between
from okrtui.okr.records import Cycle, KeyResult, Measure, Objective, Person, TargetChange
from okrtui.okr.steps.rules import require_known, require_open, require_text, require_there
from okrtui.okr.steps.step import Add, Author, Change, Rule, Step, step


def add_key_result(
    okrs: Okrs,
    author: Author,
    objective: Objective,
    title: str,
    measure: Measure,
    *,
    due: date | None = None,
    owner: str | None = None,
    weight: Decimal | None = None,
) -> Step:
    """A new key result; due when its cycle ends unless a day is given."""
    require_sound(measure)
    require_weight(weight)
    made = author.ids.fresh()
    cycle = okrs.cycle_of(objective)
    key_result = KeyResult(
        id=made.id,
        space=author.space,
        objective=objective.id,
        title=require_text(title, "the title"),
        owner=owner,
        measure=measure,
        starts=first_day(cycle, author.today),
        due=due or (cycle.span.end if cycle else None),
        weight=weight,
        order=(objective.id, _last_place(okrs, objective, made.id)),
    )

    def rule(okrs: Okrs) -> None:
        require_open(okrs, require_there(okrs, objective))
        require_known(okrs, owner, "person", Person)

    return step(okrs, author, f"added the key result “{key_result.title}”", Add(key_result, made), rule=rule)


def first_day(cycle: Cycle | None, today: date) -> date | None:
    """The day a new key result runs from, where that is later than the first day of its cycle.

    None while the cycle is being planned: what is agreed on before it begins runs as long as the cycle.
    """
    if cycle is None or cycle.span.start is None or cycle.phase == "planning":
        return None
    return today if today > cycle.span.start else None


def require_weight(weight: Decimal | None) -> None:
    """BadInputError unless the weight is None or above 0."""
    if weight is not None and not (weight.is_finite() and weight > 0):
        raise BadInputError(f"{weight} is not a weight: use a number above 0")


def _last_place(okrs: Okrs, objective: Objective, salt: str) -> str:
    places = [kr.order[1] for kr in okrs.key_results_of.get(objective.id, ()) if kr.order]
    return between(max(places, default=None), None, salt[-2:])


def mend_measure(okrs: Okrs, author: Author, key_result: KeyResult, measure: Measure) -> Step:
    """Put a mistake in the measure right: everything is drawn anew as if it had always been so."""
    require_sound(measure)
    return step(
        okrs,
        author,
        f"mended “{key_result.title}”: {measure_text(measure)}",
        Change(key_result.id, "measure", key_result.measure, measure),
        rule=_measure_rule(key_result, measure),
    )


def change_measure(okrs: Okrs, author: Author, key_result: KeyResult, measure: Measure, reason: str) -> Step:
    """Change the target from today on: history keeps the old one with the reason."""
    require_sound(measure)
    made = author.ids.fresh()
    change = TargetChange(
        id=made.id,
        space=author.space,
        key_result=key_result.id,
        on=author.today,
        old=key_result.measure,
        new=measure,
        reason=require_text(reason, "the reason"),
        by=author.person,
    )
    return step(
        okrs,
        author,
        f"changed the target of “{key_result.title}”: {measure_text(measure)}",
        Change(key_result.id, "measure", key_result.measure, measure),
        Add(change, made),
        rule=_measure_rule(key_result, measure),
    )


def require_same_kind(okrs: Okrs, key_result: KeyResult, measure: Measure) -> None:
    """RefusedError when a key result that has check-ins would be measured in another way."""
    if key_result.measure.kind != measure.kind and okrs.check_ins.get(key_result.id):
        raise RefusedError(
            f"“{key_result.title}” has check-ins: its measure stays {key_result.measure.kind};"
            " drop it and add another"
        )


def only_says_otherwise(before: Measure, after: Measure) -> bool:
    """Whether no number moves: another unit, or another name for a step."""
    same_numbers = (before.start, before.target) == (after.start, after.target)
    return same_numbers and [step.id for step in before.steps] == [step.id for step in after.steps]


def _measure_rule(key_result: KeyResult, measure: Measure) -> Rule:
    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, key_result)
        require_open(okrs, now)
        require_same_kind(okrs, now, measure)

    return rule
