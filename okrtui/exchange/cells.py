"""One cell of text → one value of the method; BadCellError names the column it stands in."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from okrtui.exchange.csv_columns import STEPS_BY, Row, fold
from okrtui.exchange.soundness import BadCellError, require_plain, require_usable
from okrtui.okr.calendar import FIRST_YEAR, LAST_YEAR
from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import Value
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import Commitment, Measure, MeasureKind, Milestone, Origin
from okrtui.okr.steps.key_results import require_weight
from okrtui.okr.steps.rules import require_length
from okrtui.okr.text import cut
from okrtui.okr.values_typed import parse_value

T = TypeVar("T")
NO_STEPS = "none"

_KINDS: dict[str, MeasureKind] = {
    "reach": "reach", "number": "reach", "numeric": "reach", "metric": "reach", "percent": "reach",
    "percentage": "reach", "atleast": "at_least", ">=": "at_least", "≥": "at_least", "min": "at_least",
    "atmost": "at_most", "<=": "at_most", "≤": "at_most", "max": "at_most", "milestones": "milestones",
    "milestone": "milestones", "steps": "milestones", "yesno": "yes_no", "yes/no": "yes_no",
    "boolean": "yes_no", "binary": "yes_no",
}  # fmt: skip
_SIGN = re.compile(r"(≥|>=|at\s+least|≤|<=|at\s+most)\s*", re.IGNORECASE)
_ORIGINS: dict[str, Origin] = {
    "bottomup": "bottom_up", "topdown": "top_down"
}  # fmt: skip
_COMMITMENTS: dict[str, Commitment] = {
    "aspirational": "aspirational", "stretch": "aspirational", "moonshot": "aspirational",
    "committed": "committed", "commitment": "committed", "roofshot": "committed",
}  # fmt: skip
_TRUE = frozenset({"true", "x", "✓", "✔", "1.0", "100", "100%", "100 %", "100.0"})
_FALSE = frozenset({"false", "0.0", "0%", "0 %"})
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d\d:\d\d.*)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_PLAIN_NUMBER = re.compile(r"-?(?!0+(?:\.0*)?$)\d{1,15}(?:\.\d{1,10})?", re.ASCII)
"""The usual spelling, which needs no closer look; zero is read the long way, as it has no sign."""
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


class Numbers:
    """Reads numbers the way a file writes them: with a point, or with a comma."""

    def __init__(self, *, decimal_comma: bool = False) -> None:
        self._comma = decimal_comma

    def number(self, text: str, unit: str | None = None) -> Decimal:
        """The number with its digits kept; a `%` sign and the unit may follow it."""
        if not self._comma and _PLAIN_NUMBER.fullmatch(text):
            return Decimal(text)
        if text[:1] == "+" and text[1:2] != "=":
            text = text[1:]
        return parse_number(text, decimal_comma=self._comma, unit=unit)

    def score(self, text: str) -> Decimal:
        """0 to 1, also in percent."""
        number = self.number(text)
        score = number.scaleb(-2) if text.rstrip().endswith("%") else number
        if not 0 <= score <= 1:
            raise BadInputError(f"“{cut(text, 40)}” is not a score: use 0.00 to 1.00")
        return score

    def weight(self, text: str) -> Decimal:
        """A number above 0."""
        weight = self.number(text)
        require_weight(weight)
        return weight

    # -- measures

    def measure(self, row: Row, known: Measure | None = None) -> Measure | None:
        """The measure a row states; what it leaves empty stays as it is known. None when it states none."""
        said = [row.get(column) for column in ("measure", "start", "target", "unit_of_measure")]
        if not any(said):
            return None
        kind = self._kind(row, known)
        if known is not None and known.kind != kind:
            known = None
        target = row.get("target")
        if kind != "milestones":
            target = _SIGN.sub("", target, count=1).strip()
        unit = row.get("unit_of_measure") or (known.unit if known else None)
        is_share = target.endswith("%") or fold(row.get("measure")).startswith("percent")
        if unit is None and is_share and kind != "milestones":
            unit = "%"
        read(row, "unit_of_measure", title)
        before = known or Measure(kind)
        if kind == "milestones":
            measure = Measure(kind, unit=unit, steps=_steps(target, before.steps))
        elif kind == "yes_no":
            measure = Measure(kind, unit=unit)
        else:
            start = read(row, "start", lambda text: self.number(text, unit))
            end = read(Row(row.line, {"target": target}), "target", lambda text: self.number(text, unit))
            measure = Measure(
                kind,
                start=before.start if start is None else start,
                target=before.target if end is None else end,
                unit=unit,
            )
        require_usable(measure)
        return measure

    def _kind(self, row: Row, known: Measure | None) -> MeasureKind:
        if (told := read(row, "measure", measure_kind)) is not None:
            return told
        target = row.get("target")
        if sign := _SIGN.match(target):
            return "at_least" if sign[1][0] in "≥>" or sign[1].casefold().endswith("least") else "at_most"
        if STEPS_BY.strip() in target:
            return "milestones"
        if known is not None:
            return known.kind
        return "reach" if target or row.get("start") else "yes_no"

    # -- values

    def value(self, measure: Measure, text: str) -> Value:
        """A number, yes or no, or the names of the steps done, for this measure."""
        match measure.kind:
            case "milestones":
                return _steps_done(measure, text)
            case "yes_no":
                folded = fold(text)
                plain = "y" if folded in _TRUE else "n" if folded in _FALSE else text
                return parse_value(measure, plain)
            case _:
                if text.endswith("%") and measure.unit and "%" not in measure.unit:
                    raise BadInputError(
                        f"“{cut(text, 40)}” is a share, but the measure counts {cut(measure.unit, 20)}"
                    )
                return self.number(text, measure.unit)


def whole(measure: Measure) -> Value | None:
    """The value of a key result that is ticked off: its target, all its steps, yes."""
    match measure.kind:
        case "milestones":
            return tuple(step.id for step in measure.steps)
        case "yes_no":
            return Decimal(1)
        case _:
            return measure.target


def step_cell(name: str) -> str:
    """A step's name as it stands in a cell, where `|` separates steps."""
    return name.replace("|", "¦")


