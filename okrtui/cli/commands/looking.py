"""status: where the week stands; nothing is changed."""

from argparse import Namespace
from collections.abc import Iterator

from okrtui.cli.context import Context
from okrtui.cli.short import line as short_line
from okrtui.cli.views import (
    key_result_facts,
    key_result_line,
)
from okrtui.okr.calendar import cycle_holding, days_left, week_in_cycle, week_of, weeks_of
from okrtui.okr.conflicts import how_many
from okrtui.okr.rhythm import due, start_of
from okrtui.okr.text import safe
from okrtui.workspace.share_status import only_here

EMPTY = "okrtui: nothing here yet · `okrtui init` sets up, `okrtui demo` shows a sample team"


def status(options: Namespace) -> int:
    """Where the week stands."""
    context = Context(options, may_be_empty=True)
    if context.home.is_empty:
        context.say(EMPTY, {"spaces": []})
        return 0
    context.home.write_brief()
    brief = context.home.brief()
    if options.short:
        context.say(short_line(brief, context.author().today), brief)
        return 0
    spaces = [_space_status(context, space) for space in context.home.workspaces]
    context.say(_status_lines(context, spaces), {"spaces": spaces})
    context.tidy()
    return 0


def _space_status(context: Context, space: str) -> dict[str, object]:
    okrs, today = context.home.okrs_of(space), context.author(space).today
    me = context.home.me.get(space)
    start = start_of(okrs, space)
    cycle = cycle_holding(okrs.cycles.values(), today)
    week = week_of(today, start)
    mine = [kr for kr in okrs.key_results.values() if me and okrs.owner_of(kr) == me]
    return {
        "name": context.home.space_name(space),
        "is_default": space == context.home.default,
        "week": str(week),
        "cycle": cycle.name if cycle else None,
        "week_of_cycle": week_in_cycle(cycle.span, week) if cycle else None,
        "weeks": len(weeks_of(cycle.span)) if cycle else None,
        "days_left": days_left(cycle.span, today) if cycle else None,
        "due": [key_result_facts(okrs, kr, today) for kr in due(okrs, mine, today)],
        "unpublished": only_here(context.home.workspaces[space]),
        "conflicts": how_many(context.home.workspaces[space].okrs),
    }


def _status_lines(context: Context, spaces: list[dict[str, object]]) -> Iterator[str]:
    for facts, space in zip(spaces, context.home.workspaces, strict=True):
        okrs, today = context.home.okrs_of(space), context.author(space).today
        parts = [safe(str(facts["name"])), str(facts["week"])]
        if facts["cycle"]:
            place = f"week {facts['week_of_cycle'] or '–'} of {facts['weeks']}"
            parts[1:] = [
                str(facts["cycle"]),
                f"{str(facts['week'])[5:]} ({place})",
                f"{facts['days_left']} d left",
            ]
        yield " · ".join(parts)
        me = context.home.me.get(space)
        waiting = due(okrs, [kr for kr in okrs.key_results.values() if me and okrs.owner_of(kr) == me], today)
        yield f"  {len(waiting)} due" if waiting else "  nothing due"
        yield from (key_result_line(okrs, kr, today, depth=0) for kr in waiting)
        if facts["unpublished"]:
            yield f"  {facts['unpublished']} only here"
        if facts["conflicts"]:
            yield f"  {facts['conflicts']} in conflict"
