"""report: a week, a month, a quarter or the OKRs themselves as a page for people."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import asdict

from okrtui.cli.context import Context, warn
from okrtui.cli.report_whose import cycles_asked, week_asked, whose
from okrtui.cli.writing import write_text
from okrtui.okr.belonging import week_start_of
from okrtui.okr.calendar import week_of
from okrtui.okr.errors import BadInputError
from okrtui.okr.month import four_weeks
from okrtui.okr.scope import EVERYBODY
from okrtui.okr.team import team_of
from okrtui.reports.month import MonthReport, month_report
from okrtui.reports.month_markdown import month_text
from okrtui.reports.one_page import OnePage, one_page
from okrtui.reports.one_page_markdown import counted, one_page_text
from okrtui.reports.quarter import QuarterReport, quarter_report
from okrtui.reports.quarter_markdown import quarter_text
from okrtui.reports.week import WeekReport, week_report
from okrtui.reports.week_markdown import week_text
from okrtui.workspace.apart import require_not_into_a_share

Report: TypeAlias = WeekReport | MonthReport | QuarterReport | OnePage


def report(options: Namespace) -> int:
    """A page to paste, mail or print; nothing is changed."""
    context = Context(options)
    told = _of_a_cycle(context, options) if _is_of_a_cycle(options) else _of_weeks(context, options)
    _warn_of_private(context, told)
    if options.output not in (None, "-"):
        require_not_into_a_share(Path(options.output), told.spaces, context.home)
        write_text(options.output, _page(told, options.format))
    elif not context.wants_json:
        sys.stdout.write(_page(told, options.format))
    if context.wants_json:
        spaces = [context.home.space_name(space) for space in told.spaces]
        context.say((), asdict(told) | {"spaces": spaces})
    if isinstance(told, OnePage):
        for finding in told.findings:
            warn(f"{finding.code} {finding.level}: {finding.sentence}; {finding.way_out}")
    return 0


def _is_of_a_cycle(options: Namespace) -> bool:
    return options.what in ("quarter", "one-page")


def _of_weeks(context: Context, options: Namespace) -> WeekReport | MonthReport:
    scope, me = whose(context, options)
    today = context.author().today
    this_week = week_of(today, week_start_of(context.okrs, scope, me))
    week = week_asked(context, options, this_week)
    if options.what == "month" or week != this_week:
        context.home.load_all()
    if options.what == "month":
        return month_report(context.okrs, scope, me, four_weeks(week), today, team=_team(context))
    return week_report(context.okrs, scope, me, week, today, team=_team(context))


def _of_a_cycle(context: Context, options: Namespace) -> QuarterReport | OnePage:
    if options.week:
        raise BadInputError(f"report {options.what} is of a cycle, not of a week: --cycle 2026-Q4")
    context.home.load_all()
    today, is_page = context.author().today, options.what == "one-page"
    scope, me = whose(context, options, otherwise=EVERYBODY if is_page else None)
    cycles = cycles_asked(context, scope, me, options.cycle, today, is_page=is_page)
    team = cycles[0].space if scope.kind == "everybody" else _team(context)
    if not is_page:
        return quarter_report(context.okrs, scope, me, cycles, today, team=team)
    return counted(context.okrs, scope, one_page(context.okrs, scope, me, cycles, today, team=team))


def _team(context: Context) -> str:
    home = context.home
    return team_of(home.workspaces, home.default, home.private)


def _page(told: Report, form: str) -> str:
    return _as_html(told) if form == "html" else _as_markdown(told)


def _as_markdown(told: Report) -> str:
    match told:
        case WeekReport():
            return week_text(told)
        case MonthReport():
            return month_text(told)
        case QuarterReport():
            return quarter_text(told)
        case OnePage():
            return one_page_text(told)


def _as_html(told: Report) -> str:
    from okrtui.reports import html

    match told:
        case WeekReport():
            return html.week_html(told)
        case MonthReport():
            return html.month_html(told)
        case QuarterReport():
            return html.quarter_html(told)
        case OnePage():
            return html.one_page_html(told)


def _warn_of_private(context: Context, told: Report) -> None:
    """A page is made to be passed on: say so when something private is on it."""
    home = context.home
    if home.private in told.spaces and len(home.workspaces) > 1 and not context.is_narrowed:
        warn("this page holds things of your private space too; --space NAME leaves them out")
