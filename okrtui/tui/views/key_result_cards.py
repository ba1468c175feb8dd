"""The three cards of a key result: progress, confidence, time left; each a number and one plain sentence."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from okrtui.okr.calendar import week_in_cycle, week_of, weeks_of
from okrtui.okr.course import weeks_held
from okrtui.okr.measures import value_text
from okrtui.okr.numbers import several
from okrtui.okr.progress import expected_progress
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import cells
from okrtui.tui.views.big import big
from okrtui.tui.views.columns import ROLES
from okrtui.tui.views.figures import Figures, Reckoner
from okrtui.tui.views.glyphs import FINE, Glyphs
from okrtui.tui.views.pieces import Line, Piece, wrapped
from okrtui.tui.views.readings import since_told
from okrtui.tui.views.wording import day_text, forecast_told, signed

ROOMY = 4
"""From so many lines on the number is drawn large."""


class Card(NamedTuple):
    """A title, a number with the role it plays, a sentence."""

    title: str
    number: str
    role: str
    told: str


def cards(key_result: KeyResult, reckoner: Reckoner) -> tuple[Card, Card, Card]:
    """Progress, confidence, time left."""
    figures = reckoner.of(key_result.id)
    role = ROLES.get(figures.status, "") or "strong"
    progress = Card("Progress", figures.percent, role, _progress_told(key_result, reckoner, figures))
    rated = Card("Confidence", figures.confidence, "strong", _confidence_told(key_result, reckoner, figures))
    return progress, rated, _time(key_result, reckoner, figures)


def card_lines(card: Card, width: int, height: int, signs: Glyphs) -> list[Line]:
    """The number, large where there is room, and the sentence below it."""
    large = big(card.number) if height >= ROOMY and signs.chart is FINE else []
    if large and cells(large[0]) <= width:
        head: list[Line] = [[Piece(line, card.role)] for line in large]
    else:
        role = card.role if card.role == "strong" else ""
        head = [[Piece(card.number, role or "strong")]]
    told = wrapped(card.told, max(1, width), max(1, height - len(head)))
    return [*head, *([Piece(text, "dim")] for text in told)]


def takes_two_lines(shown: Sequence[Card], width: int) -> bool:
    """Whether a sentence of these cards takes more than a line of so many cells."""
    return any(cells(card.told) > width for card in shown)


def _progress_told(key_result: KeyResult, reckoner: Reckoner, figures: Figures) -> str:
    at, okrs = reckoner.standing(key_result), reckoner.now.okrs
    measure = key_result.measure
    if at.value is None:
        return "no value yet: c adds the first one"
    if figures.status == "done":
        return "all the way there"
    match measure.kind:
        case "at_least" | "at_most":
            start = start_of(okrs, key_result.space)
            held, known = weeks_held(okrs, key_result, start)
            word = "holding" if at.raw >= 1 else "not holding"
            return f"{word}, held in {held} of {several(known, 'week')}"
        case "milestones":
            done = value_text(measure, at.value).replace("/", " of ")
            return ", ".join(filter(None, (f"{done} steps done", _behind(key_result, reckoner))))
        case "yes_no":
            return "not yet"
        case _:
            return _behind(key_result, reckoner) or "of the way from start to target"


def _behind(key_result: KeyResult, reckoner: Reckoner) -> str:
    expected = expected_progress(reckoner.now.okrs, key_result, reckoner.now.today)
    if expected is None:
        return ""
    line = "the straight line" if key_result.measure.kind == "reach" else "the plan"
    ahead = min(max(reckoner.standing(key_result).raw - expected, Decimal(-99)), Decimal(99))
    points = int((ahead * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if not points:
        return f"on {line}"
    return f"{several(abs(points), 'point')} {'ahead of' if points > 0 else 'behind'} {line}"


def _confidence_told(key_result: KeyResult, reckoner: Reckoner, figures: Figures) -> str:
    at, today = reckoner.standing(key_result), reckoner.now.today
    due = "due this week" if figures.is_due else ""
    forecast = forecast_told(key_result)
    if at.confidence is None:
        return ", ".join(filter(None, ("everything starts at 5°", due, forecast)))
    told = since_told(reckoner.now, key_result, at) or _changed(figures, at.rated, today)
    return ", ".join(filter(None, (told, due, forecast)))


def _changed(figures: Figures, rated: date | None, today: date) -> str:
    change = signed(figures.change)
    return f"{change} since last week" if change else f"rated on {day_text(rated, today)}"


def _time(key_result: KeyResult, reckoner: Reckoner, figures: Figures) -> Card:
    today, due = reckoner.now.today, key_result.due
    told = ", ".join(filter(None, (_week_told(key_result, reckoner), f"due {day_text(due, today)}")))
    if due is None:
        return Card("Time left", "–", "dim", "no due date: e on Objectives sets one")
    if due < today:
        role = "warn" if figures.is_overdue else "dim"
        return Card("Time left", "0 d", role, f"was due {day_text(due, today)}, {_ago(today, due)}")
    return Card("Time left", f"{(due - today).days} d", "strong", told)


def _ago(today: date, due: date) -> str:
    return f"{several((today - due).days, 'day')} ago"


def _week_told(key_result: KeyResult, reckoner: Reckoner) -> str:
    now = reckoner.now
    cycle = now.okrs.cycle_of(key_result)
    if cycle is None:
        return ""
    start = start_of(now.okrs, key_result.space)
    week = week_in_cycle(cycle.span, week_of(now.today, start))
    return f"week {week} of {len(weeks_of(cycle.span))}" if week else ""
