"""report: the week or the month as a page for people."""

import sys
from argparse import Namespace

from msgspec.structs import asdict

from okrtui.cli.context import Context, warn
from okrtui.cli.writing import write_text
from okrtui.okr.belonging import week_start_of
from okrtui.okr.calendar import Week, week_of, weeks_of
from okrtui.okr.errors import BadInputError
from okrtui.okr.month import four_weeks
from okrtui.okr.naming import cycle_named, person_named, unit_named
from okrtui.okr.scope import ME, Scope, first_scope
from okrtui.okr.team import team_of
from okrtui.okr.weeks_typed import parse_week
from okrtui.reports.month import MonthReport, month_report
from okrtui.reports.month_markdown import month_text
from okrtui.reports.week import WeekReport, week_report
from okrtui.reports.week_markdown import week_text

Report = WeekReport | MonthReport


def report(options: Namespace) -> int:
    """A page to paste, mail or print; nothing is changed."""
    context = Context(options)
    told = _report(context, options)
    _warn_of_private(context, told)
    if options.output not in (None, "-"):
        write_text(options.output, _page(told, options.format))
    elif not context.wants_json:
        sys.stdout.write(_page(told, options.format))
    if context.wants_json:
        spaces = [context.home.space_name(space) for space in told.spaces]
        context.say((), asdict(told) | {"spaces": spaces})
    return 0


def _report(context: Context, options: Namespace) -> Report:
    scope, me = _whose(context, options)
    today = context.author().today
    this_week = week_of(today, week_start_of(context.okrs, scope, me))
    week = _week(context, options, this_week)
    if options.what == "month" or week != this_week:
        context.home.load_all()
    home = context.home
    team = team_of(home.workspaces, home.default, home.private)
    if options.what == "month":
        return month_report(context.okrs, scope, me, four_weeks(week), today, team=team)
    return week_report(context.okrs, scope, me, week, today, team=team)


def _whose(context: Context, options: Namespace) -> tuple[Scope, frozenset[str]]:
    """Whose report it is, and who that person is in each space; without being told, as the screens begin."""
    me = context.home.me
    mine = frozenset(me[space] for space in me if space == context.space or not context.is_narrowed)
    if options.unit:
        return Scope("unit", _only(context.each(unit_named, options.unit), options.unit, "unit")), mine
    if not options.owner:
        return first_scope(context.okrs, mine), mine
    people = context.each(person_named, options.owner)
    if people <= mine:
        return ME, people
    return Scope("person", _only(people, options.owner, "person")), mine


def _only(found: frozenset[str], word: str, what: str) -> str:
    if len(found) > 1:
        raise BadInputError(f"there is a {what} “{word}” in several teams: say which with --space")
    return next(iter(found))


def _week(context: Context, options: Namespace, this_week: Week) -> Week:
    """The week asked for: named, or of a cycle the one that runs, else its nearest; without either, this one."""
    if options.week:
        return parse_week(options.week, this_week)
    if not options.cycle:
        return this_week
    cycle = context.okrs.cycles[min(context.each(cycle_named, options.cycle))]
    weeks = weeks_of(cycle.span)
    if not weeks:
        raise BadInputError(f"the cycle {cycle.name} has no weeks: give it a first and a last day")
    return min(max(this_week, weeks[0]), weeks[-1])


def _page(told: Report, form: str) -> str:
    if form == "html":
        from okrtui.reports.html import month_html, week_html

        return week_html(told) if isinstance(told, WeekReport) else month_html(told)
    return week_text(told) if isinstance(told, WeekReport) else month_text(told)


def _warn_of_private(context: Context, told: Report) -> None:
    """A page is made to be passed on: say so when something private is on it."""
    home = context.home
    if home.private in told.spaces and len(home.workspaces) > 1 and not context.is_narrowed:
        warn("this page holds things of your private space too; --space NAME leaves them out")
