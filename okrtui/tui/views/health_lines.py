"""Quadrant 4, drawn: each metric with its colour in sign and word, its value and its recent line."""

from collections.abc import Sequence
from decimal import Decimal

from okrtui.okr.health import MetricRow, WeekReading
from okrtui.okr.numbers import number_text
from okrtui.okr.records import HealthMetric, HealthReading
from okrtui.okr.text import cells, cut, safe
from okrtui.tui.views.glyphs import Glyphs, curve
from okrtui.tui.views.pieces import Line, Piece, spread

ROLES = {"green": "good", "amber": "warn", "red": "bad"}
HEIGHTS = {"green": 9, "amber": 5, "red": 1}
"""How high a week stands that has a colour and no value, from 0 to 10."""
NARROW = 50


def health_line(row: MetricRow, width: int, signs: Glyphs) -> Line:
    """One metric."""
    light = row.light or "none"
    sign = f" {signs.lights[light]} {row.light or '':<5} "
    weeks = 4 if width < NARROW else 8
    if row.reading is None:
        end = [Piece(" not read yet ", "dim")]
    elif not row.is_read:
        end = [Piece(f" {value_told(row.metric, row.reading)} · not read this week ", "dim")]
    else:
        line = recent_line(row.recent[-weeks:], signs)
        end = [Piece(f" {value_told(row.metric, row.reading)} "), Piece(f" {line} ", "curve")]
    room = width - cells(sign) - sum(cells(piece.text) for piece in end)
    if room < NARROW // 4 and not row.is_read and row.reading is not None:
        end = [Piece(" not read ", "dim")]
        room = width - cells(sign) - cells(end[0].text)
    name = cut(safe(row.metric.name), max(4, room))
    return spread([Piece(sign, ROLES.get(light, "dim")), Piece(name)], end, width)


def value_told(metric: HealthMetric, reading: HealthReading) -> str:
    """`4.2`, `31 h`, or nothing where it was rated by a colour alone."""
    if reading.value is None:
        return ""
    unit = f" {safe(metric.unit)}" if metric.unit else ""
    return f"{number_text(reading.value)}{cut(unit, 12)}"


def recent_line(recent: Sequence[WeekReading], signs: Glyphs) -> str:
    """The weeks as one line: values between the least and the most of them, colours by their height."""
    values = [w.reading.value for w in recent if w.reading and w.reading.value is not None]
    return curve([_height(week, values) for week in recent], signs)


def _height(week: WeekReading, values: Sequence[Decimal]) -> int | None:
    if week.reading is None:
        return None
    value = week.reading.value
    if value is None or not value.is_finite():
        return HEIGHTS.get(week.light or "")
    least, most = min(values), max(values)
    return 5 if least == most else 1 + int((value - least) / (most - least) * 9)
