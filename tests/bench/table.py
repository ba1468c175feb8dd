"""The measured rows as one aligned table."""

from collections.abc import Iterable

from .measure import Measured
from .rows import Row

HEADINGS = ("what", "on", "measured", "floor", "ratio", "budget", "")
_RIGHT = {2, 3, 4}


def table(rows: Iterable[Row], measured: Measured) -> str:
    """One line a row, in the order of the rows."""
    lines = [HEADINGS, *(cells(row, measured) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_aligned(line, widths) for line in lines)


def cells(row: Row, measured: Measured) -> tuple[str, ...]:
    """What is printed of one row; its reason where it could not be measured."""
    budget = row.budget.text if row.budget else "–"
    if reasons := [reason for name, reason in measured.skipped.items() if name in row.scenarios]:
        return (row.what, row.on, "–", "–", "–", budget, f"skipped: {reasons[0]}")
    median = measured.median(row.scenario, row.number)
    floor, ratio = _beside(row, measured)
    shown_ratio = "–" if ratio is None else f"{ratio:.2f}"
    return (
        row.what,
        row.on,
        amount(median, row.unit),
        floor,
        shown_ratio,
        budget,
        _verdict(row, median, ratio),
    )


def amount(value: float, unit: str) -> str:
    """Three digits that matter, and the unit."""
    digits = 0 if value >= 100 or not value else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f} {unit}"


def _beside(row: Row, measured: Measured) -> tuple[str, float | None]:
    if row.floor is None:
        return "–", None
    floor = measured.median(row.floor, row.number)
    return amount(floor, row.unit), measured.ratio(row.scenario, row.floor, row.number)


def _verdict(row: Row, median: float, ratio: float | None) -> str:
    if row.budget is None:
        return "floor"
    return "ok" if row.budget.is_met(median, ratio) else "over"


def _aligned(line: tuple[str, ...], widths: list[int]) -> str:
    columns = enumerate(zip(line, widths, strict=True))
    return "  ".join(
        cell.rjust(width) if place in _RIGHT else cell.ljust(width) for place, (cell, width) in columns
    ).rstrip()
