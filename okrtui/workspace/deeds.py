"""What people did lately, told from the ends of the logs: who added or finished a record, and when."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import NamedTuple

from okrtui.okr.looks import Look
from okrtui.okr.since import Deed
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New, Operation, Set
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.translate import PARENT_FIELD
from okrtui.workspace.undoing import Past, steps_of
from okrtui.workspace.workspace import Workspace

IsUnknown = Callable[[int, int], bool]
"""Whether something is not known yet, by its number in its log and its stamp."""


def deeds_beyond(workspace: Workspace, look: Look) -> list[Deed]:
    """What was done in a space that a look did not know, the earliest first.

    Where it knew nothing of the space at all: what was done since its day began. Steps that were taken
    back count for nothing.
    """
    times = _Times.of(workspace)
    with as_storage_error():
        steps = sorted(steps_of(_unknown_commits(workspace, look, times)), key=lambda step: step.t)
    return [deed for step in _standing(steps) for deed in _deeds(step, times.moment(step.t))]


class _Times(NamedTuple):
    """The rules' clock, and the milliseconds of the one that stamps are made with."""

    now: datetime
    stamp: int

    @classmethod
    def of(cls, workspace: Workspace) -> "_Times":
        """A seeded home stamps with the rules' clock, every other with the machine's."""
        clock = workspace.clock()
        is_seeded = workspace.identity.remembered.seed is not None
        return cls(clock.now, int((clock.now if is_seeded else clock.stamp).timestamp() * 1000))

    def moment(self, t: int) -> datetime:
        """What was stamped a while ago happened as long ago by the rules' clock.

        A stamp that is still to come, of a clock that ran ahead, is now.
        """
        return self.now - timedelta(milliseconds=max(0, self.stamp - max(0, t)))

    def begin(self, day: date) -> int:
        """The stamp of when a day began where I am."""
        passed = self.now - datetime.combine(day, time(), self.now.tzinfo)
        return self.stamp - int(passed.total_seconds() * 1000)


def _unknown_commits(workspace: Workspace, look: Look, times: _Times) -> Iterator[Commit]:
    """Those beyond what a look knew, of each log in their order; a log it knew wholly is not read."""
    is_space_known = not look.known.keys().isdisjoint(workspace.marks)
    begin = times.begin(look.day)
    for rid, mark in workspace.marks.items():
        is_unknown = _beyond(look.known.get(rid, 0)) if is_space_known else _from(begin)
        if is_unknown(mark.number, mark.t):
            yield from _ending(workspace.journal.newest_first(rid, mark.offset), is_unknown)


def _beyond(known: int) -> IsUnknown:
    return lambda number, t: number > known


def _from(begin: int) -> IsUnknown:
    return lambda number, t: t >= begin or t == 0  # only a newer version's operations have no time


def _ending(newest: Iterator[Commit], is_unknown: IsUnknown) -> list[Commit]:
    """The commits at the end of a log that are not known, in their order."""
    found = takewhile(lambda c: is_unknown(c.opening.b, max(o.t for o in c.operations)), newest)
    return [*found][::-1]


def _standing(steps: Sequence[Past]) -> list[Past]:
    """The steps without those that were taken back by who made them, and without the taking back."""
    known = {step.cid: step for step in steps}
    gone: set[str] = set()
    for step in reversed(steps):  # the latest first: what was done again is not gone
        opening = step.commits[0].opening
        before = known.get(opening.undoes) if isinstance(opening.undoes, str) else None
        if step.cid not in gone and before and before.commits[0].opening.by == opening.by:
            gone |= {step.cid, before.cid}
    return [step for step in steps if step.cid not in gone]


def _deeds(step: Past, at: datetime) -> Iterator[Deed]:
    for commit in step.commits:
        for operation in commit.operations:
            yield from _deeds_of(operation, commit.opening.by, at)


def _deeds_of(operation: Operation, by: str, at: datetime) -> Iterator[Deed]:
    match operation:
        case New(e=id_, y=kind, b=body):
            yield Deed("added", id_, by, at, str(body.get(PARENT_FIELD.get(kind, ""), "")))
            if body.get("state") == "done":
                yield Deed("done", id_, by, at)
        case Set(e=id_, f="state", v="done"):
            yield Deed("done", id_, by, at)
