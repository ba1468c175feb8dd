"""The weeks of a key result as lines: values and confidences as they were given; and parts that flow."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from okrtui.okr.course import is_drawable
from okrtui.okr.evidence import Evidence
from okrtui.okr.measures import Value, value_text
from okrtui.okr.records import KeyResult
from okrtui.okr.text import cut, safe
from okrtui.tui.views.glyphs import Glyphs, curve
from okrtui.tui.views.pieces import Line, Piece, spread, width_of

NAME = 12
"""Cells of the name before a row of numbers."""
INDENT = 2
TOP = 10


def flowed(parts: Sequence[Piece], width: int, between: str = " · ") -> list[Line]:
    """Parts beside each other on as many lines as they take, each line indented."""
    lines: list[list[Piece]] = []
    for part in parts:
        more = [Piece(between, "dim"), part]
        if lines and width_of([*lines[-1], *more]) <= width:
            lines[-1] += more
        else:
            lines.append([Piece(" " * INDENT), part])
    return [list(line) for line in lines]


def weeks_lines(known: Evidence, width: int, signs: Glyphs) -> list[Line]:
    """Values and confidences by week: what was given as numbers, and beside that the line of the weeks."""
    rows = [
        ("confidence", [str(c) for c in _given(known.confidences)], curve(_past(known.confidences), signs))
    ]
    values = [v for v in known.values if v is not None]
    if values and known.key_result.measure.kind != "yes_no":
        texts = [_bare(known.key_result, value) for value in values]
        rows.insert(0, ("value", texts, _course(known, signs)))
    return [_row(*row, width) for row in rows if row[1]]


def _row(name: str, numbers: Sequence[str], line: str, width: int) -> Line:
    room = width - INDENT - NAME - len(line) - 2
    return spread(
        [Piece(f"{' ' * INDENT}{name:<{NAME}}", "dim"), Piece(_latest(numbers, room))],
        [Piece(f" {line} ", "curve")],
        width,
    )


def _latest(numbers: Sequence[str], room: int) -> str:
    """As many as fit, the latest of them."""
    shown = list(numbers)
    while len(shown) > 1 and len(_joined(shown, numbers)) > room:
        shown = shown[1:]
    return cut(_joined(shown, numbers), max(0, room))


def _joined(shown: Sequence[str], every: Sequence[str]) -> str:
    return ("… " if len(shown) < len(every) else "") + " · ".join(shown)


def _given(weeks: Iterable[int | None]) -> list[int]:
    return [each for each in weeks if each is not None]


def _past(weeks: Sequence[int | None]) -> Sequence[int | None]:
    """The weeks up to the last that has something."""
    last = max((place for place, each in enumerate(weeks) if each is not None), default=-1)
    return weeks[: last + 1]


def _bare(key_result: KeyResult, value: Value) -> str:
    """The value without its unit."""
    text, unit = safe(value_text(key_result.measure, value)), safe(key_result.measure.unit or "")
    return text.removesuffix(f" {unit}") if unit else text


def _course(known: Evidence, signs: Glyphs) -> str:
    """The values as one line of heights between the least and the greatest of them; none in plain signs."""
    if signs.heights.isascii():
        return ""
    numbers = [_number(value) for value in known.values]
    there = [number for number in numbers if number is not None]
    if not there:
        return ""
    low, way = min(there), max(there) - min(there)
    heights = [None if n is None else int((n - low) / way * TOP) if way else TOP // 2 for n in numbers]
    return curve(_past(heights), signs)


def _number(value: Value | None) -> Decimal | None:
    number = Decimal(len(value)) if isinstance(value, tuple) else value
    return number if is_drawable(number) else None
