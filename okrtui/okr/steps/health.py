"""Health metrics: watching one, reading it, changing its limits, no longer watching it."""

from datetime import date
from decimal import Decimal

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.numbers import MOST_DIGITS, fits, number_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import behind
from okrtui.okr.records import HealthMetric, HealthReading, Light, Limits, Objective, Person, Unit, Whose
from okrtui.okr.steps.rules import optional_text, require_known, require_open, require_text, require_there
from okrtui.okr.steps.step import Add, Author, Change, Step, changes_of, step
from okrtui.okr.text import narrow


def add_metric(
    okrs: Okrs,
    author: Author,
    name: str,
    *,
    whose: Whose | None = None,
    keeper: str | None = None,
    unit: str | None = None,
    limits: Limits | None = None,
    objective: str | None = None,
) -> Step:
    """A new number to watch, kept by me unless said otherwise; without limits it is rated by hand.

    It is for me, or beside an objective for whom that is.
    """
    made = author.ids.fresh()
    whose = whose or _whose_objective(okrs, objective) or Whose(person=author.person)
    parent = whose.unit or whose.person or ""
    metric = HealthMetric(
        id=made.id,
        space=author.space,
        name=require_text(name, "the name"),
        for_=whose,
        keeper=keeper or author.person,
        unit=optional_text(unit, "the unit"),
        limits=require_limits(limits),
        objective=objective,
        order=(parent, _last_place(okrs, parent, made.id)),
    )

    return step(
        okrs,
        author,
        f"watches “{metric.name}”",
        Add(metric, made),
        rule=lambda okrs: _require_place(okrs, metric),
    )


def _require_place(okrs: Okrs, metric: HealthMetric) -> None:
    """An OkrError unless who and what a new metric names is there, and no other of theirs is called so."""
    require_known(okrs, metric.keeper, "person", Person)
    require_known(okrs, metric.for_.unit, "unit", Unit)
    require_known(okrs, metric.for_.person, "person", Person)
    require_own_name(okrs, metric)
    if metric.objective is not None:
        require_beside(okrs, metric.space, metric.objective)


def _whose_objective(okrs: Okrs, objective: str | None) -> Whose | None:
    known = okrs.objectives.get(objective or "")
    return known.for_ if known is not None and known.for_ != Whose() else None


def require_beside(okrs: Okrs, space: str, objective: str) -> None:
    """An OkrError unless a metric of a space may stand beside an objective: one of its own that is not closed."""
    known = okrs.find(Objective, objective)
    if known.space != space:
        raise RefusedError(
            f"“{known.title}” is of another team, or private: a metric stands beside one of its own"
        )
    require_open(okrs, known)


def require_own_name(okrs: Okrs, metric: HealthMetric) -> None:
    """RefusedError when another metric that is watched for the same unit or person has this name."""
    alike = [
        other
        for other in okrs.health_metrics.values()
        if other.id != metric.id and not other.retired and _called(other) == _called(metric)
    ]
    if alike:
        whose = okrs.whose_name(metric.for_) or "this team"
        raise RefusedError(f"there is a metric “{alike[0].name}” of {whose} already: give it another name")


def _called(metric: HealthMetric) -> tuple[str, Whose, str]:
    return metric.space, metric.for_, " ".join(narrow(metric.name).casefold().split())


def _last_place(okrs: Okrs, parent: str, salt: str) -> str:
    orders = (metric.order for metric in okrs.health_metrics.values())
    return behind((order[1] for order in orders if order and order[0] == parent), salt)


def require_limits(limits: Limits | None) -> Limits | None:
    """The limits; BadInputError when there is none for green, or when the two contradict the direction."""
    if limits is None or limits == Limits():
        return None
    if limits.green is None:
        raise BadInputError("from where on is it green? Give that limit, or none at all to rate by hand")
    require_number(limits.green)
    if limits.amber is None:
        return limits
    require_number(limits.amber)
    green, amber = number_text(limits.green), number_text(limits.amber)
    if limits.direction == "up" and limits.green < limits.amber:
        raise BadInputError(f"more is better, so green ({green}) cannot begin below amber ({amber})")
    if limits.direction == "down" and limits.green > limits.amber:
        raise BadInputError(f"less is better, so green ({green}) cannot begin above amber ({amber})")
    return limits


def require_number(number: Decimal) -> None:
    """BadInputError for infinities, for what is no number, and for more than 30 digits."""
    if not number.is_finite():
        raise BadInputError(f"{number} is not a number: type digits, such as 99.95")
    if not fits(number):
        raise BadInputError(f"that number is too long: use at most {MOST_DIGITS} digits")


def read_metric(
    okrs: Okrs,
    author: Author,
    metric: HealthMetric,
    *,
    value: Decimal | None = None,
    light: Light | None = None,
    note: str | None = None,
    on: date | None = None,
) -> Step:
    """Record a reading: a value, or a colour by hand, which goes before the limits."""
    if value is None and light is None:
        raise BadInputError("a reading needs a value, or green, amber or red")
    if value is not None:
        require_number(value)
    made = author.ids.fresh()
    reading = HealthReading(
        id=made.id,
        space=author.space,
        metric=metric.id,
        on=on or author.today,
        value=value,
        status=light,
        note=optional_text(note, "the note"),
        by=author.person,
    )
    said = ", ".join(word for word in (number_text(value) if value is not None else "", light or "") if word)
    return step(
        okrs,
        author,
        f"read “{metric.name}”: {said}",
        Add(reading, made),
        rule=lambda okrs: _require_watched(okrs, metric),
    )


def change_limits(okrs: Okrs, author: Author, metric: HealthMetric, limits: Limits | None) -> Step:
    """Other limits from now on: every reading is coloured by them anew; without any it is rated by hand."""
    limits = require_limits(limits)
    if limits == metric.limits:
        raise BadInputError(f"nothing to change: “{metric.name}” has these limits already")
    return step(
        okrs,
        author,
        f"changed the limits of “{metric.name}”",
        Change(metric.id, "limits", metric.limits, limits),
        rule=lambda okrs: _require_watched(okrs, metric),
    )


def retire(okrs: Okrs, author: Author, metric: HealthMetric, *, is_retired: bool = True) -> Step:
    """No longer watch a metric, or watch it again; its readings stay."""
    if metric.retired == is_retired:
        raise RefusedError(f"“{metric.name}” is {'no longer watched' if is_retired else 'watched'} already")

    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, metric)
        if not is_retired:
            require_own_name(okrs, now)

    title = f"{'no longer watches' if is_retired else 'watches again'} “{metric.name}”"
    return step(okrs, author, title, *changes_of(metric, {"retired": is_retired}), rule=rule)


def _require_watched(okrs: Okrs, metric: HealthMetric) -> None:
    now = require_there(okrs, metric)
    if now.retired:
        raise RefusedError(f"“{now.name}” is no longer watched: watch it again first")
