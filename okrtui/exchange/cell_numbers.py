"""Cells that hold numbers, measures and values, the way a file writes its numbers."""

import re
from decimal import Decimal

from okrtui.exchange.cell_text import NO_STEPS, step_cell
from okrtui.exchange.cells import measure_kind, read, title
from okrtui.exchange.csv_columns import STEPS_BY, Row, fold
from okrtui.exchange.soundness import require_usable
from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import Value
from okrtui.okr.numbers import parse_number
from okrtui.okr.records import Measure, MeasureKind, Milestone
from okrtui.okr.steps.key_results import require_weight
from okrtui.okr.text import cut
from okrtui.okr.values_typed import parse_value

_SIGN = re.compile(r"(≥|>=|at\s+least|≤|<=|at\s+most)\s*", re.IGNORECASE)
_TRUE = frozenset({"true", "x", "✓", "✔", "1.0", "100", "100%", "100 %", "100.0"})
_FALSE = frozenset({"false", "0.0", "0%", "0 %"})
_PLAIN_NUMBER = re.compile(r"-?(?!0+(?:\.0*)?$)\d{1,15}(?:\.\d{1,10})?", re.ASCII)
"""The usual spelling, which needs no closer look; zero is read the long way, as it has no sign."""


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
        before = known if known is not None and known.kind == kind else Measure(kind)
        target = row.get("target")
        if kind != "milestones":
            target = _SIGN.sub("", target, count=1).strip()
        measure = self._measure(row, target, before, _unit(row, target, before))
        require_usable(measure)
        return measure

    def _measure(self, row: Row, target: str, before: Measure, unit: str | None) -> Measure:
        match before.kind:
            case "milestones":
                return Measure(before.kind, unit=unit, steps=_steps(target, before.steps))
            case "yes_no":
                return Measure(before.kind, unit=unit)
        start = read(row, "start", lambda text: self.number(text, unit))
        end = read(Row(row.line, {"target": target}), "target", lambda text: self.number(text, unit))
        return Measure(
            before.kind,
            start=before.start if start is None else start,
            target=before.target if end is None else end,
            unit=unit,
        )

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


def _unit(row: Row, target: str, before: Measure) -> str | None:
    """What is counted, as the row says it; a share is in percent where nothing else is said."""
    unit = read(row, "unit_of_measure", title) or before.unit
    is_share = target.endswith("%") or fold(row.get("measure")).startswith("percent")
    return "%" if unit is None and is_share and before.kind != "milestones" else unit


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
