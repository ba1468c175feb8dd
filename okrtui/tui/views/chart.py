"""Charts as lines of pieces: values against the straight line, and confidence by week below it."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from okrtui.okr.course import Point
from okrtui.okr.text import cells, fit
from okrtui.tui.views.canvas import Canvas, Ground
from okrtui.tui.views.glyphs import ChartSigns
from okrtui.tui.views.pieces import Line, Piece, width_of
from okrtui.tui.views.scales import Scale, Weeks, tick_text

SHORT_UNIT = 3
TOP = 10


class Plot(NamedTuple):
    """What is drawn: readings, the planned line, confidence by week (None: not rated), the unit."""

    weeks: Weeks
    readings: Sequence[Point]
    plan: Sequence[Point]
    confidence: Sequence[int | None]
    unit: str = ""
    whole: bool = False


class Chart:
    """Draws a plot into `width` cells; all its parts share the columns, so that weeks stand below each other."""

    def __init__(self, plot: Plot, width: int, value_height: int, today: date, signs: ChartSigns) -> None:
        self._plot, self._today, self._signs = plot, today, signs
        numbers = [number for _, number in (*plot.readings, *plot.plan)]
        is_drawn = bool(numbers) and value_height > 1
        self._scale = Scale.of(numbers, value_height // 2 + 1, whole=plot.whole) if is_drawn else None
        self._labels = self._tick_labels(value_height) if self._scale else {}
        self._label_width = max([2, *map(cells, self._labels.values())])
        self.ground = Ground(max(1, width - self._label_width - 1), value_height)

    def _tick_labels(self, height: int) -> dict[int, str]:
        assert self._scale
        unit = self._plot.unit
        shown = f" {unit}" if unit and cells(unit) <= SHORT_UNIT else ""
        return {
            round((1 - self._scale.share(tick)) * (height - 1)): tick_text(tick) + shown
            for tick in self._scale.ticks
        }

    def values(self) -> list[Line]:
        """The readings against the planned line, today as an upright one."""
        canvas, signs = Canvas(self.ground, self._signs), self._signs
        if self._scale is None:
            return []
        readings, plan = self._placed(self._plot.readings), self._placed(self._plot.plan)
        for begin, end in pairwise(readings):
            canvas.line(begin, end, "curve")
        for begin, end in pairwise(plan):
            canvas.line(begin, end, "dim", every=3 if signs.dots[0] > 1 else 1)
        if len(readings) * 2 <= self.ground.width or len(readings) == 1:
            for x, y in readings:
                canvas.sign(x, y, Piece(signs.reading, "curve"))
        if self._plot.weeks.holds(self._today):
            canvas.upright(self._plot.weeks.share(self._today), Piece(signs.today, "faint"))
        return [[*self._margin(row), *line] for row, line in enumerate(canvas.rows())]

    def _placed(self, points: Sequence[Point]) -> list[tuple[float, float]]:
        assert self._scale
        scale, weeks = self._scale, self._plot.weeks
        return [(weeks.share(day), scale.share(number)) for day, number in points if weeks.holds(day)]

    def _margin(self, row: int) -> Line:
        label = self._labels.get(row)
        sign = self._signs.axis if label is None else self._signs.tick
        return [Piece(fit(label or "", self._label_width, ">"), "dim"), Piece(sign, "faint")]

    def confidence(self, height: int) -> list[Line]:
        """A bar a week, as many rows as asked for."""
        return [self._bars(row, height) for row in range(height)]

    def _bars(self, row: int, height: int) -> Line:
        below = height - 1 - row
        label = str(TOP) if row == 0 else "0" if below == 0 else ""
        line = [Piece(fit(label, self._label_width, ">"), "dim")]
        line.append(Piece(self._signs.tick if label else self._signs.axis, "faint"))
        steps = len(self._signs.bars) - 1
        for place, given in enumerate(self._plot.confidence):
            begin, end = self._plot.weeks.columns(place, self.ground.width)
            filled = 0 if given is None else max(1, -(-given * height * steps // TOP))
            sign = self._signs.bars[max(0, min(steps, filled - below * steps))]
            gap = 1 if end - begin > 1 else 0
            line.append(Piece(sign * (end - begin - gap) + " " * gap, "curve"))
        return line

    def figures(self) -> Line:
        """The confidence of each week as a number, a dot where it was not rated."""
        width = self.ground.width
        line = [Piece(" " * (self._label_width + 1))]
        for place, given in enumerate(self._plot.confidence):
            begin, end = self._plot.weeks.columns(place, width)
            is_past = self._plot.weeks.all[place].thursday <= self._today
            if begin == end:
                continue
            told = str(given) if given is not None else "·" if is_past else ""
            role = "" if given is not None else "faint"
            line.append(Piece(fit("t" if given == TOP and end - begin < 3 else told, end - begin), role))
        return line

    def week_names(self) -> Line:
        """As many names of weeks as fit, this week's among them."""
        weeks, width = self._plot.weeks, self.ground.width
        stride = max(1, -(-4 * weeks.count // width))
        here = (self._today - weeks.first).days // 7
        line, at = [Piece(" " * (self._label_width + 1))], 0
        for place in range(here % stride, weeks.count, stride):
            begin, _ = weeks.columns(place, width)
            name = weeks.all[place].label
            if begin >= at and begin + len(name) <= width:
                line += [Piece(" " * (begin - at)), Piece(name, "accent" if place == here else "dim")]
                at = begin + len(name)
        return line


def legend(signs: ChartSigns, width: int, *, plan: str) -> Line:
    """Which line is which, as far as it fits."""
    parts = [(f"{signs.value}{signs.reading}{signs.value}", "curve", "value")]
    parts += [(signs.plan * 3, "dim", plan)] if plan else []
    parts += [(signs.today, "faint", "today")]
    line: list[Piece] = []
    for sign, role, name in parts:
        more = [Piece("  " if line else ""), Piece(sign, role), Piece(f" {name}", "dim")]
        if width_of([*line, *more]) <= width:
            line += more
    return line
