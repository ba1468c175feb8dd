"""The confidences and the progress of a key result as small line drawings."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

WIDTH, HEIGHT, EDGE = 72, 24, 3
"""In units of the drawing; the edge leaves room for the dot."""
FLOOR = HEIGHT - EDGE


class Drawing(Struct, frozen=True):
    """The corners of the line and of the surface below it as SVG writes them, and where its last week stands."""

    line: str = ""
    below: str = ""
    last: tuple[str, str] | None = None


def confidence_line(weeks: Sequence[int | None]) -> Drawing:
    """The line through the weeks that have a confidence; 0 lies at the bottom, 10 at the top."""
    return _drawing([None if confidence is None else confidence / 10 for confidence in weeks])


def share_line(weeks: Sequence[Decimal | None]) -> Drawing:
    """The line through the weeks that have a progress; nothing lies at the bottom, all at the top."""
    return _drawing([None if share is None else float(share) for share in weeks])


def _drawing(heights: Sequence[float | None]) -> Drawing:
    corners = [
        (_number(_across(place, len(heights))), _number(_down(height)))
        for place, height in enumerate(heights)
        if height is not None
    ]
    if not corners:
        return Drawing()
    first, last = corners[0], corners[-1]
    ground = [(first[0], _number(FLOOR)), *corners, (last[0], _number(FLOOR))]
    return Drawing(_points(corners), _points(ground), last)


def _points(corners: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{x},{y}" for x, y in corners)


def _across(place: int, amount: int) -> float:
    return EDGE + (WIDTH - 2 * EDGE) * place / max(amount - 1, 1)


def _down(height: float) -> float:
    return FLOOR - (FLOOR - EDGE) * min(max(height, 0), 1)


def _number(units: float) -> str:
    return f"{units:.1f}".removesuffix(".0")


def width(share: Decimal) -> str:
    """The length of a bar of 100."""
    return _number(min(max(float(share), 0), 1) * 100)
