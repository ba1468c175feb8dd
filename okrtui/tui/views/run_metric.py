"""A health metric as a run asks for it: its limits, what was read last, how a typed reading reads."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from okrtui.okr.calendar import week_of
from okrtui.okr.errors import BadInputError
from okrtui.okr.health import MetricRow, by_limits, metric_row, recent_weeks
from okrtui.okr.health_text import read_text
from okrtui.okr.health_typed import BRIEFLY, TypedReading, parse_reading, takes_number
from okrtui.okr.limits_typed import limits_told
from okrtui.okr.records import HealthMetric, Light
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import cells, cut, safe
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.health_lines import ROLES, recent_line
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, width_of
from okrtui.tui.views.wording import day_text

LEAST_NAME = 20


class AskedMetric(NamedTuple):
    """The metric a reading is asked of, and where it stands."""

    now: Now
    metric: HealthMetric
    row: MetricRow
    decimal_comma: bool = False

    @classmethod
    def of(cls, now: Now, metric: HealthMetric, *, decimal_comma: bool) -> "AskedMetric":
        """What is asked now."""
        week = week_of(now.today, start_of(now.okrs, metric.space))
        return cls(now, metric, metric_row(now.okrs, metric, recent_weeks(week)), decimal_comma)

    def follow(self, now: Now) -> "AskedMetric":
        """The same as it is known now; what is gone stays as it was known last."""
        known = now.okrs.health_metrics.get(self.metric.id, self.metric)
        return AskedMetric.of(now, known, decimal_comma=self.decimal_comma)

    def read(self, typed: str) -> TypedReading:
        """What was typed. BadInputError where it is neither a number nor a colour."""
        return parse_reading(self.metric, typed, last=self.row.reading, decimal_comma=self.decimal_comma)

    def told(self, typed: str) -> Line:
        """How it reads, what may be typed, or what is wrong."""
        if not typed.strip():
            number = "a number · or " if takes_number(self.metric, self.row.reading) else ""
            return [Piece(number, "dim"), *_colours()]
        try:
            value, light = self.read(typed)
        except BadInputError as error:
            return [Piece(safe(str(error)), "warn")]
        return [Piece(f"reads as {safe(read_text(self.metric, value, light))}", self._role(value, light))]

    def _role(self, value: Decimal | None, light: Light | None) -> str:
        shown = light or by_limits(self.metric.limits, value)
        return ROLES.get(shown or "", "strong")


def _colours() -> Iterator[Piece]:
    """`g green · a amber · r red`, each of which a click gives."""
    for place, colour in enumerate(BRIEFLY):
        if place:
            yield Piece(" · ", "dim")
        yield Piece(colour, "dim", colour[0])


def head(asked: AskedMetric, width: int, signs: Glyphs) -> list[Line]:
    """Name with the limits at the right; what it belongs to, with what was read last and the recent line."""
    limits: Line = [Piece(f" {_limits(asked.metric)}", "dim")]
    name: Line = [Piece(safe(asked.metric.name), "strong")]
    is_wide = width - width_of(limits) >= min(LEAST_NAME, width_of(name))
    first = [spread(name, limits, width)] if is_wide else [name, limits]
    last = _last(asked, signs)
    objective = asked.now.okrs.objectives.get(asked.metric.objective or "")
    whose = objective.title if objective else asked.now.okrs.whose_name(asked.metric.for_)
    noted = _noted(asked, width - width_of(last) - min(cells(safe(whose)), LEAST_NAME) - 1)
    below = spread([Piece(safe(whose), "dim")], [Piece(" "), *last, *noted], width)
    return [cut_line(line, width) for line in (*first, below)]


def _limits(metric: HealthMetric) -> str:
    has_limits = metric.limits is not None and metric.limits.green is not None
    return safe(
        f"no limits, in {metric.unit}" if metric.unit and not has_limits else limits_told(metric.limits)
    )


def _last(asked: AskedMetric, signs: Glyphs) -> Line:
    reading = asked.row.reading
    if reading is None:
        return [Piece("not read yet", "dim")]
    sign, role = signs.lights[asked.row.light or "none"], ROLES.get(asked.row.light or "", "")
    told = safe(read_text(asked.metric, reading.value, reading.status))
    return [
        Piece(f"{sign} last {told}", role),
        Piece(f" on {day_text(reading.on, asked.now.today)}  ", "dim"),
        Piece(recent_line(asked.row.recent, signs), "curve"),
    ]


def _noted(asked: AskedMetric, width: int) -> Line:
    reading = asked.row.reading
    if reading is None or not reading.note or width < 10:
        return ()
    return [Piece(f"  “{cut(safe(reading.note), width - 4)}”", "dim")]
