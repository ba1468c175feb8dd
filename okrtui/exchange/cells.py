"""One cell of text → one value of the method; BadCellError names the column it stands in."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from okrtui.exchange.csv_columns import Row
from okrtui.exchange.soundness import BadCellError
from okrtui.okr.calendar import FIRST_YEAR, LAST_YEAR
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Commitment, MeasureKind, Origin
from okrtui.okr.steps.rules import require_length
from okrtui.okr.text import cut

T = TypeVar("T")

_KINDS: dict[str, MeasureKind] = {
    "reach": "reach", "number": "reach", "numeric": "reach", "metric": "reach", "percent": "reach",
    "percentage": "reach", "atleast": "at_least", ">=": "at_least", "≥": "at_least", "min": "at_least",
    "atmost": "at_most", "<=": "at_most", "≤": "at_most", "max": "at_most", "milestones": "milestones",
    "milestone": "milestones", "steps": "milestones", "yesno": "yes_no", "yes/no": "yes_no",
    "boolean": "yes_no", "binary": "yes_no",
}  # fmt: skip
_ORIGINS: dict[str, Origin] = {
    "bottomup": "bottom_up", "topdown": "top_down"
}  # fmt: skip
_COMMITMENTS: dict[str, Commitment] = {
    "aspirational": "aspirational", "stretch": "aspirational", "moonshot": "aspirational",
    "committed": "committed", "commitment": "committed", "roofshot": "committed",
}  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d\d:\d\d.*)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_CONFIDENCE = re.compile(r"(\d{1,3})(?:\.0+)?\s*(?:/\s*10)?", re.ASCII)


def read(row: Row, column: str, parse: Callable[[str], T]) -> T | None:
    """What a cell says, None when it is empty."""
    text = row.cells.get(column)
    if not text:
        return None
    try:
        return parse(text)
    except BadCellError:
        raise
    except BadInputError as error:
        raise BadCellError(column, str(error)) from error


def word_of(words: dict[str, T], what: str) -> Callable[[str], T]:
    """A parser of a few words, without regard to case, spaces and dashes."""

    def parse(text: str) -> T:
        found = words.get(re.sub(r"[\s_\-]+", "", text.casefold()))
        if found is None:
            raise BadInputError(f"“{cut(text, 40)}” is not {what}")
        return found

    return parse


origin = word_of(_ORIGINS, "an origin: use bottom-up or top-down")
commitment = word_of(_COMMITMENTS, "a kind of objective: use aspirational or committed")
measure_kind = word_of(_KINDS, "a measure: use reach, at_least, at_most, milestones or yes_no")


def title(text: str) -> str:
    """A title or name that is not too long."""
    return require_length(text, "the text")


def day(text: str) -> date:
    """A whole date, year first (or `20.11.2026`): never one counted from today."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, number = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        number, month, year = found.groups()
    else:
        raise BadInputError(f"“{cut(text, 40)}” is not a date: use year, month and day, such as 2026-11-20")
    try:
        read_day = date(int(year), int(month), int(number))
    except ValueError as error:
        raise BadInputError(f"“{cut(text, 40)}” is not in the calendar") from error
    if not FIRST_YEAR <= read_day.year <= LAST_YEAR:
        raise BadInputError(f"“{cut(text, 40)}” lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return read_day


def confidence(text: str) -> int:
    """0 to 10, also as `7/10`."""
    found = _CONFIDENCE.fullmatch(text)
    if found is None or int(found[1]) > 10:
        raise BadInputError(f"“{cut(text, 40)}” is not a confidence: use 0 to 10")
    return int(found[1])
