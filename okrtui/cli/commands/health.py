"""health: what is watched beside the OKRs, its readings, its limits."""

from argparse import Namespace
from collections.abc import Sequence
from decimal import Decimal
from typing import get_args

from okrtui.cli.asked import asked
from okrtui.cli.context import Context
from okrtui.cli.fields import fields_typed
from okrtui.cli.health_views import health_page, metric_facts, metric_line
from okrtui.cli.telling import told_in
from okrtui.cli.weekly_arguments import METRIC_FIELDS
from okrtui.okr.calendar import week_of
from okrtui.okr.days_typed import day_for
from okrtui.okr.errors import BadInputError
from okrtui.okr.health import MetricRow, health_of, metric_row, readings_by_week, recent_weeks
from okrtui.okr.limits_typed import limits_told
from okrtui.okr.naming import person_named, public_id, unit_named
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import HealthMetric, Light, Limits, Whose
from okrtui.okr.rhythm import start_of
from okrtui.okr.steps import health as steps
from okrtui.okr.steps.editing import edit as edit_step
from okrtui.okr.steps.step import Change, Step
from okrtui.okr.steps.together import together
from okrtui.okr.text import safe

_LIGHTS: tuple[Light, ...] = get_args(Light)


def list_health(options: Namespace) -> int:
    """The metrics that are watched, as a week shows them."""
    context = Context(options)
    what = asked(context, options)
    told, weeks = told_in(context), recent_weeks(what.week)
    every = (row for scope in what.scopes for row in health_of(context.okrs, scope, what.me, weeks))
    rows = [row for row in every if what.is_wanted(row.metric.keeper)]
    facts = {"week": str(what.week), "metrics": [metric_facts(told, row) for row in rows]}
    context.say(health_page(told, what.week, rows), facts)
    return 0


def add_metric(options: Namespace) -> int:
    """A new metric, kept by me and for me unless said otherwise."""
    context = Context(options)
    objective = context.objective(options.objective) if options.objective else None
    space = objective.space if objective else context.space
    okrs = context.home.okrs_of(space)
    step = steps.add_metric(
        okrs,
        context.author(space),
        options.name,
        whose=Whose(unit=unit_named(okrs, options.unit).id) if options.unit else None,
        keeper=person_named(okrs, options.keeper).id if options.keeper else None,
        unit=options.measured_in,
        limits=_limits(context, Limits(), options),
        objective=objective.id if objective else None,
    )
    context.home.perform(step)
    return _say_added(context, context.home.okrs.find(HealthMetric, step.added[0]))


def _say_added(context: Context, metric: HealthMetric) -> int:
    told = told_in(context)
    kept = f"kept by {context.home.okrs.person_name(metric.keeper) or 'nobody'}"
    what = f"{safe(metric.name)} ({limits_told(metric.limits)}; {safe(kept)})"
    context.say(
        f"{told.tags[metric.id]}  added to {safe(told.spaces[metric.space])}: {what}",
        metric_facts(told, _row(context, metric)),
    )
    context.tidy()
    return 0


def read(options: Namespace) -> int:
    """A reading: a value, or a colour by hand."""
    context = Context(options)
    metric = _metric(context, options.id)
    okrs, author = context.home.okrs_of(metric.space), context.author(metric.space)
    value, light = _read(context, metric, options.value)
    on = day_for(okrs, metric, options.on, author.today) if options.on else None
    context.home.perform(
        steps.read_metric(okrs, author, metric, value=value, light=light, note=options.note, on=on)
    )
    told, row = told_in(context), _row(context, metric)
    context.say(metric_line(told, row).strip(), metric_facts(told, row))
    context.tidy()
    return 0


def edit_metric(options: Namespace) -> int:
    """Other fields, other limits; together they are one step."""
    context = Context(options)
    metric = _metric(context, options.id)
    okrs, author = context.home.okrs_of(metric.space), context.author(metric.space)
    values = fields_typed(context, metric, options, METRIC_FIELDS)
    if options.measured_in is not None:
        values["unit"] = options.measured_in.strip() or None
    taken = [edit_step(context.home.okrs, author, metric, **values)] if values else []
    if (options.green, options.amber, options.direction) != (None, None, None):
        limits = _limits(context, metric.limits or Limits(), options)
        taken.append(steps.change_limits(okrs, author, metric, limits))
    if not taken:
        raise BadInputError(
            f"say what to change: --{', --'.join((*METRIC_FIELDS, 'in', 'green', 'amber', 'direction'))}"
        )
    return _perform(context, metric, _as_one(metric, taken))


def _as_one(metric: HealthMetric, taken: Sequence[Step]) -> Step:
    changed = [c.field for step in taken for c in step.changes if isinstance(c, Change)]
    names = ", ".join(field.replace("_", " ") for field in changed)
    return together(taken, f"edited “{metric.name}”: {names}")


def retire_metric(options: Namespace) -> int:
    """A metric is no longer watched; its readings stay."""
    context = Context(options)
    metric = _metric(context, options.id)
    okrs, author = context.home.okrs_of(metric.space), context.author(metric.space)
    return _perform(context, metric, steps.retire(okrs, author, metric))


def _perform(context: Context, metric: HealthMetric, step: Step) -> int:
    return context.perform(step, safe(step.title), id=public_id(metric))


def _metric(context: Context, word: str) -> HealthMetric:
    record = context.found(word, HealthMetric)
    assert isinstance(record, HealthMetric)
    return record


def _row(context: Context, metric: HealthMetric) -> MetricRow:
    """The metric as this week shows it now."""
    okrs = context.home.okrs_of(metric.space)
    week = week_of(context.author(metric.space).today, start_of(okrs, metric.space))
    return metric_row(okrs, okrs.find(HealthMetric, metric.id), recent_weeks(week))


def _read(context: Context, metric: HealthMetric, text: str) -> tuple[Decimal | None, Light | None]:
    """A number or a colour; `+=3` counts from the last value."""
    word = text.strip().casefold()
    if (light := next((each for each in _LIGHTS if each == word), None)) is not None:
        return None, light
    readings = readings_by_week(context.home.okrs_of(metric.space), metric)
    last = readings[max(readings)].value if readings else None
    comma = context.settings.decimal_comma
    return parse_number(text, last=last, decimal_comma=comma, unit=metric.unit), None


def _limits(context: Context, before: Limits, options: Namespace) -> Limits | None:
    """The limits with what the options change; without any left it is rated by hand."""
    comma = context.settings.decimal_comma

    def number(text: str | None, known: Decimal | None) -> Decimal | None:
        if text is None:
            return known
        return parse_number(text, decimal_comma=comma) if text else None

    green, amber = number(options.green, before.green), number(options.amber, before.amber)
    if green is None and amber is None and options.direction is None:
        return None
    return Limits(green, amber, options.direction or before.direction)
