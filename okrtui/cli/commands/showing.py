"""show: one record with its history."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from itertools import chain

from okrtui.cli.contested_views import conflicts_at, contested_facts, contested_lines
from okrtui.cli.context import Context
from okrtui.cli.decision_views import decision_lines, decisions_facts
from okrtui.cli.grade_views import grade_page, graded_facts, outcome_facts, outcome_page
from okrtui.cli.meaning import looked_at
from okrtui.cli.said_views import beside_facts, beside_lines, comment_lines, said_facts
from okrtui.cli.views import (
    check_in_facts,
    key_result_facts,
    key_result_line,
    objective_facts,
    objective_line,
)
from okrtui.okr.alignment import supported
from okrtui.okr.measures import measure_text, value_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import standing, value_of
from okrtui.okr.records import CheckIn, HealthMetric, Idea, KeyResult, Objective, Outlook, Priority, Win
from okrtui.okr.text import safe, safe_lines


def show(options: Namespace) -> int:
    """One record with its history."""
    context = Context(options)
    record = looked_at(context, options.id, Objective, KeyResult, Priority, Outlook, HealthMetric, Win, Idea)
    conflicts = conflicts_at(context, record)
    contested, below = contested_facts(context, conflicts), contested_lines(context, conflicts)
    okrs, today = context.okrs, context.author().today
    match record:
        case KeyResult():
            checks = [check_in_facts(okrs, c) for c in okrs.check_ins.get(record.id, ())]
            facts = key_result_facts(okrs, record, today) | {"check_ins": checks} | graded_facts(okrs, record)
            page = chain(_key_result_page(okrs, record, today), comment_lines(okrs, record))
            context.say(chain(page, below), facts | said_facts(okrs, record) | contested)
        case Objective():
            context.home.load_all()  # the line of what it was carried from
            okrs = context.okrs
            told = outcome_facts(okrs, record) | decisions_facts(okrs, record)
            told |= beside_facts(context, record) | said_facts(okrs, record)
            facts = objective_facts(okrs, record, today) | told
            page = chain(_objective_page(okrs, record, today), beside_lines(context, record))
            context.say(chain(page, comment_lines(okrs, record), below), facts | contested)
        case Idea():
            from okrtui.cli.idea_views import show_idea

            show_idea(context, record, conflicts)
        case _:
            from okrtui.cli.weekly_pages import show_weekly

            show_weekly(context, record, conflicts)
    return 0


def _objective_page(okrs: Okrs, objective: Objective, today: date) -> Iterator[str]:
    yield objective_line(okrs, objective)
    yield from (f"      {line}" for line in safe_lines(objective.why or "") if line)
    if above := supported(okrs, objective):
        yield f"      supports: {safe(above.title)}"
    yield from (f"      {line}" for line in outcome_page(okrs, objective))
    yield from (f"      {line}" for line in decision_lines(okrs, objective))
    yield from (key_result_line(okrs, kr, today) for kr in okrs.key_results_of.get(objective.id, ()))


def _key_result_page(okrs: Okrs, kr: KeyResult, today: date) -> Iterator[str]:
    yield key_result_line(okrs, kr, today, depth=0).strip()
    objective = okrs.objectives.get(kr.objective or "")
    owner = okrs.person_name(okrs.owner_of(kr)) or "nobody"
    yield f"      {safe(objective.title if objective else '')} · owner {safe(owner)} · due {kr.due or '–'}"
    yield f"      {safe(measure_text(kr.measure))}"
    yield from (f"      {line}" for line in grade_page(okrs, kr))
    counted = {c.id for c in standing(okrs, kr).check_ins}
    for check_in in sorted(okrs.check_ins.get(kr.id, ()), key=lambda c: str(c.on)):
        yield _check_in_line(okrs, kr, check_in, is_replaced=check_in.id not in counted)


def _check_in_line(okrs: Okrs, kr: KeyResult, check_in: CheckIn, *, is_replaced: bool) -> str:
    value = value_text(kr.measure, value_of(kr.measure, check_in))
    confidence = "–" if check_in.confidence is None else f"{check_in.confidence}/10"
    who = safe(okrs.person_name(check_in.by))
    if check_in.said_by and check_in.said_by != check_in.by:
        who = f"{safe(okrs.person_name(check_in.said_by))} (imported by {who})"
    note = f"  “{safe(check_in.note)}”" if check_in.note else ""
    replaced = "  (corrected)" if is_replaced else ""
    return f"      {check_in.on}  {safe(value):>14}  {confidence:>5}  {who}{note}{replaced}"
