"""Conflicts: several values of one field that nobody who gave them saw together, with who gave them and when."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from okrtui.okr.conflicts import CHECK_INS, Choice, Conflict, circle_at, contested, rival_corrections
from okrtui.okr.conflicts import how_many as how_many_in
from okrtui.okr.encoding import plain
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import CheckIn
from okrtui.okr.steps.step import Change, Step
from okrtui.replica.canonical import Value, canonical
from okrtui.replica.operations import DELETED, Reference
from okrtui.replica.registers import Entity, Head, unseen_by_deletion
from okrtui.workspace.givers import Giver, givers
from okrtui.workspace.home import Home
from okrtui.workspace.workspace import Workspace

ORDER = ("field", "trash", "correction", "circle")


class Rival(Struct, frozen=True):
    """A value that somebody gave a field and that stands beside another one; as it is stored."""

    id: str
    field: str
    value: Value
    by: str


def rivals_of(home: Home, step: Step) -> list[Rival]:
    """What stands beside the values of a step that was just taken; mostly nothing."""
    workspace = home.workspaces[step.space]
    beside = [
        (change, head)
        for change in step.changes
        if isinstance(change, Change)
        for head in _beside(workspace, change)
    ]
    known = givers(workspace, [head.reference for _, head in beside])
    nobody = Giver()
    return [
        Rival(change.id, change.field, head.value, known.get(head.reference, nobody).by)
        for change, head in beside
    ]


def _beside(workspace: Workspace, change: Change) -> Iterator[Head]:
    entity, given = workspace.state.entities.get(change.id), plain(change.after)
    rivals = entity.rivals(change.field) if entity else []
    yield from (head for head in rivals if head.value != given)


def how_many(home: Home) -> int:
    """How many fields are in conflict, and how many circles are cut."""
    return how_many_in(home.okrs)


# -- all there are


def conflicts_of(home: Home, space: str | None = None) -> list[Conflict]:
    """Every conflict in one space, or in all; opens every cycle, and reads the logs for who and when."""
    home.load_all()
    workspaces = [home.workspaces[space]] if space else home.workspaces.values()
    found = [conflict for workspace in workspaces for conflict in _in_space(workspace)]
    return sorted(found, key=lambda conflict: (ORDER.index(conflict.kind), conflict.key))


def _in_space(workspace: Workspace) -> Iterator[Conflict]:
    """Those of one space; the logs are read once for all of them."""
    contests = list(_contests(workspace))
    links = {id_: _link(workspace, id_) for circle in _circles(workspace.okrs) for id_ in circle}
    places = {head.reference for contest in contests for _, head in contest.heads}
    known = givers(workspace, places | {head.reference for head in links.values() if head})
    yield from (_contest(workspace.space, contest, known) for contest in contests)
    for circle in _circles(workspace.okrs):
        choices = (_choice(id_, links[id_], known) for id_ in circle)
        yield Conflict("circle", workspace.space, circle[0], tuple(choices), "parent")
    for id_, rivals in _corrections(workspace.okrs):
        choices = (Choice(c.id, c.said_by or c.by or "", c.recorded) for c in rivals)
        yield Conflict("correction", workspace.space, id_, tuple(choices), rivals[-1].id)


class _Contest(Struct):
    """A register in conflict: its heads, each with the field it gave a value."""

    id: str
    field: str
    heads: list[tuple[str, Head]]


def _contests(workspace: Workspace) -> Iterator[_Contest]:
    for record, name in contested(workspace.okrs):
        entity = workspace.state.entities.get(record.id)
        if entity is not None and name != CHECK_INS:
            heads = _trash_heads(entity) if name == DELETED else [(name, h) for h in _values(entity, name)]
            yield _Contest(record.id, name, heads)


def _values(entity: Entity, name: str) -> Iterator[Head]:
    """The first head of each value, the one that shows first."""
    told = set()
    for head in entity.rivals(name):
        if (value := canonical(head.value)) not in told:
            told.add(value)
            yield head


def _trash_heads(entity: Entity) -> list[tuple[str, Head]]:
    """Whether it lies in the trash, then what was given it without knowing of that."""
    first, *others = entity.heads(DELETED)
    other_way = [head for head in others if (head.value is None) != (first.value is None)]
    unseen = unseen_by_deletion(entity)
    names = sorted(entity.registers.keys() - {DELETED})
    edits = [(name, head) for name in names for head in entity.heads(name) if head.reference in unseen]
    return [(DELETED, first), *((DELETED, head) for head in other_way[:1]), *edits]


def _contest(space: str, contest: _Contest, known: Mapping[Reference, Giver]) -> Conflict:
    if contest.field != DELETED:
        choices = [_choice(head.value, head, known) for _, head in contest.heads]
        return Conflict("field", space, contest.id, tuple(choices), contest.field)
    choices = [_trash_choice(name, head, known) for name, head in contest.heads]
    if len(choices) == 1:
        choices.append(Choice(value=False, field=DELETED))
    return Conflict("trash", space, contest.id, tuple(choices), DELETED)


def _trash_choice(name: str, head: Head, known: Mapping[Reference, Giver]) -> Choice:
    return _choice(head.value is not None if name == DELETED else head.value, head, known, name)


def _choice(value: Value, head: Head | None, known: Mapping[Reference, Giver], field: str = "") -> Choice:
    giver = known.get(head.reference, Giver()) if head else Giver()
    return Choice(value, giver.by, giver.at, field)


def _circles(okrs: Okrs) -> list[tuple[str, ...]]:
    cut = (okrs.objectives[id_] for id_ in sorted(okrs.cut) if id_ in okrs.objectives)
    return [tuple(objective.id for objective in circle_at(okrs, objective)) for objective in cut]


def _link(workspace: Workspace, id_: str) -> Head | None:
    entity = workspace.state.entities.get(id_)
    return next(iter(entity.heads("parent")), None) if entity else None


def _corrections(okrs: Okrs) -> Iterator[tuple[str, Sequence[CheckIn]]]:
    for record, name in contested(okrs):
        if name == CHECK_INS:
            rivals = rival_corrections(okrs.check_ins.get(record.id, ()))
            yield from ((record.id, each) for each in rivals)
