"""Cascading: deriving drafts for others from an objective or key result, and what those asked may answer."""

from collections.abc import Sequence

from okrtui.okr.cascading import derived_for, waits
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Comment, KeyResult, Objective, Person, Whose
from okrtui.okr.steps.objectives import last_place, require_references
from okrtui.okr.steps.rules import (
    require_known,
    require_length,
    require_not_below,
    require_open,
    require_text,
    require_there,
)
from okrtui.okr.steps.step import Add, Author, Made, Step, changes_of, step


def derive(okrs: Okrs, author: Author, source: Objective | KeyResult, asked: Sequence[Whose]) -> Step:
    """A draft that supports the source for each of these units or people; in nobody's hands until one takes it on.

    It says what the source says: in other words it is put by those who know how they can help.
    """
    if not asked:
        raise BadInputError("nobody is chosen: space chooses for whom it is derived")
    made = [author.ids.fresh() for _ in asked]
    drafts = [_draft(okrs, author, source, whose, new) for whose, new in zip(asked, made, strict=True)]

    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, source)
        require_open(okrs, now)
        for draft in drafts:
            require_references(okrs, draft)
            require_not_below(okrs, draft, source.id)
            _require_not_asked(okrs, source, draft.for_)

    names = ", ".join(okrs.whose_name(whose) for whose in asked)
    told = f"derived “{source.title}” for {names}"
    return step(okrs, author, told, *map(Add, drafts, made), rule=rule)


def _draft(okrs: Okrs, author: Author, source: Objective | KeyResult, whose: Whose, made: Made) -> Objective:
    cycle = okrs.cycle_of(source)
    return Objective(
        id=made.id,
        space=author.space,
        title=source.title,
        cycle=cycle.id if cycle else None,
        for_=whose,
        origin="top_down",
        state="draft",
        parent=source.id,
        order=(source.id, last_place(okrs, source.id, made.id)),
    )


def _require_not_asked(okrs: Okrs, source: Objective | KeyResult, whose: Whose) -> None:
    if derived_for(okrs, source.id, whose) is not None:
        raise RefusedError(f"“{source.title}” was derived for {okrs.whose_name(whose)} already")


def accept(
    okrs: Okrs, author: Author, draft: Objective, *, title: str | None = None, why: str | None = None
) -> Step:
    """Take a derived draft on, as it is or in one's own words; it is active where its cycle is under way.

    Whoever accepts it owns it from then on, and may hand it over.
    """
    cycle = okrs.cycle_of(draft)
    is_under_way = cycle is not None and cycle.phase != "planning"
    values = {
        "title": draft.title if title is None else require_text(title, "the title"),
        "why": draft.why if why is None else require_length(why, "the reason") or None,
        "owner": author.person,
        "state": "active" if is_under_way else "draft",
    }

    def rule(okrs: Okrs) -> None:
        _require_waiting(okrs, draft)
        require_known(okrs, author.person, "person", Person)

    told = f"accepted “{values['title']}” for {okrs.whose_name(draft.for_) or 'nobody'}"
    return step(okrs, author, told, *changes_of(draft, values), rule=rule)


def decline(okrs: Okrs, author: Author, draft: Objective, because: str = "") -> Step:
    """Not take a derived draft on: it is dropped, and the reason, where one is given, stands beside it."""
    changes = changes_of(draft, {"state": "dropped"})
    reason = f"declined: {require_length(because.strip(), 'the reason')}" if because.strip() else ""
    made = author.ids.fresh()
    said = Comment(
        id=made.id, space=author.space, about=draft.id, on=author.today, text=reason, by=author.person
    )
    told = f"declined “{draft.title}”"
    added = (Add(said, made),) if reason else ()
    return step(okrs, author, told, *changes, *added, rule=lambda okrs: _require_waiting(okrs, draft))


def _require_waiting(okrs: Okrs, draft: Objective) -> None:
    now = require_there(okrs, draft)
    require_open(okrs, now)
    if not waits(now):
        raise RefusedError(f"“{now.title}” waits for nobody: what was derived for a unit is accepted once")
