"""plan, next: what the weeks hold."""

from argparse import Namespace

from okrtui.cli.asked import Asked, asked
from okrtui.cli.context import Context
from okrtui.cli.plan_views import ahead_facts, ahead_page, plan_facts, plan_page
from okrtui.cli.telling import told_in
from okrtui.okr.belonging import week_start_of
from okrtui.okr.board import cycles_of
from okrtui.okr.calendar import Week, week_in_cycle, weeks_of
from okrtui.okr.guidelines.findings import of_plan
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import Plan, PlanLine, WeekAhead, plan_of, weeks_ahead
from okrtui.okr.text import safe


def list_plan(options: Namespace) -> int:
    """A week's priorities, with what is open from before."""
    context = Context(options)
    what = asked(context, options)
    told, plan = told_in(context), plan_asked(context.okrs, what)
    findings = of_plan(context.okrs, plan)
    context.say(
        plan_page(told, plan, _place(context.okrs, context.space, what.week), findings),
        plan_facts(told, plan, findings),
    )
    return 0


def plan_asked(okrs: Okrs, what: Asked) -> Plan:
    """The plan of everybody asked for, as one."""
    plans = [plan_of(okrs, scope, what.me, what.week, what.today) for scope in what.scopes]

    def lines(part: str) -> tuple[PlanLine, ...]:
        every = (line for plan in plans for line in getattr(plan, part))
        return tuple(line for line in every if what.is_wanted(line.record.owner))

    return Plan(what.week, lines("must"), lines("should"), lines("offered"))


def _place(okrs: Okrs, space: str, week: Week) -> str:
    """Where a week stands in the shortest cycle of the space that holds it: `2026-Q4 week 8 of 14`."""
    for cycle in cycles_of(okrs, week):
        if cycle.space == space:
            return f"{safe(cycle.name)} week {week_in_cycle(cycle.span, week)} of {len(weeks_of(cycle.span))}"
    return ""


def list_ahead(options: Namespace) -> int:
    """The four weeks to come: outlook lines and open priorities alike."""
    context = Context(options)
    what = asked(context, options)
    told, weeks = told_in(context), _ahead_asked(context.okrs, what)
    start = week_start_of(context.okrs, what.scopes[0], what.me)
    context.say(ahead_page(told, weeks, start), ahead_facts(told, what.week, weeks))
    return 0


def _ahead_asked(okrs: Okrs, what: Asked) -> list[WeekAhead]:
    every = [weeks_ahead(okrs, scope, what.me, what.week) for scope in what.scopes]
    return [
        WeekAhead(
            alike[0].week,
            tuple(line for each in alike for line in each.lines if what.is_wanted(line.record.owner)),
        )
        for alike in zip(*every, strict=True)
    ]
