"""A reading of a health metric in words."""

from decimal import Decimal

from okrtui.okr.health import by_limits
from okrtui.okr.numbers import number_text
from okrtui.okr.records import HealthMetric, Light


def read_text(metric: HealthMetric, value: Decimal | None, light: Light | None) -> str:
    """What was read: `31 h · amber`, `green`; a value's colour is the one by the limits unless given."""
    number = "" if value is None else number_text(value)
    unit = f" {metric.unit}" if number and metric.unit else ""
    shown = light or by_limits(metric.limits, value) or ""
    return " · ".join(filter(None, (f"{number}{unit}", shown)))
