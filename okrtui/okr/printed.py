"""What a command printed → a value of the measure it measures (command-line.md, "KRs measured by a command").

A wrong number that is recorded quietly is worse than none: what is not plainly a number is refused, and nothing
else is looked for in its place.
"""

import re
from decimal import Decimal
from typing import assert_never

from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import Value
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import Measure
from okrtui.okr.text import cut, narrow, safe
from okrtui.okr.values_typed import parse_value

_STEERING = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b.?")
"""Colours, titles and whatever else programs write for a terminal."""
_NUMBER = re.compile(r"[+-]?(?:\d+(?:_\d+)*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_LIKE_A_NUMBER = re.compile(r"[+-]?(?:\.?\d|nan\b|inf(?:inity)?\b)", re.ASCII | re.IGNORECASE)
_NAME = re.compile(r"[^\d\s=:.+-][^=:]*[=:]")
"""`total=`, `"total":` before a number."""
_BEFORE, _BEHIND = "([{<\"'`", ")]}>\"'`,;:!?."
_ANSWERS = {"true": "y", "false": "n"}


def read_printed(measure: Measure, output: str) -> Value:
    """The value that stands last in what was printed; BadInputError, in a sentence, where there is none.

    Numbers: the last one, with digits, a sign, a point, `1_200` or `1e3`; the measure's unit and `%` may stand
    beside it. Yes and no: the last word, as it is typed, or `true` and `false`. Milestones: the last line is the
    steps now done, as they are typed: `1,2`, or `none`.
    """
    text = _STEERING.sub("", output)
    match measure.kind:
        case "reach" | "at_least" | "at_most":
            return _last_number(narrow(text), narrow(measure.unit or "").strip())
        case "yes_no":
            return _last_answer(measure, text)
        case "milestones":
            return _last_steps(measure, text)
        case _:
            assert_never(measure.kind)


def _last_number(text: str, unit: str) -> Decimal:
    for word in reversed(_without_unit(text.strip(), unit).split()):
        bare = _bare(word, unit)
        if _NUMBER.fullmatch(bare):
            return parse_number(format(Decimal(bare), "f"))
        if _LIKE_A_NUMBER.match(bare):
            raise BadInputError(
                f"it printed “{_told(word)}” last, which is no plain number such as 1200 or 99.95"
            )
    raise BadInputError("it printed no number")


def _bare(word: str, unit: str) -> str:
    """The word without what stands around a number."""
    inner = word.lstrip(_BEFORE).rstrip(_BEHIND)
    if name := _NAME.match(inner):
        inner = inner[name.end() :].lstrip(_BEFORE)
    return _without_unit(inner, unit).removesuffix("%")


def _without_unit(text: str, unit: str) -> str:
    if not unit or text == unit:
        return text
    if not unit[0].isdigit() and text.endswith(unit):
        return text.removesuffix(unit).rstrip()
    return text if unit[-1].isdigit() else text.removeprefix(unit).lstrip()


def _last_answer(measure: Measure, text: str) -> Value:
    word = (text.split() or [""])[-1].strip(_BEFORE + _BEHIND)
    try:
        return parse_value(measure, _ANSWERS.get(word.casefold(), word))
    except BadInputError:
        raise BadInputError(
            f"it printed “{_told(word)}” last: print yes or no, 1 or 0, true or false"
        ) from None


def _last_steps(measure: Measure, text: str) -> Value:
    line = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
    if line[:1] in ("+", "-"):
        raise BadInputError(
            f"it printed “{_told(line)}” last: print all steps now done, such as 1,2, or none"
        )
    try:
        return parse_value(measure, line)
    except BadInputError as error:
        raise BadInputError(f"it printed “{_told(line)}” last: {error}") from None


def _told(text: str) -> str:
    return cut(safe(text), 40)
