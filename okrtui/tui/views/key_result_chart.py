"""What the chart of a key result shows: which weeks, which numbers, in how many lines."""

from datetime import date
from decimal import Decimal

from okrtui.okr.calendar import week_of
from okrtui.okr.course import Point, readings, straight_line
from okrtui.okr.measures import measure_text
from okrtui.okr.progress import days_of
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import safe
from okrtui.tui.views.centred import centred
from okrtui.tui.views.chart import Chart, Plot, legend
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.views.scales import Weeks
from okrtui.tui.views.wording import day_text

LOW, HIGH, HIGHEST = 3, 5, 8
"""Lines of the confidences where there is little room, much, and nothing else."""
ROOMY = 24
LEGEND_FROM = 9
PLANS = {"at_least": "threshold", "at_most": "threshold", "milestones": "all steps"}


def chart_lines(
    key_result: KeyResult, reckoner: Reckoner, width: int, height: int, signs: Glyphs
) -> list[Line]:
    """Values, confidence, weeks; what belongs here where there is no check-in yet."""
    check_ins = reckoner.standing(key_result).check_ins
    if not check_ins:
        return _nothing_yet(width, height)
    plot, today = _plot(key_result, reckoner, check_ins), reckoner.now.today
    has_values = key_result.measure.kind != "yes_no" and bool(plot.readings or plot.plan)
    is_roomy = height >= LEGEND_FROM
    above, below = _told_above(key_result, plot, today, width, signs), [[Piece("confidence by week", "dim")]]
    told = len(above) + len(below) if is_roomy else 0
    low = (HIGH if height >= ROOMY else LOW) if has_values else max(LOW, min(HIGHEST, height - told - 2))
    chart = Chart(plot, width, max(0, height - told - low - 2) if has_values else 0, today, signs.chart)
    bars = [*chart.confidence(low), chart.figures(), chart.week_names()]
    lines = [*above, *chart.values(), *below, *bars] if is_roomy else [*chart.values(), *bars]
    return [cut_line(line, width) for line in lines]


def chart_title(key_result: KeyResult) -> str:
    """`4 → 20 deploys`."""
    return measure_text(key_result.measure)


def _told_above(key_result: KeyResult, plot: Plot, today: date, width: int, signs: Glyphs) -> list[Line]:
    if key_result.measure.kind == "yes_no":
        return [[Piece(_answer(plot, today))], []]
    has_dates = any(step.by_date for step in key_result.measure.steps)
    name = "planned" if has_dates else PLANS.get(key_result.measure.kind, "straight line")
    plan = name if plot.plan else ""
    return [legend(signs.chart, width, plan=plan)]


def _answer(plot: Plot, today: date) -> str:
    if not plot.readings:
        return "No answer yet: y or n comes with a check-in."
    day, answer = plot.readings[-1]
    return f"{'Yes' if answer >= 1 else 'Not yet'}, as of {day_text(day, today)}."


def _nothing_yet(width: int, height: int) -> list[Line]:
    told = (
        Piece("No check-in yet", "strong"),
        Piece(""),
        Piece("Its value against the straight line and your confidence by week belong here.", "dim"),
        Piece("c adds the first check-in."),
    )
    return centred(told, width, height)


def _plot(key_result: KeyResult, reckoner: Reckoner, check_ins: tuple[CheckIn, ...]) -> Plot:
    okrs, measure = reckoner.now.okrs, key_result.measure
    start = start_of(okrs, key_result.space)
    values, plan = readings(key_result, check_ins), straight_line(okrs, key_result)
    cycle = okrs.cycle_of(key_result)
    span = (cycle.span.start, cycle.span.end) if cycle else ()
    known = (*span, *days_of(okrs, key_result), *(c.on for c in check_ins))
    days = [day for day in known if day] or [reckoner.now.today]
    weeks = Weeks.spanning(min(days), max(days), start)
    rated = {week_of(c.on, start): c.confidence for c in check_ins if c.confidence is not None and c.on}
    return Plot(
        weeks,
        values,
        plan or _all_steps(key_result, weeks),
        tuple(rated.get(week) for week in weeks.all),
        safe(measure.unit or ""),
        whole=measure.kind == "milestones",
    )


def _all_steps(key_result: KeyResult, weeks: Weeks) -> tuple[Point, ...]:
    """Without dates the plan of milestones is only: all of them."""
    if key_result.measure.kind != "milestones":
        return ()
    total = Decimal(len(key_result.measure.steps))
    return ((weeks.first, total), (weeks.all[-1].last_day(weeks.week_start), total))
