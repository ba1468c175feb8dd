"""The form of a health metric: what it is called, its unit, its limits, who keeps it, the objective it is beside."""

from okrtui.okr.limits_typed import EXAMPLES, limits_told, parse_limits, typed_limits
from okrtui.okr.naming import objective_named, person_named
from okrtui.okr.records import HealthMetric, Limits
from okrtui.okr.steps.health import require_limits
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.edit import unless_the_same
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece

HINT = "what must not get worse: pages per night, team morale"
BESIDE_HINT = "what is worth watching beside it: order volume +100 %"


def metric_form(now: Now, metric: HealthMetric, *, is_new: bool, decimal_comma: bool = False) -> Form:
    """A metric as it is, or as it would be: name, unit, limits, keeper, objective."""
    fields = [
        Field(
            "name", "name", unless_the_same(metric.name, lambda text: require_text(text, "the name")),
            text=metric.name, hint=BESIDE_HINT if metric.objective else HINT,
        ),
        Field(
            "unit", "unit", unless_the_same(metric.unit, optional(str.strip)),
            text=metric.unit or "", hint="h, %, of 5; may stay empty",
        ),
        _limits(metric, decimal_comma),
        _keeper(now, metric),
        _objective(now, metric),
    ]  # fmt: skip
    title = "New health metric" if is_new else "Edit health metric"
    return Form(title, fields, notes=_notes(now, metric) if is_new else ())


def _notes(now: Now, metric: HealthMetric) -> list[Line]:
    whose = safe(now.okrs.whose_name(metric.for_))
    told = " · ".join(filter(None, (now.spaces.get(metric.space, "–"), f"for {whose}" if whose else "")))
    return [[Piece("goes to ", "dim"), Piece(safe(told))], []]


def _limits(metric: HealthMetric, decimal_comma: bool) -> Field:
    def read(text: str) -> Limits | None:
        return require_limits(parse_limits(text, decimal_comma=decimal_comma)) if text.strip() else None

    return Field(
        "limits", "limits", read, text=typed_limits(metric.limits, decimal_comma=decimal_comma),
        hint=EXAMPLES, tell=lambda limits: f"reads as: {limits_told(limits)}",
    )  # fmt: skip


def _keeper(now: Now, metric: HealthMetric) -> Field:
    okrs, name = now.okrs, safe(now.okrs.person_name(metric.keeper))

    def read(text: str) -> str | None:
        return metric.keeper if text == name else person_named(okrs, text, metric.space).id

    return Field(
        "keeper", "keeper", optional(read), text=name, hint="who reads it every week",
        tell=lambda person: f"reads as: {okrs.person_name(person)}",
    )  # fmt: skip


def _objective(now: Now, metric: HealthMetric) -> Field:
    """Words of a title; those of its space are looked through, with the cycles that tell of two which is meant."""
    okrs = now.okrs
    known = okrs.objectives.get(metric.objective or "")
    title = safe(known.title) if known else ""
    here = (o for o in okrs.objectives.values() if o.space == metric.space)
    among = okrs.of((*okrs.cycles.values(), *here))

    def read(text: str) -> str | None:
        if text == title:  # untouched, also where it lies in the trash and has no title to show
            return metric.objective
        return objective_named(among, text).id if text.strip() else None

    return Field(
        "objective", "beside", read, text=title, hint="an objective it belongs to; may stay empty",
        tell=lambda id_: f"reads as: {okrs.objectives[id_].title}",
    )  # fmt: skip
