"""What reports say in words, alike in Markdown and HTML."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from okrtui.okr.numbers import number_text
from okrtui.reports.month import MonthReport
from okrtui.reports.parts import (
    CyclePart,
    FindingPart,
    KeyResultPart,
    LinePart,
    MetricPart,
    ReadingPart,
    Said,
    Whose,
)
from okrtui.reports.week import WeekReport

LIGHTS: Mapping[str | None, str] = {"green": "●", "amber": "▲", "red": "◆", None: "○"}
"""A shape for each light, so that none is told by its colour alone."""
NOTHING_SAID = "nothing says what happens next"


def label(week: str) -> str:
    """A week as people name it: `W47`."""
    return week.partition("-")[2] or week


def signed(change: int) -> str:
    """A change with its sign, a true minus."""
    return f"+{change}" if change > 0 else f"{change}".replace("-", "−")


def moved(before: int | None, now: int | None) -> str:
    """`4 → 6 (+2)`, `first rating 6`, `not rated`."""
    if now is None:
        return "not rated"
    return f"first rating {now}" if before is None else f"{before} → {now} ({signed(now - before)})"


def then_and_now(then: int | None, now: int | None) -> str:
    """`4 → 6 (+2)`, `6 (as before)`, `6 (new)`, `not rated`."""
    if now is None or then == now:
        return "not rated" if now is None else f"{now} (as before)"
    return f"{now} (new)" if then is None else moved(then, now)


def by_number(steady: Iterable[KeyResultPart]) -> list[tuple[int, str]]:
    """Key results that stayed, as many on a line as share a number: `(3, "Deploys per week · Failure rate")`."""
    ordered = sorted(steady, key=_number)
    return [
        (number, " · ".join(key_result.title for key_result in alike))
        for number, alike in groupby(ordered, key=_number)
    ]


def _number(key_result: KeyResultPart) -> int:
    return key_result.confidence or 0


def spoken(findings: Sequence[FindingPart]) -> list[str]:
    """What the guidelines say; hints are counted only."""
    grave = [f"{told.code} {told.level}: {told.sentence}" for told in findings if told.level != "hint"]
    hints = len(findings) - len(grave)
    return [*grave, _several(hints, "hint")] if hints else grave


def days(first: date, last: date) -> str:
    """`16–22 Nov 2026`, with month and year twice where they differ."""
    if first.year != last.year:
        return f"{_day(first)} {first.year} – {_day(last)} {last.year}"
    if first.month != last.month:
        return f"{_day(first)} – {_day(last)} {last.year}"
    return f"{first.day}–{_day(last)} {last.year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def places(cycles: Iterable[CyclePart]) -> str:
    """`2026-Q4 · week 8 of 14`."""
    return ", ".join(f"{cycle.name} · week {cycle.week} of {cycle.of}" for cycle in cycles)


def owner(whose: Whose, name: str | None) -> str:
    """Whose something is; on a person's own page theirs goes without saying, what is nobody's is marked."""
    return "" if whose.kind == "person" and name == whose.name else name or "nobody"


def by(whose: Whose, name: str | None) -> str:
    """Who said or does something, where that is somebody else than the one whose page it is."""
    return owner(whose, name) if name else ""


def week_summary(report: WeekReport) -> str:
    """How many were rated and how many changed; empty where the week asks for nothing."""
    if not report.asked:
        return ""
    rated = f"{report.rated} of {_several(report.asked, 'key result')} rated"
    return f"{rated}, {len(report.changes) or 'none'} changed" if report.rated else rated


def month_summary(report: MonthReport) -> str:
    """How many rose, fell and stayed; empty where none can be compared."""
    told = ((report.rose, "rose"), (report.fell, "fell"), (report.same, "stayed"))
    return ", ".join(f"{number} {word}" for number, word in told if number)


def nothing(weeks: str) -> str:
    """The one sentence of a report that has nothing to tell."""
    return f"Nothing was rated, planned or noted in {weeks}."


def span(weeks: tuple[str, ...]) -> str:
    """`W44–W47`; one week by itself."""
    return label(weeks[0]) if len(weeks) == 1 else f"{label(weeks[0])}–{label(weeks[-1])}"


def fate(line: LinePart) -> str:
    """What became of a line: `carried to W48`, `open, carried 2 times before`, `dropped`."""
    if line.fate == "carried" and line.to:
        return f"carried to {label(line.to)}"
    return f"{line.fate}, carried {_times(line.carried)} before" if line.carried else line.fate


def said(answer: Said) -> str:
    """Where an answer comes from: `W48`, `note`, `comment`."""
    return label(answer.week) if answer.week else answer.what


def light(metric: MetricPart) -> str:
    """The light in a word; where there is none whether it was read at all."""
    return metric.light or ("read" if metric.read_in else "not read yet")


def reading(metric: MetricPart) -> str:
    """The value, and the week it is of where that is not the one shown."""
    older = "" if metric.is_read or not metric.read_in else f"last read in {label(metric.read_in)}"
    return " · ".join(part for part in (metric.value_text, older) if part)


def beside(metric: MetricPart) -> str:
    """The objective a metric is watched beside; empty for none."""
    return f"beside “{metric.objective_title}”" if metric.objective_title else ""


def history(metric: MetricPart) -> tuple[str, ...]:
    """The weeks of a metric, each as `W46 ▲ 3.9`, or `W46 –` where it was not read; none where none was."""
    is_told = any(week.is_read for week in metric.recent)
    return tuple(map(_week, metric.recent)) if is_told else ()


def _week(week: ReadingPart) -> str:
    if not week.is_read:
        return f"{label(week.week)} –"
    sign = LIGHTS[week.light] if week.light else ""
    value = "" if week.value is None else number_text(week.value)
    return " ".join(part for part in (label(week.week), sign, value) if part)


def musts(done: int, left: int) -> str:
    """`3 done, 1 left open`."""
    counts = ((done, "done"), (left, "left open"))
    return ", ".join(f"{number} {word}" for number, word in counts if number)


def _several(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
