"""The parts that several reports share, as Markdown."""

from collections.abc import Sequence
from datetime import date

from okrtui.reports import wording
from okrtui.reports.markdown import escaped, facts, item
from okrtui.reports.parts import CyclePart, MetricPart, Whose, WinPart


def head(title: str, cycles: Sequence[CyclePart], first: date, last: date) -> list[str]:
    """Whose report it is, of which days and where they lie in their cycles."""
    return [f"# {escaped(title)}", "", facts(wording.places(cycles), wording.days(first, last))]


def metric(told: MetricPart, *below: str) -> list[str]:
    """A metric with its light as a shape and a word, its reading, what it is beside and what was noted."""
    name = f"{wording.LIGHTS[told.light]} {wording.light(told)} · {escaped(told.name)}"
    reading = escaped(wording.reading(told))
    note = quoted(told.note) if told.is_read else ""
    place = escaped(wording.beside(told))
    return item(f"{name}: {reading}" if reading else name, place, note, *below)


def win(whose: Whose, told: WinPart) -> list[str]:
    """A win, whose it is and what it is about."""
    return item(escaped(told.text), facts(wording.by(whose, told.by_name), told.about_title))


def quoted(text: str | None) -> str:
    """What somebody said; empty where nobody did."""
    said = escaped(text or "")
    return f"“{said}”" if said else ""
