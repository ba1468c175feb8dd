"""Cycles: adding one, and moving it from planning to active, to grading, to closed; and back on purpose."""

from collections.abc import Collection

from okrtui.okr.calendar import standard_cycle
from okrtui.okr.cascading import waits
from okrtui.okr.committee import told_by
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, Cycle, Objective, Phase, Span
from okrtui.okr.rhythm import settings_of
from okrtui.okr.steps.founding import phase_on
from okrtui.okr.steps.rules import require_text
from okrtui.okr.steps.step import Add, Author, Change, Rule, Step, changes_of, step
from okrtui.okr.steps.trash import DELETED

_IS: dict[Phase, str] = {
    "planning": "is still being planned", "active": "is active", "grading": "is being graded", "closed": "is closed",
}  # fmt: skip


def add_cycle(okrs: Okrs, author: Author, name: str, span: Span | None = None) -> Step:
    """A new cycle, as its days find it; a standard name such as `2027-Q1` brings its own days.

    Two people who add one of a name at once make the same. BadInputError for days that cannot be.
    """
    name = require_text(name, "the name")
    standard = standard_cycle(name, settings_of(okrs, author.space).fiscal_year_month or 1)
    name = standard.name if standard else name
    span = _sound(name, span or (standard.span if standard else None))
    made = author.ids.keyed("cycle", name)
    phase = phase_on(author.today, span)
    cycle = Cycle(id=made.id, space=author.space, key=made.key, name=name, span=span, phase=phase)
    old = okrs.trash.get(made.id)
    again = {"name": name, "span": span, "phase": phase}
    changes = (Change(old.id, DELETED, True, None), *changes_of(old, again)) if old else (Add(cycle, made),)

    def rule(okrs: Okrs) -> None:
        here = (other for other in okrs.cycles.values() if other.space == author.space)
        known = next((c for c in here if c.id == made.id or c.name.casefold() == name.casefold()), None)
        if known is not None:
            now = "" if known.name.casefold() == name.casefold() else f": it is called {known.name} now"
            raise RefusedError(f"there is a cycle {name} already{now}")
        if (made.id in okrs.trash) != (old is not None):
            raise RefusedError(f"somebody has added {name} meanwhile: look again")

    return step(okrs, author, f"added the cycle {name}", *changes, rule=rule)


def _sound(name: str, span: Span | None) -> Span:
    if span is None or span.start is None or span.end is None:
        raise BadInputError(
            f"“{name}” says no days by itself, as 2027-Q1 does: give its first and its last day"
        )
    if span.end < span.start:
        raise BadInputError(f"“{name}” ends on {span.end}, before it starts on {span.start}")
    return span


def drafts_in(okrs: Okrs, cycle: Cycle) -> tuple[Objective, ...]:
    """The objectives of a cycle that are drafts still."""
    return tuple(o for o in okrs.objectives_in.get(cycle.id, ()) if o.state == "draft")


def ready_in(okrs: Okrs, cycle: Cycle) -> tuple[Objective, ...]:
    """The drafts of a cycle that become active with it: all but those somebody was asked for and has not taken on."""
    return tuple(draft for draft in drafts_in(okrs, cycle) if not waits(draft))


def activate(okrs: Okrs, author: Author, cycle: Cycle, without: Collection[str] = ()) -> Step:
    """Start a cycle that was planned: its drafts become active with it, but for those named.

    One that is being graded goes on as it was.
    """
    is_start = cycle.phase == "planning"
    drafts = [draft for draft in ready_in(okrs, cycle) if is_start and draft.id not in without]
    changes = [change for draft in drafts for change in changes_of(draft, {"state": "active"})]

    def rule(okrs: Okrs) -> None:
        now = {draft.id for draft in ready_in(okrs, cycle)}
        if not now.issuperset(draft.id for draft in drafts):
            raise RefusedError(f"the drafts of {cycle.name} changed meanwhile: look again")

    counted = f": {several(len(drafts), 'draft')} became active" if drafts else ""
    told = f"started {cycle.name}{counted}" if is_start else f"{cycle.name} goes on"
    return _move(okrs, author, cycle, told, *changes, to="active", from_=("planning", "grading"), also=rule)


def begin_grading(okrs: Okrs, author: Author, cycle: Cycle) -> Step:
    """The cycle is over, or nearly: from now on its key results are graded and no longer due."""
    return _move(okrs, author, cycle, f"{cycle.name} is being graded now", to="grading", from_=("active",))


def close(okrs: Okrs, author: Author, cycle: Cycle) -> Step:
    """Close a cycle that was graded: from now on it is read-only. What has no score goes without one."""
    return _move(okrs, author, cycle, f"closed {cycle.name}", to="closed", from_=("grading",))


def reopen(okrs: Okrs, author: Author, cycle: Cycle, because: str | None = None) -> Step:
    """Open a closed cycle for grading again; history tells it, and a comment why where that was said."""
    if because is None:
        return _move(okrs, author, cycle, f"reopened {cycle.name}", to="grading", from_=("closed",))
    reason, made = require_text(because, "the reason"), author.ids.fresh()
    remark = Comment(
        id=made.id,
        space=author.space,
        about=cycle.id,
        on=author.today,
        text=f"reopened: {reason}",
        by=author.person,
    )
    told = f"reopened {cycle.name}: {reason}"
    return _move(okrs, author, cycle, told, Add(remark, made), to="grading", from_=("closed",))


def _move(
    okrs: Okrs,
    author: Author,
    cycle: Cycle,
    title: str,
    *more: Add | Change,
    to: Phase,
    from_: tuple[Phase, ...],
    also: Rule = lambda okrs: None,
) -> Step:
    def rule(okrs: Okrs) -> None:
        now = okrs.find(Cycle, cycle.id).phase
        if now not in from_:
            raise RefusedError(f"{cycle.name} {_why_not(now, to)}")
        also(okrs)

    if "closed" in (to, *from_):
        title = told_by(okrs, author, title)
    return step(okrs, author, title, *changes_of(cycle, {"phase": to}), *more, rule=rule)


def _why_not(now: Phase, wanted: Phase) -> str:
    """Why a cycle cannot be moved: there already, or too early, or closed."""
    match now, wanted:
        case _ if now == wanted:
            return f"{_IS[now]} already"
        case "closed", _:
            return "is closed and read-only: reopen it first"
        case "planning", _:
            return "is still being planned: start it first"
        case "active", "closed":
            return "is active: it is graded before it is closed"
        case _:
            return f"{_IS[now]}: only a closed cycle is reopened"
