"""What every way in asks of a record: texts that say something, numbers and measures that can be used."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct

from okrtui.okr.calendar import Week
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Grade, Measure, Record
from okrtui.okr.scores import LARGEST_ADJUSTMENT
from okrtui.okr.steps.key_results import require_weight
from okrtui.okr.steps.rules import require_confidence, require_length, require_text

MOST_DIGITS = 30
MOST_STEPS = 20

_NAMED_BY = {
    "person": "name", "unit": "name", "cycle": "name", "health_metric": "name", "objective": "title",
    "key_result": "title", "idea": "title", "priority": "text", "outlook": "text", "win": "text",
    "comment": "text",
}  # fmt: skip
_BELONGS_TO = {
    "key_result": "objective", "check_in": "key_result", "target_change": "key_result",
    "health_reading": "metric", "review": "cycle",
}  # fmt: skip


class BadCellError(BadInputError):
    """One field that cannot be taken; `column` is its name."""

    def __init__(self, column: str, reason: str) -> None:
        self.column = column
        super().__init__(reason)


def require_sound(record: Record) -> None:
    """BadCellError, naming the field, unless the record can be worked with."""
    for name, field in zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True):
        value = getattr(record, field)
        if value is not None and value != ():
            _require_field(record.KIND, name, value)
    named_by = _NAMED_BY.get(record.KIND)
    if named_by is not None and not getattr(record, named_by).strip():
        raise BadCellError(named_by, "is empty")
    belongs_to = _BELONGS_TO.get(record.KIND)
    if belongs_to is not None and getattr(record, belongs_to) is None:
        raise BadCellError(belongs_to, "is missing")


def _require_field(kind: str, name: str, value: Any) -> None:
    try:
        for part in _parts(value):
            if isinstance(part, str):
                require_length(part, "the text")
            elif isinstance(part, Decimal):
                require_plain(part)
        _require_meaning(kind, name, value)
    except BadCellError:
        raise
    except BadInputError as error:
        raise BadCellError(name, str(error)) from error


def _require_meaning(kind: str, name: str, value: Any) -> None:
    match name, value:
        case "confidence", int():
            require_confidence(value)
        case "weight", Decimal():
            require_weight(value)
        case "week", str():
            Week.parse(value)
        case "measure", Measure():
            require_usable(value)
        case "grade", Grade():
            _require_grade(value)
        case "span", _ if value.start and value.end and value.start > value.end:
            raise BadInputError(f"it ends on {value.end}, before it starts on {value.start}")


def _parts(value: Any) -> Iterator[Any]:
    match value:
        case Struct():
            for name in value.__struct_fields__:
                yield from _parts(getattr(value, name))
        case tuple():
            for item in value:
                yield from _parts(item)
        case _:
            yield value


def require_plain(number: Decimal) -> None:
    """BadInputError unless it is a finite number of at most 30 digits, none hidden in an exponent."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise BadInputError(f"{number} is not a number: type digits, such as 99.95")
    if max(number.adjusted() + 1, 1) + max(-exponent, 0) > MOST_DIGITS:
        raise BadInputError(f"that number is too long: use at most {MOST_DIGITS} digits")


def require_usable(measure: Measure) -> None:
    """BadInputError unless the measure has what its kind needs; start = target is taken (K5 tells it)."""
    match measure.kind:
        case "reach" if measure.start is None or measure.target is None:
            missing = "start" if measure.start is None else "target"
            raise BadCellError(missing, "is missing: a number to reach needs a start and a target")
        case "at_least" | "at_most" if measure.target is None:
            most = "least" if measure.kind == "at_least" else "most"
            raise BadCellError("target", f"is missing: type the number it must be at {most}")
        case "milestones":
            _require_steps(measure)


def _require_steps(measure: Measure) -> None:
    if not 2 <= len(measure.steps) <= MOST_STEPS:
        raise BadCellError("target", f"milestones need 2 to {MOST_STEPS} steps, not {len(measure.steps)}")
    ids, names = [s.id for s in measure.steps], [s.name.strip().casefold() for s in measure.steps]
    if not all(ids) or not all(names):
        raise BadCellError("target", "a step has no name or no id")
    if len(set(ids)) < len(ids) or len(set(names)) < len(names):
        raise BadCellError("target", "two steps are called the same: give each its own name")


def _require_grade(grade: Grade) -> None:
    if grade.score is not None and not 0 <= grade.score <= 1:
        raise BadInputError(f"{grade.score} is not a score: use 0.00 to 1.00")
    if grade.adjustment is not None and abs(grade.adjustment) > LARGEST_ADJUSTMENT:
        raise BadInputError(
            f"{grade.adjustment} is too large an adjustment: {LARGEST_ADJUSTMENT} is the most"
        )


def require_title(text: str) -> str:
    """The text without surrounding space; BadInputError when nothing is left or it is too long."""
    return require_text(text, "the title")
