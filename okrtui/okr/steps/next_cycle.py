"""Carrying an objective into the next cycle.

What is carried is new, with the natural key `["carry", source, cycle]`, so that two people who carry an
objective make one, with one of each key result. It brings no check-ins, no grade and no verdict along.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from okrtui.okr.alignment import supported_by_link, upwards
from okrtui.okr.errors import RefusedError
from okrtui.okr.lineage import CARRY, copy_in, source_of
from okrtui.okr.measures import require_sound
from okrtui.okr.next_cycle import Carried
from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import spread
from okrtui.okr.records import Cycle, KeyResult, Objective, Person
from okrtui.okr.steps.key_results import first_day, require_weight
from okrtui.okr.steps.objectives import last_place
from okrtui.okr.steps.rules import require_known, require_length, require_text
from okrtui.okr.steps.step import Add, Author, Change, Made, Step, changes_of, step
from okrtui.okr.steps.trash import DELETED

R = TypeVar("R", Objective, KeyResult)


def carry_into(okrs: Okrs, author: Author, carried: Carried, into: Cycle) -> Step:
    """Take an objective on into a cycle as it was offered or edited, a draft where that is being planned.

    Objectives there that support the old one support the new one from now on.
    """
    made = author.ids.keyed("objective", CARRY, carried.source, into.id)
    objective = _objective(okrs, author, carried, into, made)
    key_results = list(_key_results(author, carried, into, made.id))
    is_again = made.id in okrs.trash

    def rule(okrs: Okrs) -> None:
        now, then = okrs.find(Objective, carried.source), okrs.find(Cycle, into.id)
        _require_into(author, then)
        _require_from(okrs, author, now, then)
        require_known(okrs, objective.owner, "person", Person)
        is_there = made.id in okrs.objectives or copy_in(okrs, now.id, then.id) is not None
        if is_there or (made.id in okrs.trash) != is_again:
            raise RefusedError(f"“{now.title}” was carried into {then.name} already")

    return step(
        okrs,
        author,
        f"carried “{objective.title}” into {into.name}",
        *_appear(okrs, objective, made),
        *(change for record, made in key_results for change in _appear(okrs, record, made)),
        *_tied(okrs, objective, [record for record, _ in key_results]),
        rule=rule,
    )


def _objective(okrs: Okrs, author: Author, carried: Carried, into: Cycle, made: Made) -> Objective:
    source = okrs.find(Objective, carried.source)
    parent = _parent(okrs, source, into)
    return Objective(
        id=made.id,
        space=author.space,
        key=made.key,
        title=require_text(carried.title, "the title"),
        why=require_length(carried.why, "the reason") if carried.why else None,
        link=carried.link,
        cycle=into.id,
        for_=source.for_,
        owner=carried.owner,
        kind=carried.kind,
        origin=source.origin,
        state="draft" if into.phase == "planning" else "active",
        parent=parent,
        order=(parent or "", last_place(okrs, parent, made.id)),
        carried_from=source.id,
    )


def _parent(okrs: Okrs, source: Objective, into: Cycle) -> str | None:
    """What it supports: the same as before, or what became of that in the next cycle."""
    above = supported_by_link(okrs, source.parent)
    copy = copy_in(okrs, above.id, into.id) if above else None
    if above is None or copy is None:
        return source.parent
    if source.parent == above.id:
        return copy.id
    there = okrs.key_results_of.get(copy.id, ())
    return next((kr.id for kr in there if source_of(kr) == source.parent), copy.id)


def _key_results(
    author: Author, carried: Carried, into: Cycle, above: str
) -> Iterator[tuple[KeyResult, Made]]:
    places = spread(len(carried.key_results), above[-2:])
    for place, each in zip(places, carried.key_results, strict=True):
        made = author.ids.keyed("key_result", CARRY, each.source, into.id)
        key_result = KeyResult(
            id=made.id,
            space=author.space,
            key=made.key,
            objective=above,
            title=require_text(each.title, "the title"),
            link=each.link,
            owner=each.owner,
            measure=each.measure,
            starts=first_day(into, author.today),
            due=each.due or into.span.end,
            weight=each.weight,
            order=(above, place),
        )
        require_sound(each.measure)
        require_weight(each.weight)
        yield key_result, made


def _appear(okrs: Okrs, record: R, made: Made) -> Iterator[Add | Change]:
    """Make the record; one that was carried before and taken back comes back as it is wanted now."""
    old = okrs.get(made.id)
    if not isinstance(old, type(record)):
        yield Add(record, made)
        return
    if old.deleted:
        yield Change(old.id, DELETED, True, None)
    yield from changes_of(old, _wanted(record))


def _wanted(record: Objective | KeyResult) -> Mapping[str, Any]:
    unsaid = ("id", "space", "deleted", "key")
    return {name: getattr(record, name) for name in record.__struct_fields__ if name not in unsaid}


def _tied(okrs: Okrs, objective: Objective, key_results: Sequence[KeyResult]) -> Iterator[Change]:
    """What supports the old objective in the cycle it goes into supports the new one, or its key result."""
    new = {source_of(kr): kr.id for kr in key_results}
    top = supported_by_link(okrs, objective.parent)
    above = {each.id for each in (top, *upwards(okrs, top))} if top else set()
    for other in okrs.objectives_in.get(objective.cycle or "", ()):
        old = supported_by_link(okrs, other.parent)
        if old is not None and old.id == objective.carried_from and other.id not in above:
            yield Change(other.id, "parent", other.parent, new.get(other.parent, objective.id))


def _require_from(okrs: Okrs, author: Author, source: Objective, into: Cycle) -> None:
    cycle = okrs.cycles.get(source.cycle or "")
    if source.space != author.space:
        raise RefusedError(f"“{source.title}” is of another team: carry it there")
    if cycle is None:
        raise RefusedError(f"“{source.title}” is set for no cycle: choose one for it instead of carrying it")
    if cycle.phase == "planning":
        raise RefusedError(
            f"{cycle.name} is still being planned: move “{source.title}” instead of carrying it"
        )
    if source.state != "active":
        now = "was dropped" if source.state == "dropped" else "is a draft"
        raise RefusedError(f"“{source.title}” {now}: what was pursued is carried")
    if cycle.id == into.id or (cycle.span.end and into.span.end and into.span.end <= cycle.span.end):
        raise RefusedError(f"{into.name} ends no later than {cycle.name}: objectives are carried forward")


def _require_into(author: Author, into: Cycle) -> None:
    if into.space != author.space:
        raise RefusedError(f"{into.name} is a cycle of another team: choose one of this team")
    if into.phase in ("grading", "closed"):
        now = "closed and read-only" if into.phase == "closed" else "being graded"
        raise RefusedError(f"{into.name} is {now}: choose a cycle that is planned or under way")
