"""What nobody can settle and everybody should know: what came after a cycle was closed, and forked replicas."""

from collections.abc import Iterator
from datetime import UTC, datetime

from okrtui.okr.conflicts import Remark
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle
from okrtui.replica.registers import Entity, Stamp, reference
from okrtui.workspace.givers import Giver, giver_of, givers
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.home import Home
from okrtui.workspace.workspace import Workspace


def remarks_of(home: Home, space: str | None = None) -> list[Remark]:
    """All there is to know in one space, or in all; opens every cycle and reads every log."""
    home.load_all()
    workspaces = [home.workspaces[space]] if space else [*home.workspaces.values()]
    late = [remark for workspace in workspaces for remark in _late(workspace)]
    late.sort(key=lambda remark: (remark.at or datetime.min.replace(tzinfo=UTC), remark.id), reverse=True)
    return late + [remark for workspace in workspaces for remark in _forks(workspace)]


def _late(workspace: Workspace) -> Iterator[Remark]:
    """Each record of a closed cycle that somebody else made or changed after it was closed, by the stamps."""
    okrs, entities = workspace.okrs, workspace.state.entities
    found: dict[str, Stamp] = {}
    for cycle in okrs.cycles.values():
        closing = _closing(entities.get(cycle.id), cycle)
        for id_ in _held(okrs, cycle) if closing else ():
            entity = entities.find(id_)
            stamp = max(_stamps(entity), default=None) if entity else None
            if stamp and closing and stamp[0] > closing[0] and stamp[1] != closing[1]:
                found[id_] = stamp
    known = givers(workspace, map(reference, found.values()))
    for id_, stamp in found.items():
        giver = known.get(reference(stamp), Giver())
        yield Remark("after_closing", workspace.space, id_, giver.by, giver.at)


def _closing(entity: Entity | None, cycle: Cycle) -> Stamp | None:
    heads = entity.heads("phase") if entity and cycle.phase == "closed" else []
    return heads[0].stamp if heads else None


def _held(okrs: Okrs, cycle: Cycle) -> Iterator[str]:
    """The ids of what a cycle holds."""
    for objective in okrs.objectives_in.get(cycle.id, ()):
        yield objective.id
        for key_result in okrs.key_results_of.get(objective.id, ()):
            yield key_result.id
            yield from (check_in.id for check_in in okrs.check_ins.get(key_result.id, ()))
            yield from (change.id for change in okrs.target_changes.get(key_result.id, ()))


def _stamps(entity: Entity) -> Iterator[Stamp]:
    yield from (birth.stamp for birth in entity.births.values())
    yield from (head.stamp for each in entity.registers.values() for head in each.heads.values())


def _forks(workspace: Workspace) -> Iterator[Remark]:
    """Each replica that went on twice from one commit: a copy of its data and keys was used beside it."""
    with as_storage_error():
        for rid in sorted(workspace.marks):
            before: set[str | None] = set()
            for commit in workspace.journal.every_commit(rid):
                if commit.opening.prev in before:
                    giver = giver_of(commit)
                    yield Remark("forked", workspace.space, rid, giver.by, giver.at)
                    break
                before.add(commit.opening.prev)
