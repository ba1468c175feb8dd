"""The five measures: value → progress, and both back to text (method.md, "Measures").

All arithmetic is decimal and exact; a number keeps the digits it was typed with. What arrives from other
copies may be anything a `Measure` can hold: a number that is missing, infinite or absurdly long counts as
absent, so nothing here raises for it.
"""

from decimal import Decimal
from typing import TypeAlias, assert_never

from okrtui.okr.errors import BadInputError
from okrtui.okr.numbers import EXACT, MOST_DIGITS, fits, number_text, several
from okrtui.okr.records import Measure
from okrtui.okr.text import cut

Value: TypeAlias = Decimal | tuple[str, ...]
"""A number (1 and 0 for yes and no), or the ids of the milestones done."""

_NONE, _ALL = Decimal(0), Decimal(1)
_NOT_MET = Decimal("0.99")


def raw(measure: Measure, value: Value | None) -> Decimal:
    """How far the value has come, 1 being all the way; may lie outside 0…1 (method.md, "Measures").

    None is no check-in yet. An `at_least` or `at_most` that is not met never comes beyond 0.99, so that
    no rounding to whole percents or to a score shows it as met. A `reach` from a start that equals its
    target (imported, K5) has no direction: it is reached from the target upwards.
    """
    match measure.kind:
        case "reach":
            return _raw_reach(measure, value)
        case "at_least" | "at_most":
            return _raw_threshold(measure, value)
        case "milestones":
            return EXACT.divide(Decimal(_steps_done(measure, value)), Decimal(len(measure.steps) or 1))
        case "yes_no":
            return _ALL if _is_yes(value) else _NONE
        case _:
            assert_never(measure.kind)


def progress(measure: Measure, value: Value | None) -> Decimal:
    """The progress that rolls up: `raw`, clamped."""
    return clamped(raw(measure, value))


def clamped(raw: Decimal) -> Decimal:
    """What `raw` gives, held within 0…1."""
    return min(max(raw, _NONE), _ALL)


def _raw_reach(measure: Measure, value: Value | None) -> Decimal:
    start, target, number = _usable(measure.start), _usable(measure.target), _usable(value)
    if start is None or target is None or number is None:
        return _NONE
    if start == target:
        return _ALL if number >= target else _NONE
    return _share_of_way(start, target, number)


def _raw_threshold(measure: Measure, value: Value | None) -> Decimal:
    start, threshold, number = _usable(measure.start), _usable(measure.target), _usable(value)
    number = start if number is None else number
    if threshold is None or number is None:
        return _NONE
    if _meets(measure, number, threshold):
        return _ALL
    if start is None or _meets(measure, start, threshold):
        return _NONE
    return min(_share_of_way(start, threshold, number), _NOT_MET)


def _meets(measure: Measure, number: Decimal, threshold: Decimal) -> bool:
    return number >= threshold if measure.kind == "at_least" else number <= threshold


def _share_of_way(start: Decimal, target: Decimal, number: Decimal) -> Decimal:
    return EXACT.divide(EXACT.subtract(number, start), EXACT.subtract(target, start))


def _steps_done(measure: Measure, value: Value | None) -> int:
    done = frozenset(value) if isinstance(value, tuple) else frozenset()
    return sum(step.id in done for step in measure.steps)


def _is_yes(value: Value | None) -> bool:
    number = _usable(value)
    return number is not None and number >= 1


def _usable(value: Value | None) -> Decimal | None:
    if not isinstance(value, Decimal) or not value.is_finite() or abs(value.adjusted()) > 1000:
        return None
    return value


def require_sound(measure: Measure) -> None:
    """Raise BadInputError, in a sentence, unless a measure typed by hand can be worked with."""
    if any(number is not None and not fits(number) for number in (measure.start, measure.target)):
        raise BadInputError(f"start and target must be plain numbers of at most {MOST_DIGITS} digits")
    match measure.kind:
        case "reach":
            _require_a_way(measure)
        case "at_least" | "at_most":
            _require_a_threshold(measure)
        case "milestones":
            _require_steps(measure)
        case "yes_no":
            pass
        case _:
            assert_never(measure.kind)


def _require_a_way(measure: Measure) -> None:
    if measure.start is None or measure.target is None:
        raise BadInputError("a number to reach needs a start and a target: type both, such as 4 and 20")
    if measure.start == measure.target:
        number = number_text(measure.target)
        raise BadInputError(f"start and target are both {number}: type a target that differs from the start")


def _require_a_threshold(measure: Measure) -> None:
    at_least = measure.kind == "at_least"
    if measure.target is None:
        raise BadInputError(
            f"the threshold is missing: type the number it must be at {'least' if at_least else 'most'}"
        )
    if measure.start is not None and _meets(measure, measure.start, measure.target):
        side = "below" if at_least else "above"
        start, threshold = number_text(measure.start), number_text(measure.target)
        raise BadInputError(
            f"the start {start} is not {side} the threshold {threshold}: type one that is, or none"
        )


def _require_steps(measure: Measure) -> None:
    names = [step.name.strip().casefold() for step in measure.steps]
    if not 2 <= len(names) <= 20:
        raise BadInputError(f"milestones need 2 to 20 steps, not {len(names)}: add or join some")
    twice = next(
        (step.name for step, name in zip(measure.steps, names, strict=True) if names.count(name) > 1), None
    )
    if twice is not None:
        raise BadInputError(f"two steps are called “{cut(twice, 40)}”: give each its own name")


def is_unusual(measure: Measure, value: Value) -> bool:
    """Whether a number lies further outside start…target than their distance: ask once more for it."""
    start, target, number = _usable(measure.start), _usable(measure.target), _usable(value)
    if measure.kind in ("milestones", "yes_no") or start is None or target is None or number is None:
        return False
    low, high = sorted((start, target))
    outside = max(EXACT.subtract(low, number), EXACT.subtract(number, high))
    return outside > EXACT.subtract(high, low) > 0


def value_text(measure: Measure, value: Value | None) -> str:
    """The value for people, with its unit: `8.5 %`, `2/5`, `yes`; `–` when there is none."""
    match value:
        case None:
            return "–"
        case tuple():
            return f"{_steps_done(measure, value)}/{len(measure.steps)}"
        case Decimal() if measure.kind == "yes_no":
            return "yes" if _is_yes(value) else "no"
        case _:
            return _with_unit(number_text(value), measure)


def measure_text(measure: Measure) -> str:
    """The measure for people: `4 → 20 deploys`, `≥ 99.95 %`, `≤ 5 %`, `5 steps`, `yes/no`."""
    start, target = ("?" if end is None else number_text(end) for end in (measure.start, measure.target))
    match measure.kind:
        case "reach":
            return _with_unit(f"{start} → {target}", measure)
        case "at_least":
            return _with_unit(f"≥ {target}", measure)
        case "at_most":
            return _with_unit(f"≤ {target}", measure)
        case "milestones":
            return several(len(measure.steps), "step")
        case "yes_no":
            return "yes/no"
        case _:
            assert_never(measure.kind)


def _with_unit(text: str, measure: Measure) -> str:
    return f"{text} {measure.unit}" if measure.unit else text
