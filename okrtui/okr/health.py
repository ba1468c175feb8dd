"""Health metrics: the reading of a week, green, amber or red, and the recent line (quadrant 4)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from okrtui.okr.belonging import Belongs, belonging
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.limits_typed import is_up
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import HealthMetric, HealthReading, Light, Limits, Objective
from okrtui.okr.rhythm import start_of
from okrtui.okr.scope import Scope

RECENT = 8
"""How many weeks the recent line shows."""


class WeekReading(Struct, frozen=True):
    """One week of a metric: its reading, None where there is none, and its colour by the limits of now."""

    week: Week
    reading: HealthReading | None = None
    light: Light | None = None


class MetricRow(Struct, frozen=True):
    """A metric on the board: what was read last up to the week, and the weeks before."""

    metric: HealthMetric
    reading: HealthReading | None = None
    light: Light | None = None
    is_read: bool = False
    """Whether the reading is of the week shown."""
    recent: tuple[WeekReading, ...] = ()


def recent_weeks(week: Week, amount: int = RECENT) -> tuple[Week, ...]:
    """So many weeks that end in one."""
    return tuple(week.shifted(back - amount + 1) for back in range(amount))


def health_of(okrs: Okrs, scope: Scope, me: Collection[str], weeks: Sequence[Week]) -> tuple[MetricRow, ...]:
    """The metrics of a scope that are not retired, as the last of these weeks shows them, in their order."""
    belongs = belonging(okrs, scope, me)
    kept = [m for m in okrs.health_metrics.values() if not m.retired and _belongs(okrs, belongs, m)]
    return tuple(metric_row(okrs, metric, weeks) for metric in sorted(kept, key=_place))


def _belongs(okrs: Okrs, belongs: Belongs, metric: HealthMetric) -> bool:
    objective = okrs.objectives.get(metric.objective or "")
    is_nobodys = metric.for_.unit is None and metric.for_.person is None
    whose = objective.for_ if is_nobodys and isinstance(objective, Objective) else metric.for_
    return belongs(whose, metric.keeper)


def _place(metric: HealthMetric) -> tuple[str, str, str]:
    return (metric.order[1] if metric.order else "~", metric.name.casefold(), metric.id)


def metric_row(okrs: Okrs, metric: HealthMetric, weeks: Sequence[Week]) -> MetricRow:
    """One metric, as the last of these weeks shows it."""
    by_week = readings_by_week(okrs, metric)
    known = [week for week in by_week if week <= weeks[-1]]
    reading = by_week[max(known)] if known else None
    return MetricRow(
        metric=metric,
        reading=reading,
        light=light(metric, reading),
        is_read=weeks[-1] in by_week,
        recent=tuple(WeekReading(w, r := by_week.get(w), light(metric, r)) for w in weeks),
    )


def beside(okrs: Okrs, objective: str, weeks: Sequence[Week]) -> tuple[MetricRow, ...]:
    """The metrics that are watched beside an objective, as the last of these weeks shows them."""
    return tuple(metric_row(okrs, metric, weeks) for metric in okrs.metrics_of.get(objective, ()))


def by_objective(
    okrs: Okrs, rows: Iterable[MetricRow]
) -> list[tuple[Objective | None, tuple[MetricRow, ...]]]:
    """Metrics with the objective they are watched beside, those beside none first; each group in its order.

    An objective in the trash stands for none.
    """
    groups: dict[str, list[MetricRow]] = {"": []}
    for row in rows:
        known = row.metric.objective if row.metric.objective in okrs.objectives else ""
        groups.setdefault(known or "", []).append(row)
    return [(okrs.objectives.get(id_), tuple(group)) for id_, group in groups.items() if group]


def readings_by_week(okrs: Okrs, metric: HealthMetric) -> dict[Week, HealthReading]:
    """The reading of each week that has one: of several the latest day, of one day the one recorded last."""
    start = start_of(okrs, metric.space)
    dated = [(r.on, r) for r in okrs.health_readings.get(metric.id, ()) if r.on is not None]
    return {week_of(on, start): reading for on, reading in sorted(dated, key=lambda pair: pair[0])}


def light(metric: HealthMetric, reading: HealthReading | None) -> Light | None:
    """The colour of a reading: as rated by hand, else by the metric's limits; None where neither says."""
    if reading is None or reading.status is not None:
        return reading.status if reading else None
    return by_limits(metric.limits, reading.value)


def by_limits(limits: Limits | None, value: Decimal | None) -> Light | None:
    """The colour of a value: green from the green limit on, amber from the amber one on, else red.

    Without a direction the limits tell it: green above amber means more is better. With a green limit
    alone there is no amber; None where the limits or the value cannot be compared.
    """
    if limits is None or not _is_number(limits.green) or not _is_number(value):
        return None
    assert limits.green is not None
    assert value is not None
    if _reaches(value, limits.green, more := is_up(limits)):
        return "green"
    return "amber" if limits.amber is not None and _reaches(value, limits.amber, more) else "red"


def _is_number(number: Decimal | None) -> bool:
    return number is not None and number.is_finite()


def _reaches(value: Decimal, limit: Decimal, is_more_better: bool) -> bool:
    if not limit.is_finite():
        return False
    return value >= limit if is_more_better else value <= limit


def to_read(okrs: Okrs, me: Collection[str], today: date) -> tuple[HealthMetric, ...]:
    """The metrics I keep that have no reading of this week yet, in their order: the end of a weekly run."""
    kept = sorted((m for m in okrs.health_metrics.values() if m.keeper in me and not m.retired), key=_place)
    return tuple(m for m in kept if week_of(today, start_of(okrs, m.space)) not in readings_by_week(okrs, m))
