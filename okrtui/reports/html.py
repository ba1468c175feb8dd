"""Reports as HTML: one file with nothing outside it, no scripts, every text escaped.

The only module that imports jinja2, and imported itself only where HTML is asked for.
"""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from okrtui.okr.text import safe
from okrtui.reports import outcome_wording, page_wording, svg, wording
from okrtui.reports.month import MonthReport
from okrtui.reports.one_page import OnePage
from okrtui.reports.quarter import QuarterReport
from okrtui.reports.week import WeekReport


def week_html(report: WeekReport) -> str:
    """A week's report as one HTML file."""
    return _environment().get_template("week.html.j2").render(report=report)


def month_html(report: MonthReport) -> str:
    """A month's report as one HTML file."""
    return _environment().get_template("month.html.j2").render(report=report)


def quarter_html(report: QuarterReport) -> str:
    """A quarter's report as one HTML file."""
    return _environment().get_template("quarter.html.j2").render(report=report)


def one_page_html(report: OnePage) -> str:
    """The one page as one HTML file."""
    return _environment().get_template("one_page.html.j2").render(report=report)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("okrtui.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"say": wording, "come": outcome_wording, "put": page_wording, "draw": svg}
    return environment


def _shown(value: Any) -> Any:
    """What stands in the page: text with nothing in it that turns or hides other text."""
    return safe(value) if type(value) is str else value