def _names(text: str) -> list[str]:
    return [name for part in text.split(STEPS_BY.strip()) if (name := part.strip())]


def _steps(text: str, known: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    """The steps with these names; those known keep their ids and dates."""
    if not text:
        return known
    by_name = {fold(step_cell(step.name)): step for step in known}
    taken = {step.id for step in known}
    free = (str(number) for number in range(1, 10_000) if str(number) not in taken)
    names = [title(name) for name in _names(text)]
    return tuple(by_name.get(fold(name)) or Milestone(next(free), name) for name in names)


def _steps_done(measure: Measure, text: str) -> Value:
    by_name = {fold(step_cell(step.name)): step.id for step in measure.steps}
    if fold(text) == NO_STEPS and NO_STEPS not in by_name:
        return ()
    done = set()
    for name in _names(text):
        if fold(name) not in by_name:
            listed = STEPS_BY.join(cut(step.name, 20) for step in measure.steps)
            raise BadInputError(f"there is no step “{cut(name, 40)}”: the steps are {listed}")
        done.add(by_name[fold(name)])
    return tuple(step.id for step in measure.steps if step.id in done)


def spelled(value: Value | None) -> str:
    """A value as it takes part in a match key: the same for 3.8 and 3.80."""
    match value:
        case None:
            return ""
        case tuple():
            return STEPS_BY.join(sorted(value))
        case _ if not value:
            return "0"
        case _:
            digits = format(value, "f")
            return digits.rstrip("0").rstrip(".") if "." in digits else digits


def same(one: Value | None, other: Value | None) -> bool:
    """Whether two values say the same."""
    return spelled(one) == spelled(other)


def plain_number(number: Decimal | None) -> str:
    """A number for a cell, empty for none and for what nobody can have typed."""
    if number is None:
        return ""
    try:
        require_plain(number)
    except BadInputError:
        return ""
    return format(number, "f")
