"""What somebody typed for a health metric → a value, a colour, or both: `4.2`, `a`, `4.2 red`."""

from decimal import Decimal
from typing import NamedTuple

from okrtui.okr.errors import BadInputError
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import HealthMetric, HealthReading, Light
from okrtui.okr.text import cut, narrow

_WORDS: dict[Light, tuple[str, ...]] = {
    "green": ("g", "green", "绿", "绿色"),
    "amber": ("a", "amber", "黄", "黄色"),
    "red": ("r", "red", "红", "红色"),
}
_LIGHTS = {word: light for light, words in _WORDS.items() for word in words}
LETTERS = "g, a or r"
COLOURS = f"{LETTERS} for green, amber or red"
BRIEFLY = ("g green", "a amber", "r red")


class TypedReading(NamedTuple):
    """A value, a colour by hand, or both."""

    value: Decimal | None = None
    light: Light | None = None


def takes_number(metric: HealthMetric, last: HealthReading | None = None) -> bool:
    """Whether a metric is read as a number: it has limits or a unit, or was read so before."""
    has_limits = metric.limits is not None and metric.limits.green is not None
    return has_limits or bool(metric.unit) or (last is not None and last.value is not None)


def what_to_type(metric: HealthMetric, last: HealthReading | None = None) -> str:
    """What a reading of the metric looks like."""
    return f"a number, or {COLOURS}" if takes_number(metric, last) else COLOURS


def parse_reading(
    metric: HealthMetric, text: str, *, last: HealthReading | None = None, decimal_comma: bool = False
) -> TypedReading:
    """What somebody typed for this metric; `last` is the reading before, where there is one.

    A colour goes before the limits. BadInputError, in a sentence that says what to type, for anything else.
    """
    typed = narrow(text).strip()
    if not typed:
        raise BadInputError(f"nothing was typed: {what_to_type(metric, last)}")
    light = _LIGHTS.get(typed.casefold())
    if light is not None:
        return TypedReading(light=light)
    if not takes_number(metric, last):
        raise BadInputError(f"“{cut(text.strip(), 40)}” is no colour: type {LETTERS}")
    number, light = _with_light(metric, typed)
    if not any(character.isdecimal() for character in number):
        raise BadInputError(f"“{cut(text.strip(), 40)}” is neither: a number, or {LETTERS}")
    before = last.value if last is not None else None
    value = parse_number(number, last=before, decimal_comma=decimal_comma, unit=metric.unit)
    return TypedReading(value, light)


def _with_light(metric: HealthMetric, typed: str) -> tuple[str, Light | None]:
    """A colour behind a number; where that is the metric's own unit, such as `g`, it is the unit."""
    number, _, last = typed.rpartition(" ")
    light = _LIGHTS.get(last.casefold())
    if not number.strip() or light is None or last == narrow(metric.unit or ""):
        return typed, None
    return number, light
