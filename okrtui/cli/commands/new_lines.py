"""plan add, next add: new lines of this week and of those to come."""

from argparse import Namespace
from typing import NamedTuple

from okrtui.cli.context import Context, warn
from okrtui.cli.marks import left_as_text
from okrtui.cli.plan_views import line_facts
from okrtui.cli.telling import told_in
from okrtui.okr.calendar import Week
from okrtui.okr.guidelines.findings import spoken
from okrtui.okr.guidelines.plans import overfull
from okrtui.okr.naming import person_named, unit_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanLine, PlanRecord
from okrtui.okr.quick_add import known_in, parse_line
from okrtui.okr.records import Priority, Rank, Whose
from okrtui.okr.rhythm import settings_of
from okrtui.okr.steps.outlooks import add_outlook
from okrtui.okr.steps.plan import add_priority, this_week
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.text import safe
from okrtui.okr.weeks_typed import parse_week


class NewLine(NamedTuple):
    """A line as it was typed, with what the options said instead."""

    okrs: Okrs
    author: Author
    text: str
    weeks: int
    rank: Rank | None
    owner: str | None
    whose: Whose | None
    key_result: str | None
    remarks: tuple[str, ...]
    """What of it stays text though it looks like a mark."""

    def planned(self, week: Week) -> Step:
        """The line as a priority of a week."""
        return add_priority(
            self.okrs, self.author, self.text, week=week, rank=self.rank or "must",
            owner=self.owner, whose=self.whose, key_result=self.key_result,
        )  # fmt: skip

    def seen_ahead(self, week: Week) -> Step:
        """The line as an outlook of a week to come."""
        return add_outlook(
            self.okrs, self.author, self.text, week, rank=self.rank,
            owner=self.owner, whose=self.whose, key_result=self.key_result,
        )  # fmt: skip


def add_to_plan(options: Namespace) -> int:
    """A new line of this week or of the one named; with `>1` in it an outlook line."""
    context = Context(options)
    line = _typed(context, options)
    this = this_week(line.okrs, line.author)
    if options.week is None and line.weeks:
        return _add(context, line, line.seen_ahead(this.shifted(line.weeks)))
    return _add(context, line, line.planned(parse_week(options.week, this) if options.week else this))


def add_ahead(options: Namespace) -> int:
    """A new outlook line, of the next week unless another is said."""
    context = Context(options)
    line = _typed(context, options)
    this = this_week(line.okrs, line.author)
    if options.week is not None:
        return _add(context, line, line.seen_ahead(parse_week(options.week, this)))
    weeks = (line.weeks or 1) if options.weeks is None else options.weeks
    return _add(context, line, line.seen_ahead(this.shifted(weeks)))


def _typed(context: Context, options: Namespace) -> NewLine:
    """The line taken apart, for the space of the key result it is to serve, else the named or default one."""
    key_result = context.key_result(options.kr) if options.kr else None
    space = key_result.space if key_result else context.space
    okrs = context.home.okrs_of(space)
    known = known_in(okrs, space, okrs.key_results.values())
    quick = parse_line(options.text, known)
    return NewLine(
        okrs=okrs,
        author=context.author(space),
        text=quick.text,
        weeks=quick.weeks,
        rank=options.rank or quick.rank,
        owner=person_named(okrs, options.owner).id if options.owner else quick.owner,
        whose=Whose(unit=unit_named(okrs, options.unit).id) if options.unit else None,
        key_result=key_result.id if key_result else quick.key_result,
        remarks=tuple(left_as_text(options.text, quick, known)),
    )


def _add(context: Context, typed: NewLine, step: Step) -> int:
    context.home.perform(step)
    for remark in typed.remarks:
        warn(remark)
    okrs = context.home.okrs
    found = (part[step.added[0]] for part in (okrs.priorities, okrs.outlooks) if step.added[0] in part)
    line: PlanRecord = next(found)
    told = told_in(context)
    where = f"{told.spaces[line.space]} · {' '.join((line.week[5:], line.rank or '')).strip()}"
    context.say(
        f"{told.tags[line.id]}  added to {safe(where)}: {safe(line.text)}{_details(okrs, line)}",
        line_facts(told, PlanLine(line)),
    )
    context.tidy()
    _say_when_full(context.home.okrs_of(line.space), line)
    return 0


def _details(okrs: Okrs, line: PlanRecord) -> str:
    """Who does it and what it serves, as far as it was understood."""
    key_result = okrs.key_results.get(line.key_result or "")
    facts = [okrs.person_name(line.owner), f"for “{key_result.title}”" if key_result else ""]
    told = ", ".join(safe(fact) for fact in facts if fact)
    return f" ({told})" if told else ""


def _say_when_full(okrs: Okrs, line: PlanRecord) -> None:
    """The quiet word of guideline B1, once the plan the line stands in holds too much."""
    if not isinstance(line, Priority):
        return
    beside = [p for p in okrs.priorities.values() if (p.week, p.for_) == (line.week, line.for_)]
    found = overfull(okrs, Week.parse(line.week), [PlanLine(each) for each in beside])
    for finding in spoken(settings_of(okrs, line.space), found):
        warn(f"{finding.sentence}; {finding.way_out}")
