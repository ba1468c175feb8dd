"""Lines of plans as the command line tells them: text, and the values of `--json`."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from okrtui.cli.telling import Told
from okrtui.cli.views import title_cells
from okrtui.okr.calendar import Week
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.naming import public_id
from okrtui.okr.plan import Plan, PlanLine, WeekAhead
from okrtui.okr.records import Priority
from okrtui.okr.text import cut, fit, safe

BOXES = {"open": "[ ]", "done": "[x]", "dropped": "[–]"}
_TITLE = 28
"""Cells a key result's title gets beside a line."""
_BESIDE = 40
"""Cells that usually stand beside the text of a line."""


def plan_page(told: Told, plan: Plan, place: str, findings: Iterable[Finding] = ()) -> Iterator[str]:
    """The lines of a week by rank, then what is open from before; `place` says where in its cycle the week is."""
    yield f"{plan.week.label} · {place}" if place else str(plan.week)
    for name, lines in (("must", plan.must), ("should", plan.should)):
        if lines:
            yield name
        yield from (plan_line(told, line) for line in lines)
    if not plan.lines:
        yield "nothing is planned: okrtui plan add “…”"
    if plan.offered:
        yield "open from before; okrtui plan carry takes it on"
    yield from (plan_line(told, line, tells_week=True) for line in plan.offered)
    yield from (f"{each.code} {each.level}: {safe(each.sentence)}; {each.way_out}" for each in findings)


def plan_line(told: Told, line: PlanLine, *, tells_week: bool = False) -> str:
    """One line: id, box, text, then its week, how often it was carried, who, for what, where."""
    record = line.record
    text = fit(f"{BOXES[record.state]} {safe(record.text)}", title_cells(_BESIDE))
    key_result = told.okrs.key_results.get(record.key_result or "")
    facts = (
        record.week[5:] if tells_week else "",
        f"↻{line.carried}" if line.carried else "",
        told.okrs.person_name(record.owner),
        cut(safe(key_result.title), _TITLE) if key_result else "",
        told.where(record),
    )
    return f"  {told.tags[record.id]}  {text}  {' · '.join(safe(fact) for fact in facts if fact)}".rstrip()


def line_facts(told: Told, line: PlanLine) -> dict[str, Any]:
    """One line of a plan, as JSON gives it."""
    record, okrs = line.record, told.okrs
    key_result = okrs.key_results.get(record.key_result or "")
    unit = okrs.units.get(record.for_.unit or "")
    return {
        "id": public_id(record),
        "record": record.KIND,
        "week": record.week,
        "rank": record.rank,
        "text": record.text,
        "state": record.state,
        "owner": told.known_id(record.owner),
        "owner_name": okrs.person_name(record.owner) or None,
        "unit": unit.name if unit else None,
        "key_result": told.known_id(record.key_result),
        "key_result_title": key_result.title if key_result else None,
        "carried_from": told.known_id(record.carried_from) if isinstance(record, Priority) else None,
        "carried": line.carried,
        "space": told.spaces[record.space],
    }


def plan_facts(told: Told, plan: Plan, findings: Iterable[Finding]) -> dict[str, Any]:
    """A week's plan, as JSON gives it."""
    return {
        "week": str(plan.week),
        "must": [line_facts(told, line) for line in plan.must],
        "should": [line_facts(told, line) for line in plan.should],
        "open_before": [line_facts(told, line) for line in plan.offered],
        "findings": [
            {name: getattr(each, name) for name in ("code", "level", "record", "sentence", "way_out")}
            for each in findings
        ],
    }


def ahead_page(told: Told, weeks: Sequence[WeekAhead], start: int) -> Iterator[str]:
    """The weeks to come that hold a line, each with the day it begins on."""
    if not any(week.lines for week in weeks):
        yield f"nothing is coming in {weeks[0].week.label}–{weeks[-1].week.label}: okrtui next add “…”"
    for each in weeks:
        if each.lines:
            first = each.week.first_day(start)
            yield f"{each.week.label} · from {first.day} {first:%b}"
        yield from (plan_line(told, line) for line in each.lines)


def ahead_facts(told: Told, week: Week, weeks: Sequence[WeekAhead]) -> dict[str, Any]:
    """The four weeks after one, as JSON gives them."""
    return {
        "week": str(week),
        "weeks": [
            {"week": str(each.week), "lines": [line_facts(told, line) for line in each.lines]}
            for each in weeks
        ],
    }
