"""The week's report as Markdown: short lines and lists that read well rendered and as plain text."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TypeVar

from okrtui.okr.calendar import Week
from okrtui.okr.okrs import Okrs
from okrtui.okr.scope import Scope
from okrtui.reports import wording
from okrtui.reports.markdown import escaped, facts, item, paragraph, section
from okrtui.reports.parts import KeyResultPart, LinePart, LowPart, Move, Said, Whose
from okrtui.reports.parts_markdown import head, metric, quoted, win
from okrtui.reports.week import WeekReport, week_report

P = TypeVar("P")


def week_markdown(okrs: Okrs, scope: Scope, me: Collection[str], week: Week, today: date) -> str:
    """A scope's week as Markdown, to be pasted into a chat or a mail."""
    return week_text(week_report(okrs, scope, me, week, today))


def week_text(report: WeekReport) -> str:
    """A week's report as Markdown."""
    label, each = wording.label(report.week), partial(_each, report.whose)
    lines = [
        *head(f"{report.whose.name}: {label}", report.cycles, report.first_day, report.last_day),
        *paragraph(wording.week_summary(report)),
        *paragraph(wording.nothing(label) if report.is_empty else ""),
        *section("Confidence", _confidence(report)),
        *section("Low confidence: what happens next", each(_low, report.low)),
        *section("Not rated", each(_not_rated, report.not_rated)),
        *section("Done", each(_done, report.done)),
        *section("Not done", each(_not_done, report.not_done)),
        *section("Next", _next(report)),
        *section("Metrics and health", (line for told in report.health for line in metric(told))),
        *section("Wins", each(win, report.wins)),
        *section(
            "Guidelines", (line for told in wording.spoken(report.findings) for line in item(escaped(told)))
        ),
    ]
    return "\n".join(lines) + "\n"


def _each(whose: Whose, write: Callable[[Whose, P], list[str]], parts: Iterable[P]) -> Iterator[str]:
    for part in parts:
        yield from write(whose, part)


def _confidence(report: WeekReport) -> Iterator[str]:
    yield from _each(report.whose, _move, report.changes)
    if report.unchanged:
        yield from item("unchanged", *map(_numbered, report.unchanged))


def _numbered(told: KeyResultPart) -> str:
    return f"{told.confidence} · {escaped(told.title)}"


def _move(whose: Whose, told: Move) -> list[str]:
    key_result = told.key_result
    said = f"{wording.moved(told.before, told.now)} · {escaped(key_result.title)}"
    owner = wording.owner(whose, key_result.owner_name)
    return item(said, facts(key_result.value_text, owner, key_result.objective_title), quoted(told.note))


def _low(whose: Whose, told: LowPart) -> list[str]:
    owner = facts(wording.owner(whose, told.key_result.owner_name))
    answers = [_answer(whose, answer) for answer in told.next] or [wording.NOTHING_SAID]
    return item(" · ".join(filter(None, (_numbered(told.key_result), owner))), *answers)


def _answer(whose: Whose, answer: Said) -> str:
    text = escaped(answer.text) if answer.what == "line" else quoted(answer.text)
    by = facts(wording.by(whose, answer.by_name))
    return " · ".join(filter(None, (f"{escaped(wording.said(answer))}: {text}", by)))


def _not_rated(whose: Whose, told: KeyResultPart) -> list[str]:
    stands = "" if told.confidence is None else f"stands at {told.confidence}"
    return item(facts(told.title, wording.owner(whose, told.owner_name), stands))


def _done(whose: Whose, told: LinePart) -> list[str]:
    return item(facts(told.text, told.rank, wording.by(whose, told.owner_name)))


def _not_done(whose: Whose, told: LinePart) -> list[str]:
    return item(facts(told.text, told.rank, wording.by(whose, told.owner_name), wording.fate(told)))


def _next(report: WeekReport) -> Iterator[str]:
    for week in report.next:
        for line in week.lines:
            about = facts(line.text, line.rank, wording.by(report.whose, line.owner_name))
            yield from item(f"{wording.label(week.week)}: {about}")
