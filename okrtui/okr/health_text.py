"""Health metrics in words: where they are green, and what was read."""

from decimal import Decimal

from okrtui.okr.health import by_limits, more_is_better
from okrtui.okr.numbers import number_text
from okrtui.okr.records import HealthMetric, Light


def limits_text(metric: HealthMetric) -> str:
    """`green from 4 up · amber from 3 · else red`; without limits how it is rated instead."""
    limits = metric.limits
    if limits is None or limits.green is None:
        return f"counted in {metric.unit}, no limits" if metric.unit else "rated by hand"
    way = "from {} up" if more_is_better(limits) else "up to {}"
    parts = [f"green {way.format(number_text(limits.green))}"]
    if limits.amber is not None:
        parts.append(f"amber {way.format(number_text(limits.amber)).removesuffix(' up')}")
    return " · ".join([*parts, "else red"])


def metric_value_text(metric: HealthMetric, value: Decimal) -> str:
    """The value with the metric's unit: `31 h`."""
    return f"{number_text(value)} {metric.unit}" if metric.unit else number_text(value)


def read_text(metric: HealthMetric, value: Decimal | None, light: Light | None) -> str:
    """What was read: `31 h · amber`, `green`; a value's colour is the one by the limits unless given."""
    shown = light or by_limits(metric.limits, value)
    parts = [metric_value_text(metric, value)] if value is not None else []
    return " · ".join([*parts, *([shown] if shown else [])])
