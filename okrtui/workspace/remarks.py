"""What nobody can settle and everybody should know: what came after a cycle was closed, and forked replicas."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct, UnsetType

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
    """What has to be read of one space, and what is known of it: reading needs nobody's turn.

    `closings` are by closed cycle the operations that closed it; several where several did so unseen by each other.
    """

    journal: Journal
    replicas: tuple[str, ...]
    okrs: Okrs
    closings: Mapping[str, tuple[Stamp, ...]]


class Closing(Struct, frozen=True):
    """Who closed a cycle, and what they knew then: how far each replica; where nobody said so, until when."""

    by: frozenset[str]
    seen: Mapping[str, int]
    t: int | None

    def knew(self, rid: str, number: int, t: int) -> bool:
        """Whether this operation lies in the past of the closing."""
        return rid in self.by or number <= self.seen.get(rid, 0) or (self.t is not None and t <= self.t)


def logs_of(home: Home, space: str | None = None) -> list[Logs]:
    """The logs of one space, or of all; opens every cycle."""
    home.load_all()
    workspaces = [home.workspaces[space]] if space else home.workspaces.values()
    return [Logs(w.journal, tuple(sorted(w.marks)), w.okrs, _closings(w)) for w in workspaces]


def remarks_in(spaces: Iterable[Logs]) -> list[Remark]:
    """All there is to know, the newest first; every log is read whole."""
    with as_storage_error():
        found = [remark for logs in spaces for remark in _in_space(logs)]
    return sorted(found, key=lambda remark: (remark.at or EARLIEST, remark.id, remark.did), reverse=True)


def _closings(workspace: Workspace) -> dict[str, tuple[Stamp, ...]]:
    """A cycle that came into being closed, as by an import, was closed by nobody."""
    closed = (cycle.id for cycle in workspace.okrs.cycles.values() if cycle.phase == "closed")
    known = ((id_, workspace.state.entities.get(id_)) for id_ in closed)
    heads = {id_: [h for h in entity.heads("phase") if not h.born] for id_, entity in known if entity}
    return {id_: tuple(h.stamp for h in of if h.value == "closed") for id_, of in heads.items() if of}


def _in_space(logs: Logs) -> Iterator[Remark]:
    closings = _known_to_closers(logs)
    for rid in logs.replicas:
        yield from _in_log(logs, rid, closings)


def _known_to_closers(logs: Logs) -> dict[str, Closing]:
    wanted = {rid for stamps in logs.closings.values() for _, rid, _, _ in stamps}
    openings = {commit.cid: commit.opening for rid in wanted for commit in logs.journal.every_commit(rid)}
    return {
        cycle: _closing(stamps, [openings[cid].seen for _, _, _, cid in stamps if cid in openings])
        for cycle, stamps in logs.closings.items()
    }


def _closing(stamps: Sequence[Stamp], said: Sequence[Mapping[str, int] | UnsetType]) -> Closing:
    """What those who closed a cycle knew together."""
    seen: dict[str, int] = {}
    for known in said:
        for rid, number in () if isinstance(known, UnsetType) else known.items():
            seen[rid] = max(number, seen.get(rid, 0))
    return Closing(frozenset(rid for _, rid, _, _ in stamps), seen, None if seen else stamps[0][0])


def _in_log(logs: Logs, rid: str, closings: Mapping[str, Closing]) -> Iterator[Remark]:
    """Each commit that changed a closed cycle and that nobody who closed it knew; and the first fork."""
    before: set[str | None] = set()
    is_forked = False
    for commit in logs.journal.every_commit(rid):
        if commit.opening.prev in before and not is_forked:
            is_forked = True
            yield _remark("forked", logs, rid, commit)
        before.add(commit.opening.prev)
        if (cycle := _closed_before(logs.okrs, commit, closings)) is not None:
            yield _remark("after_closing", logs, cycle, commit)


def _remark(kind: str, logs: Logs, id_: str, commit: Commit) -> Remark:
    giver = giver_of(commit)
    return Remark(kind, logs.journal.space, id_, giver.by, giver.at, giver.did)  # type: ignore[arg-type]


def _closed_before(okrs: Okrs, commit: Commit, closings: Mapping[str, Closing]) -> str | None:
    """The cycle that was closed by somebody who did not know that this commit changed what it holds."""
    for number, operation in enumerate(commit.operations if closings else (), commit.opening.a):
        cycle = _cycle_of(okrs, operation)
        closing = closings.get(cycle or "")
        if closing is not None and not closing.knew(commit.rid, number, operation.t):
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
