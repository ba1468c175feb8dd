"""What was said about a record, and what is watched beside an objective, as `show` tells it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from okrtui.cli.context import Context
from okrtui.cli.health_views import metric_facts, metric_line
from okrtui.cli.telling import Told, told_in
from okrtui.okr.calendar import week_of
from okrtui.okr.health import MetricRow, beside, recent_weeks
from okrtui.okr.history_of import comments_on
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Objective, Record
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import safe, safe_lines


def comment_lines(okrs: Okrs, record: Record) -> Iterator[str]:
    """Every comment on a record, the oldest first: the day, who, what."""
    for said in reversed(comments_on(okrs, record.id)):
        first, *more = safe_lines(said.text) or [""]
        yield f"      {said.on}  {safe(okrs.person_name(said.by)) or 'somebody'}: {first}"
        yield from (f"        {line}" for line in more if line)


def comment_facts(okrs: Okrs, said: Comment) -> dict[str, Any]:
    """One comment, as JSON gives it."""
    by = okrs.get(said.by)
    return {
        "id": public_id(said),
        "on": said.on,
        "text": said.text,
        "by": public_id(by) if by else said.by,
        "by_name": okrs.person_name(said.by) or None,
    }


def said_facts(okrs: Okrs, record: Record) -> dict[str, Any]:
    """The comments on a record, the oldest first, for its JSON."""
    return {"comments": [comment_facts(okrs, said) for said in reversed(comments_on(okrs, record.id))]}


def beside_lines(context: Context, objective: Objective) -> Iterator[str]:
    """The metrics that are watched beside an objective."""
    told, rows = _beside(context, objective)
    if rows:
        yield "      watched beside it:"
        yield from (metric_line(told, row, names_objective=False) for row in rows)


def beside_facts(context: Context, objective: Objective) -> dict[str, Any]:
    """The same for JSON; they stand apart from the key results and are never counted as such."""
    told, rows = _beside(context, objective)
    return {"metrics": [metric_facts(told, row) for row in rows]}


def _beside(context: Context, objective: Objective) -> tuple[Told, tuple[MetricRow, ...]]:
    today: date = context.author(objective.space).today
    weeks = recent_weeks(week_of(today, start_of(context.okrs, objective.space)))
    return told_in(context), beside(context.okrs, objective.id, weeks)
