"""What somebody typed for a key result → a value of its measure (screens.md, "A value by measure")."""

import re
from decimal import Decimal
from typing import assert_never

from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import Value
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import Measure
from okrtui.okr.text import cut, narrow

_YES, _NO = Decimal(1), Decimal(0)
_ANSWERS = dict.fromkeys(("y", "yes", "1", "是", "done"), _YES) | dict.fromkeys(("n", "no", "0", "否"), _NO)


def parse_value(
    measure: Measure, text: str, *, last: Value | None = None, decimal_comma: bool = False
) -> Value:
    """The value somebody typed for this measure; `last` is the one before, where there is one.

    A number; `y` or `n`; or the milestones done by their place: `2,3`, `+4 -1` against the last, `none`.
    BadInputError, in a sentence that says what to type, for anything else.
    """
    match measure.kind:
        case "reach" | "at_least" | "at_most":
            number = last if isinstance(last, Decimal) else None
            return parse_number(text, last=number, decimal_comma=decimal_comma, unit=measure.unit)
        case "yes_no":
            return _parse_answer(text)
        case "milestones":
            return _parse_steps(measure, text, last if isinstance(last, tuple) else ())
        case _:
            assert_never(measure.kind)


def _parse_answer(text: str) -> Decimal:
    answer = _ANSWERS.get(narrow(text).strip().casefold())
    if answer is None:
        raise BadInputError(f"“{cut(text, 40)}” is neither yes nor no: type y or n")
    return answer


def _parse_steps(measure: Measure, text: str, last: tuple[str, ...]) -> tuple[str, ...]:
    words = re.findall(r"[^\s,;、]+", narrow(text).casefold())
    if words == ["none"]:
        return ()
    changes = [word for word in words if word[0] in "+-"]
    if not words or len(changes) not in (0, len(words)):
        raise BadInputError(
            f"type the steps now done, such as 1,2, or +2 -1, or none: {_steps_text(measure)}"
        )
    done = set(last) if changes else set()
    for word in words:
        step = _step_id(measure, word.lstrip("+-"))
        done = done - {step} if word[0] == "-" else done | {step}
    return tuple(step.id for step in measure.steps if step.id in done)


def _step_id(measure: Measure, number: str) -> str:
    places = {str(place): step.id for place, step in enumerate(measure.steps, start=1)}
    if number not in places:
        raise BadInputError(f"there is no step “{cut(number, 20)}”: the steps are {_steps_text(measure)}")
    return places[number]


def _steps_text(measure: Measure) -> str:
    return ", ".join(f"{place} {cut(step.name, 30)}" for place, step in enumerate(measure.steps, start=1))
