"""The end of a run: what became of each question, in how many seconds."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from okrtui.okr.health import by_limits
from okrtui.okr.health_text import read_text
from okrtui.okr.measures import Value, value_text
from okrtui.okr.naming import name_of
from okrtui.okr.numbers import several
from okrtui.okr.records import HealthMetric, KeyResult
from okrtui.okr.run import Before, Run
from okrtui.okr.run_asked import KeyResultAsked, MetricAsked, MetricRead, NextAsked, NextSaid, Question, Rated
from okrtui.okr.run_outcome import kept_of, outcome
from okrtui.okr.steps.check_ins import Reading
from okrtui.okr.text import cut, fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.health_lines import ROLES
from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.views.run_ending import time_text
from okrtui.tui.views.wording import signed

NAME, LEAST_NAME = 34, 6
VALUE, CHANGE = 20, 12
"""Cells of a value and its blanks, and those of what the confidence did."""
WORDS = {"skipped": "skipped", "gone": "no longer pursued", "elsewhere": "checked in meanwhile"}
METRIC_WORDS = {"skipped": "not read", "gone": "no longer watched", "elsewhere": "read meanwhile"}


class Told(NamedTuple):
    """One line of the summary, by its place."""

    id: str
    line: Line


def summary(now: Now, run: Run, drafts: frozenset[str], seconds: float) -> list[Line]:
    """How many in what time; each change, reading and plan; then what stayed, was skipped or is gone.

    `drafts` are the keys under which something typed is kept.
    """
    first: Line = [Piece(" " + " · ".join(_counts(now, run, drafts, seconds)), "strong")]
    return [first, *done(now, run), *_others(now, run, drafts)]


def narrowed(line: Line, width: int) -> Line:
    """A line of the summary where there is less room: the names are cut, all alike, never what was done."""
    name, *others = line
    room = max(LEAST_NAME, min(NAME, width - VALUE - CHANGE - 4))
    if not others or room == NAME:
        return cut_line(line, width)
    return cut_line([_name(name.text.strip(), name.role, room), *others], width)


def as_rows(lines: Iterable[Line]) -> list[Told]:
    """The lines as a list shows them."""
    return [Told(str(place), line) for place, line in enumerate(lines)]


def done(now: Now, run: Run) -> list[Line]:
    """What was recorded: changes, readings, plans."""
    return [*_changed(now, run), *_read(now, run), *_said(run)]


def of(run: Run) -> str:
    """`11 of 12 done`: of all key results and readings; `1 of 7 answered` where only what happens next is asked."""
    due = [question for question in run.asked if not isinstance(question, NextAsked)]
    asked = due or run.asked
    return (
        f"{sum(question in run.kept for question in asked)} of {len(asked)} {'done' if due else 'answered'}"
    )


def stopped(run: Run, *, questions: int = 0) -> str:
    """What is kept and what is left of a run that was stopped; `questions` of what happens next are unanswered."""
    left = [question for question in run.asked if question not in run.kept]
    key_results = sum(isinstance(question, KeyResultAsked) for question in left)
    readings = sum(isinstance(question, MetricAsked) for question in left)
    parts = [f"{len(run.kept)} kept"]
    parts += [f"{several(key_results, 'key result')} left"] if key_results else []
    parts += [f"{several(readings, 'reading')} left"] if readings else []
    parts += [f"{several(questions, 'question')} left"] if questions else []
    return f"stopped: {', '.join(parts)}"


def _counts(now: Now, run: Run, drafts: frozenset[str], seconds: float) -> Iterator[str]:
    first, *others = list(_recorded(run)) or ["nothing"]
    yield f"{first} in {time_text(seconds)}"
    yield from others
    left = [outcome(run, now.okrs, q, now.today) == "skipped" and type(q) for q in run.asked]
    if skipped := left.count(KeyResultAsked):
        yield f"{skipped} skipped"
    if unread := left.count(MetricAsked):
        yield f"{unread} not read"
    if drafts:
        yield several(len(drafts), "draft")


def _recorded(run: Run) -> Iterator[str]:
    if any(isinstance(question, KeyResultAsked) for question in run.asked):
        yield str(len(kept_of(run, KeyResultAsked)))
    if read := len(kept_of(run, MetricAsked)):
        yield several(read, "reading")
    becomes = [k.answer.becomes for _, k in kept_of(run, NextAsked) if isinstance(k.answer, NextSaid)]
    if musts := becomes.count("must"):
        yield f"{several(musts, 'must')} planned"
    if comments := becomes.count("comment"):
        yield several(comments, "comment")


# -- what was recorded


def _changed(now: Now, run: Run) -> Iterator[Line]:
    same = 0
    for question, kept in kept_of(run, KeyResultAsked):
        key_result = now.okrs.key_results.get(question.id)
        if key_result is None or not isinstance(kept.answer, Rated):
            continue
        if _is_change(kept.answer.reading, kept.before):
            yield [_name(key_result.title), *_change(key_result, kept.answer.reading, kept.before)]
        else:
            same += 1
    if same:
        yield [Piece(f"  {same} unchanged", "dim")]


def _is_change(reading: Reading, before: Before) -> bool:
    return (reading.value, reading.confidence) != (before.value, before.confidence)


def _change(key_result: KeyResult, after: Reading, before: Before) -> Line:
    value = f"{_plain(key_result, before.value)} → {value_text(key_result.measure, after.value)}"
    value = value if before.value != after.value else value_text(key_result.measure, after.value)
    moved = (after.confidence or 0) - before.confidence if before.confidence is not None else 0
    rated = f"{'–' if before.confidence is None else before.confidence} → {after.confidence}"
    rated = rated if before.confidence != after.confidence else f"{after.confidence}"
    role = "good" if moved > 0 else "bad" if moved < 0 else "dim"
    return [
        Piece(f"{fit(safe(value), VALUE)}  ", "dim" if before.value == after.value else ""),
        Piece(f"{rated} {signed(moved)}".rstrip(), role),
    ]


def _plain(key_result: KeyResult, value: Value | None) -> str:
    unit = key_result.measure.unit
    text = value_text(key_result.measure, value)
    return text.removesuffix(f" {unit}") if unit else text


def _read(now: Now, run: Run) -> Iterator[Line]:
    for question, kept in kept_of(run, MetricAsked):
        metric = now.okrs.health_metrics.get(question.id)
        if metric is not None and isinstance(kept.answer, MetricRead):
            yield [_name(metric.name), *_reading(metric, kept.answer, kept.before)]


def _reading(metric: HealthMetric, read: MetricRead, before: Before) -> Line:
    told = read_text(metric, read.value, read.light)
    value = before.value if isinstance(before.value, Decimal) else None
    was = read_text(replace(metric, unit=None), value, before.light)
    role = ROLES.get(read.light or by_limits(metric.limits, read.value) or "", "")
    return [Piece(fit(safe(told), VALUE), role), *([Piece(f"  was {safe(was)}", "dim")] if was else [])]


def _said(run: Run) -> Iterator[Line]:
    for _, kept in kept_of(run, NextAsked):
        if isinstance(kept.answer, NextSaid):
            what = "this week’s must" if kept.answer.becomes == "must" else "comment"
            yield [_name(f"“{kept.answer.text.strip()}”"), Piece(what, "good")]


# -- what was not


def _others(now: Now, run: Run, drafts: frozenset[str]) -> Iterator[Line]:
    for question in run.asked:
        what = outcome(run, now.okrs, question, now.today)
        has_draft = question.key in drafts
        if isinstance(question, NextAsked):
            if has_draft:
                yield [_name(_title(now, question), "dim"), Piece("what happens next: draft kept", "warn")]
        elif what != "recorded":
            words = METRIC_WORDS if isinstance(question, MetricAsked) else WORDS
            told = words[what] + (", draft kept" if has_draft else "")
            role = "warn" if what == "skipped" else "dim"
            yield [_name(_title(now, question), "dim"), Piece(told, role)]


def _title(now: Now, question: Question) -> str:
    known = now.okrs.get(question.id)
    return name_of(known) if isinstance(known, KeyResult | HealthMetric) else "–"


def _name(text: str, role: str = "", width: int = NAME) -> Piece:
    return Piece(f"  {fit(cut(safe(text), width), width)}  ", role)
