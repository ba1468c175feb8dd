"""lint: what the guidelines say."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date

from okrtui.cli.context import Context
from okrtui.cli.lint_views import facts, line, tags_of
from okrtui.okr.belonging import week_start_of
from okrtui.okr.calendar import week_of
from okrtui.okr.errors import BadInputError
from okrtui.okr.guidelines.codes import CODES, parse_codes
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.findings import of_plan
from okrtui.okr.guidelines.pages import of_page
from okrtui.okr.guidelines.survey import Survey
from okrtui.okr.naming import unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import plan_of
from okrtui.okr.records import KeyResult, Objective, Unit
from okrtui.okr.scope import EVERYBODY, Scope, unit_and_below

FOUND = 1


def lint(options: Namespace) -> int:
    """Findings of one space; ends with 1 when there are errors or warnings."""
    context = Context(options)
    codes = _codes(options)
    unit = unit_named(context.okrs, options.unit) if options.unit else None
    named = [context.found(word, Objective, KeyResult) for word in options.id]
    space = _space(context, {record.space for record in (*named, *([unit] if unit else []))})
    okrs, today = context.home.okrs_of(space), context.author(space).today
    wanted = _wanted(okrs, [record.id for record in named], unit)
    findings = [f for f in _findings(okrs, space, today, codes) if wanted is None or f.record in wanted]
    tags, name = tags_of(okrs), context.home.space_name(space)
    lines = [line(found, tags) for found in findings]
    context.say(lines or [f"no findings in {name}"], facts(okrs, name, findings))
    return FOUND if any(found.level != "hint" for found in findings) else 0


def _codes(options: Namespace) -> frozenset[str]:
    chosen = frozenset(CODES if options.select is None else parse_codes(options.select))
    return chosen - frozenset(parse_codes(options.ignore or ""))


def _space(context: Context, spaces: set[str]) -> str:
    if len(spaces) > 1:
        raise BadInputError("those are of several spaces: look at one after the other")
    return next(iter(spaces), context.space)


def _wanted(okrs: Okrs, ids: list[str], unit: Unit | None) -> frozenset[str] | None:
    """The ids of records whose findings are told: those named or of the unit, and what is below; None for all."""
    if not ids and unit is None:
        return None
    wanted = set(ids)
    if unit is not None:
        wanted |= (units := unit_and_below(okrs, unit.id))
        parts = (okrs.objectives, okrs.priorities, okrs.outlooks)
        wanted |= {each.id for part in parts for each in part.values() if each.for_.unit in units}
    return frozenset(wanted | {kr.id for kr in okrs.key_results.values() if kr.objective in wanted})


def _findings(okrs: Okrs, space: str, today: date, codes: frozenset[str]) -> Iterator[Finding]:
    every = (*Survey(okrs, today).of_space(space), *_of_plan(okrs, today))
    pages = _of_pages(okrs, space, today) if "P1" in codes else ()
    yield from (found for found in (*every, *pages) if found.code in codes)


def _of_plan(okrs: Okrs, today: date) -> tuple[Finding, ...]:
    week = week_of(today, week_start_of(okrs, EVERYBODY, ()))
    return of_plan(okrs, plan_of(okrs, EVERYBODY, (), week, today))


def _of_pages(okrs: Okrs, space: str, today: date) -> Iterator[Finding]:
    """P1 of the cycles that run or are planned: of each unit that has objectives, and of the whole."""
    from okrtui.reports.one_page import one_page
    from okrtui.reports.one_page_markdown import counted

    cycles = [c for c in okrs.cycles.values() if c.space == space and c.phase in ("active", "planning")]
    for cycle in cycles:
        units = {o.for_.unit for o in okrs.objectives_in.get(cycle.id, ())} & set(okrs.units)
        for scope in (*(Scope("unit", unit) for unit in sorted(filter(None, units))), EVERYBODY):
            page = counted(okrs, scope, one_page(okrs, scope, (), [cycle], today))
            yield from of_page(okrs, space, scope.id, page.whose.name or okrs.spaces[space].name, page.lines)
