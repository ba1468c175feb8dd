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
SAMPLE, END = 3, 1.2
"""Cells of a line in the legend, which also fills the right half of the last."""


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
        self._scale = Scale.of(numbers, value_height, whole=plot.whole) if is_drawn else None
        self._labels = self._tick_labels(self._scale) if self._scale else {}
        self._label_width = max([2, *(cells(label.text) for label in self._labels.values())])
        self.ground = Ground(max(1, width - self._label_width - 1), value_height)

    def _tick_labels(self, scale: Scale) -> dict[int, Piece]:
        """Round numbers by their rows, and the target in the place of what stands on its row."""
        unit, plan = self._plot.unit, self._plot.plan
        shown = f" {unit}" if unit and cells(unit) <= SHORT_UNIT else ""
        most = plan[-1][1] if plan and self._plot.whole else None
        round_ones = (tick for tick in scale.ticks if most is None or tick <= most)
        labels = {scale.row(tick): Piece(tick_text(tick) + shown, "dim") for tick in round_ones}
        target = {scale.row(plan[-1][1]): Piece(tick_text(plan[-1][1]) + shown, "accent")} if plan else {}
        return labels | target

    def values(self) -> list[Line]:
        """The readings against the planned line, today as an upright one."""
        canvas, signs = Canvas(self.ground, self._signs), self._signs
        if self._scale is None:
            return []
        readings, plan = self._placed(self._plot.readings), self._placed(self._plot.plan)
        for begin, end in pairwise(readings):
            canvas.line(begin, end, "curve")
        for begin, end in pairwise(plan):
            canvas.line(begin, end, "dim", every=_sparse(signs))
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
        text, role, _ = label or Piece("", "dim")
        return [Piece(fit(text, self._label_width, ">"), role), Piece(sign, "faint")]

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
        """The confidence of each week as a number, a dot where it was not rated; the latest where all would touch."""
        weeks, width = self._plot.weeks, self.ground.width
        pieces, free = list[Piece](), width + 1
        for place in reversed(range(weeks.count)):
            begin, end = weeks.columns(place, width)
            told = self._figure(place, end - begin)
            is_shown = begin + len(told.text) < free and told.text
            shown = told if is_shown else Piece("")
            pieces.append(Piece(shown.text + " " * (end - begin - len(shown.text)), shown.role))
            free = begin if is_shown else free
        return [Piece(" " * (self._label_width + 1)), *reversed(pieces)]

    def _figure(self, place: int, room: int) -> Piece:
        given = self._plot.confidence[place]
        if given is not None:
            return Piece(("t" if given == TOP and room < 3 else str(given))[:room])
        is_past = self._plot.weeks.all[place].thursday <= self._today
        return Piece("·"[:room] if is_past else "", "faint")

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
    parts: list[tuple[Line, str]] = [(_sample(signs, "curve"), "value")]
    parts += [(_sample(signs, "dim"), plan)] if plan else []
    parts += [([Piece(signs.today, "faint")], "today")]
    line: list[Piece] = []
    for sample, name in parts:
        more = [Piece("  " if line else ""), *sample, Piece(f" {name}", "dim")]
        if width_of([*line, *more]) <= width:
            line += more
    return line


def _sample(signs: ChartSigns, role: str) -> Line:
    """A little of a line, as the chart draws it."""
    canvas, is_value = Canvas(Ground(SAMPLE, 1), signs), role == "curve"
    canvas.line((0, 0.5), (END, 0.5), role, every=1 if is_value else _sparse(signs))
    if is_value:
        canvas.sign(0.5, 0.5, Piece(signs.reading, role))
    return canvas.rows()[0]


def _sparse(signs: ChartSigns) -> int:
    """Each so-manieth dot makes the planned line."""
    return 3 if signs.dots[0] > 1 else 1
