"""What nobody can settle and everybody should know: what came after a cycle was closed, and forked replicas."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from msgspec import Struct

from okrtui.okr.conflicts import Remark
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Objective
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New, Operation, Set
from okrtui.replica.registers import Stamp
from okrtui.workspace.givers import giver_of
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.home import Home
from okrtui.workspace.journal import Journal
from okrtui.workspace.translate import PARENT_FIELD
from okrtui.workspace.workspace import Workspace

EARLIEST = datetime.min.replace(tzinfo=UTC)


class Logs(Struct, frozen=True):
    """What has to be read of one space, and what is known of it: reading needs nobody's turn."""

    journal: Journal
    replicas: tuple[str, ...]
    okrs: Okrs
    closings: Mapping[str, Stamp]
    """When each closed cycle was closed, and by which replica."""


def logs_of(home: Home, space: str | None = None) -> list[Logs]:
    """The logs of one space, or of all; opens every cycle."""
    home.load_all()
    workspaces = [home.workspaces[space]] if space else home.workspaces.values()
    return [Logs(w.journal, tuple(sorted(w.marks)), w.okrs, _closings(w)) for w in workspaces]


def remarks_in(spaces: Iterable[Logs]) -> list[Remark]:
    """All there is to know, the newest first; every log is read once and whole."""
    with as_storage_error():
        found = [remark for logs in spaces for rid in logs.replicas for remark in _in_log(logs, rid)]
    return sorted(found, key=lambda remark: (remark.at or EARLIEST, remark.id, remark.did), reverse=True)


def _closings(workspace: Workspace) -> dict[str, Stamp]:
    closed = (cycle.id for cycle in workspace.okrs.cycles.values() if cycle.phase == "closed")
    known = ((id_, workspace.state.entities.get(id_)) for id_ in closed)
    return {id_: entity.heads("phase")[0].stamp for id_, entity in known if entity and entity.heads("phase")}


def _in_log(logs: Logs, rid: str) -> Iterator[Remark]:
    """Each commit that changed a cycle which another replica had closed, by the stamps; and the first fork."""
    before: set[str | None] = set()
    is_forked = False
    for commit in logs.journal.every_commit(rid):
        if commit.opening.prev in before and not is_forked:
            is_forked = True
            yield _remark("forked", logs, rid, commit)
        before.add(commit.opening.prev)
        if (cycle := _closed_before(logs, commit)) is not None:
            yield _remark("after_closing", logs, cycle, commit)


def _remark(kind: str, logs: Logs, id_: str, commit: Commit) -> Remark:
    giver = giver_of(commit)
    return Remark(kind, logs.journal.space, id_, giver.by, giver.at, giver.did)  # type: ignore[arg-type]


def _closed_before(logs: Logs, commit: Commit) -> str | None:
    """The cycle that was closed before this commit changed what it holds."""
    for operation in commit.operations if logs.closings else ():
        cycle = _cycle_of(logs.okrs, operation)
        closing = logs.closings.get(cycle or "")
        if closing is not None and operation.t > closing[0] and commit.rid != closing[1]:
            return cycle
    return None


def _cycle_of(okrs: Okrs, operation: Operation) -> str | None:
    """The cycle of the objective, the key result or its reading that an operation makes or changes."""
    match operation:
        case New(y=kind, b=body) if kind in PARENT_FIELD:
            return _cycle_with(okrs, body.get(PARENT_FIELD[kind]))
        case New(e=id_, y="objective" | "key_result") | Set(e=id_):
            return _cycle_with(okrs, id_)
        case _:
            return None


def _cycle_with(okrs: Okrs, id_: object) -> str | None:
    key = id_ if isinstance(id_, str) else ""
    goal = okrs.key_results.get(key) or okrs.objectives.get(key)
    cycle: Cycle | None = okrs.cycle_of(goal) if isinstance(goal, KeyResult | Objective) else None
    return cycle.id if cycle else None
