"""The metrics that are watched beside an objective, each with its last reading and its colour."""

from collections.abc import Iterator

from okrtui.okr.calendar import week_of
from okrtui.okr.health import MetricRow, beside, recent_weeks
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import cut, safe
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.health_lines import ROLES, value_told
from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.views.preview_group import LABEL, row
from okrtui.tui.views.wording import day_text

LONGEST = 32
"""Cells of a name where several stand on one line."""


def metrics_beside(now: Now, objective: str | None) -> tuple[MetricRow, ...]:
    """What is watched beside an objective, as this week shows it."""
    known = now.okrs.objectives.get(objective or "")
    if known is None or known.id not in now.okrs.metrics_of:
        return ()
    return beside(now.okrs, known.id, recent_weeks(week_of(now.today, start_of(now.okrs, known.space)), 1))


def preview_rows(now: Now, objective: str, width: int, signs: Glyphs) -> Iterator[Line]:
    """For the preview of an objective: the name of each metric, its reading below."""
    for place, metric in enumerate(metrics_beside(now, objective)):
        told = _told(now, metric, signs)
        yield cut_line(row("" if place else "metrics", Piece(safe(metric.metric.name))), width)
        yield cut_line([Piece(" " * (LABEL + 1)), *told], width)


def beside_in_brief(now: Now, objective: str, signs: Glyphs) -> str:
    """All that is watched beside an objective, on one line; empty for nothing."""
    every = metrics_beside(now, objective)
    told = ((cut(safe(each.metric.name), LONGEST), _told(now, each, signs)) for each in every)
    return " · ".join(f"{name} {''.join(piece.text for piece in line)}" for name, line in told)


def head_line(now: Now, objective: str | None, width: int, signs: Glyphs) -> Line:
    """For the head of a key result: all that is watched beside its objective; empty for nothing."""
    line: Line = []
    for metric in metrics_beside(now, objective):
        joint = Piece(" · " if line else " beside its objective: ", "dim")
        line = [*line, joint, Piece(f"{cut(safe(metric.metric.name), LONGEST)} "), *_told(now, metric, signs)]
    return cut_line(line, width)


def _told(now: Now, shown: MetricRow, signs: Glyphs) -> Line:
    """`88 % ● green`, `not read yet`; with its day where it is not of this week."""
    if shown.reading is None:
        return [Piece("not read yet", "dim")]
    light = shown.light or "none"
    value = value_told(shown.metric, shown.reading)
    colour = Piece(f"{signs.lights[light]} {shown.light or ''}".rstrip(), ROLES.get(light, "dim"))
    on = "" if shown.is_read else f" on {day_text(shown.reading.on, now.today)}"
    return [*([Piece(f"{value} ")] if value else []), colour, Piece(on, "dim")]
