"""The overview to take along: the whole page, or only who has not checked in, as Markdown."""

from okrtui.okr.belonging import week_start_of
from okrtui.okr.calendar import week_of
from okrtui.okr.overview import Overview
from okrtui.okr.overview_told import nobody_waits
from okrtui.reports.overview import Page, nudge_text, overview_text
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import CycleChoice
from okrtui.tui.views.facts import whose
from okrtui.tui.views.overview_rows import Shape, in_order, name_in


def overview_page(now: Now, shown: Overview, shape: Shape, choice: CycleChoice) -> str:
    """Everything, with the lines in the order they are looked at."""
    lines = [(name_in(now, line), line) for line in in_order(now, shown, shape)]
    title = f"Overview: {whose(now)}, {choice.name} ({_week(now)})"
    return overview_text(now.okrs, Page(title, shown, lines, _otherwise(now, shown)))


def waiting_page(now: Now, shown: Overview) -> str:
    """Who has open check-ins, for a chat."""
    return nudge_text(now.okrs, Page(f"{_week(now)} · {whose(now)}", shown, (), _otherwise(now, shown)))


def _week(now: Now) -> str:
    return week_of(now.today, week_start_of(now.okrs, now.scope, now.me)).label


def _otherwise(now: Now, shown: Overview) -> str:
    return nobody_waits(now.okrs, shown.lines, now.today)
