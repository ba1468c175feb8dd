"""The month's report as Markdown: the page for the monthly meeting."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from okrtui.okr.calendar import Week
from okrtui.okr.okrs import Okrs
from okrtui.okr.scope import Scope
from okrtui.reports import wording
from okrtui.reports.markdown import escaped, facts, item, paragraph, section
from okrtui.reports.month import MonthReport, ThenNow, WeekMusts, month_report
from okrtui.reports.parts import MetricPart, Whose
from okrtui.reports.parts_markdown import head, metric, win


def month_markdown(okrs: Okrs, scope: Scope, me: Collection[str], weeks: Sequence[Week], today: date) -> str:
    """A scope's weeks, which follow each other, as Markdown to be pasted into a chat or a mail."""
    return month_text(month_report(okrs, scope, me, weeks, today))


def month_text(report: MonthReport) -> str:
    """A month's report as Markdown."""
    weeks = wording.span(report.weeks)
    lines = [
        *head(f"{report.whose.name}: {weeks}", report.cycles, report.first_day, report.last_day),
        *paragraph(wording.month_summary(report)),
        *paragraph(wording.nothing(weeks) if report.is_empty else ""),
        *section("Confidence then and now", _confidence(report)),
        *section("Musts", (line for week in report.musts for line in _musts(report.whose, week))),
        *section("Metrics and health", (line for each in report.health for line in _metric(each))),
        *section("Wins", (line for each in report.wins for line in win(report.whose, each))),
    ]
    return "\n".join(lines) + "\n"


def _confidence(report: MonthReport) -> Iterator[str]:
    for objective in report.objectives:
        told = (_then_and_now(report.whose, each) for each in objective.key_results)
        yield from item(escaped(objective.title), *told)


def _then_and_now(whose: Whose, told: ThenNow) -> str:
    key_result = told.key_result
    number = wording.then_and_now(told.then, told.now)
    owner = wording.owner(whose, key_result.owner_name)
    about = facts(key_result.title, key_result.value_text, owner)
    return f"{number} · {about}"


def _musts(whose: Whose, told: WeekMusts) -> list[str]:
    counted = wording.musts(len(told.done), told.open)
    if not counted:
        return []
    done = (facts(line.text, wording.by(whose, line.owner_name)) for line in told.done)
    return item(f"{wording.label(told.week)}: {counted}", *done)


def _metric(told: MetricPart) -> list[str]:
    return metric(told, escaped(", ".join(wording.history(told))))
