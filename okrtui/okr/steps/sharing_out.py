"""Sharing a private objective: a copy of what it shows now in a team's space; its private history stays.

Two steps in two spaces (share protocol §7): the team gets new ids and never learns the private ones; the
private objective is then dropped, so that nothing counts twice, and supports its copy.
"""

from collections.abc import Iterator

from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued, standing
from okrtui.okr.records import CheckIn, Cycle, KeyResult, Objective, Whose
from okrtui.okr.steps.joining import person_called
from okrtui.okr.steps.objectives import last_place, require_references
from okrtui.okr.steps.rules import require_not_below, require_open, require_there
from okrtui.okr.steps.step import Add, Author, Step, changes_of, step


def share_copy(okrs: Okrs, author: Author, private: Objective) -> Step:
    """A copy in a team's space: title, why, key results with their measures, last values and confidences.

    No note, no earlier value, no link goes along. The first record added is the objective.
    """
    if private.space == author.space:
        raise RefusedError(f"“{private.title}” is the team's already")
    cycles = tuple(_cycle(okrs, author, private))
    objective = _objective(okrs, author, private, cycles[0].record.id if cycles else None)
    of_key_results = (
        add for kr in pursued(okrs, private) for add in _key_result(okrs, author, kr, objective.record.id)
    )
    missing = [add for add in cycles if add.record.id not in okrs.cycles]
    made: Objective = objective.record  # type: ignore[assignment]

    def rule(okrs: Okrs) -> None:
        within = okrs.with_records(add.record for add in missing)
        _require_pursued(okrs, private)
        require_references(within, made)
        require_open(within, made)
        require_not_below(okrs, made, made.parent)

    return step(okrs, author, f"shared “{private.title}”", objective, *missing, *of_key_results, rule=rule)


def leave_to(okrs: Okrs, author: Author, private: Objective, copy: str, team: str) -> Step:
    """The private objective goes on in its copy: it is dropped, and supports it."""

    def rule(okrs: Okrs) -> None:
        _require_pursued(okrs, private)
        require_open(okrs, private)

    values = {"state": "dropped", "parent": copy, "order": (copy, last_place(okrs, copy, copy))}
    title = f"shared “{private.title}” with {team}"
    return step(okrs, author, title, *changes_of(private, values), rule=rule)


def _require_pursued(okrs: Okrs, private: Objective) -> None:
    now = require_there(okrs, private)
    if now.state == "dropped":
        raise RefusedError(f"“{now.title}” is dropped: restore it to share it")


def _cycle(okrs: Okrs, author: Author, private: Objective) -> Iterator[Add]:
    """The team's cycle of this name, as it is or as it would be made; none for the backlog."""
    cycle = okrs.cycles.get(private.cycle or "")
    if cycle is None:
        return
    there = (c for c in okrs.cycles.values() if c.space == author.space and c.name == cycle.name)
    made = author.ids.keyed("cycle", cycle.name)
    new = Cycle(id=made.id, space=author.space, name=cycle.name, span=cycle.span, phase=cycle.phase)
    yield Add(next(there, new), made)


def _objective(okrs: Okrs, author: Author, private: Objective, cycle: str | None) -> Add:
    made = author.ids.fresh()
    above = okrs.objectives.get(private.parent or "") or okrs.key_results.get(private.parent or "")
    parent = private.parent if above is not None and above.space == author.space else None
    copy = Objective(
        id=made.id,
        space=author.space,
        title=private.title,
        why=private.why,
        cycle=cycle,
        for_=Whose(person=author.person),
        owner=author.person,
        kind=private.kind,
        origin=private.origin,
        state=private.state,
        parent=parent,
        order=(parent or "", last_place(okrs, parent, made.id)),
    )
    return Add(copy, made)


def _key_result(okrs: Okrs, author: Author, private: KeyResult, objective: str) -> Iterator[Add]:
    made = author.ids.fresh()
    copy = KeyResult(
        id=made.id,
        space=author.space,
        objective=objective,
        title=private.title,
        owner=_person(okrs, author, private.owner),
        measure=private.measure,
        starts=private.starts,
        due=private.due,
        weight=private.weight,
        order=(objective, private.order[1]) if private.order else None,
    )
    yield Add(copy, made)
    yield from _reading(okrs, author, private, copy.id)


def _reading(okrs: Okrs, author: Author, private: KeyResult, key_result: str) -> Iterator[Add]:
    """Where it stands, as one check-in of the day of its last one, without a word."""
    at = standing(okrs, private)
    if at.last is None or (at.value is None and at.confidence is None):
        return
    made = author.ids.fresh()
    reading = CheckIn(
        id=made.id,
        space=author.space,
        key_result=key_result,
        on=at.last.on,
        value=None if isinstance(at.value, tuple) else at.value,
        steps_done=at.value if isinstance(at.value, tuple) else None,
        confidence=at.confidence,
        by=author.person,
        recorded=author.now,
    )
    yield Add(reading, made)


def _person(okrs: Okrs, author: Author, private: str | None) -> str | None:
    """Who somebody of the private space is in the team: whoever has that name there, else nobody."""
    found = person_called(okrs, author.space, okrs.person_name(private)) if private else None
    return found.id if found else None
