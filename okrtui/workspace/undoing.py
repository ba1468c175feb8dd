"""What can be taken back and done again: read from the own logs, so it survives a restart."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from okrtui.replica.commits import Commit
from okrtui.replica.operations import DELETED, New, Operation, Reference, Set, Unknown, natural_key
from okrtui.replica.registers import Entity, Stamp, reference, stamps

Given = tuple[Stamp, Operation]
"""An operation with its stamp."""


class Past(NamedTuple):
    """The commits of one step, in order."""

    commits: tuple[Commit, ...]

    @property
    def cid(self) -> str:
        """The step's name: the cid of its first commit."""
        return self.commits[0].cid

    @property
    def did(self) -> str:
        """What the step said of itself."""
        return self.commits[0].opening.did

    @property
    def t(self) -> int:
        """When it was stamped."""
        return max((o.t for commit in self.commits for o in commit.operations), default=0)


def steps_of(commits: Iterable[Commit]) -> list[Past]:
    """Commits gathered into the steps they belong to."""
    steps: dict[str, list[Commit]] = {}
    for commit in commits:
        step = commit.opening.step
        steps.setdefault(commit.cid if not isinstance(step, tuple) else f"step {step[0]}", []).append(commit)
    return [Past(tuple(parts)) for parts in steps.values()]


def stacks(commits: Iterable[Commit]) -> tuple[list[Past], list[Past]]:
    """What could be undone and what redone, the next one last.

    An undo is a step that names the step it takes back; a redo one that names the undo.
    """
    done: list[Past] = []
    undone: list[Past] = []
    for step in steps_of(commits):
        undoes = step.commits[0].opening.undoes
        if not isinstance(undoes, str):
            done.append(step)
            undone = []
        elif done and done[-1].cid == undoes:
            done.pop()
            undone.append(step)
        elif undone and undone[-1].cid == undoes:
            undone.pop()
            done.append(step)
    return done, undone


class Ledger:
    """The own commits by what they hold: what an undo stands for, and operations that were replaced."""

    def __init__(self, own: Iterable[Commit], every_commit: Callable[[str], Iterable[Commit]]) -> None:
        self._every_commit = every_commit
        self._steps = {step.cid: step for step in steps_of(own)}
        self._reversing = {
            reference(stamp): (step.commits[0].opening.undoes, operation)
            for step in self._steps.values()
            if isinstance(step.commits[0].opening.undoes, str)
            for commit in step.commits
            for stamp, operation in stamps(commit)
        }
        self._logs: dict[str, dict[Reference, Given]] = {}

    def given(self, place: Reference) -> Given | None:
        """The operation with this reference, also another's; None where it is not known here."""
        rid = place[0]
        if rid not in self._logs:
            pairs = (pair for commit in self._every_commit(rid) for pair in stamps(commit))
            self._logs[rid] = {reference(stamp): (stamp, operation) for stamp, operation in pairs}
        return self._logs[rid].get(place)

    def standing_for(self, places: Iterable[Reference]) -> set[Reference]:
        """The operations whose values these give: an undo gives again what stood there before."""
        pending, found = list(places), set()
        while pending:
            place = pending.pop()
            undone = self._undone_by(place)
            if undone is None:
                found.add(place)
            else:
                pending += undone.o
        return found

    def _undone_by(self, place: Reference) -> Set | None:
        undoes, operation = self._reversing.get(place, (None, None))
        step = self._steps.get(undoes) if isinstance(undoes, str) else None
        if step is None or not isinstance(operation, Set):
            return None
        register = (operation.e, operation.f)
        undone = (o for commit in step.commits for o in commit.operations if isinstance(o, Set))
        return next((o for o in undone if (o.e, o.f) == register), None)


def is_newest(step: Past, entity: Callable[[str], Entity | None], ledger: Ledger) -> bool:
    """Whether every operation of a step is the newest on its register, leaving out what was undone since."""
    return all(
        _is_head(reference(stamp), operation, entity, ledger)
        for commit in step.commits
        for stamp, operation in stamps(commit)
    )


def _is_head(
    place: Reference, operation: Operation, entity: Callable[[str], Entity | None], ledger: Ledger
) -> bool:
    known = None if isinstance(operation, Unknown) else entity(operation.e)
    if known is None:
        return False

    def shown(name: str) -> set[Reference]:
        return ledger.standing_for(head.reference for head in known.heads(name))

    match operation:
        case Set(f=name):
            return shown(name) == ledger.standing_for([place])
        case New(b=body):
            return known.value(DELETED) is None and all(place in shown(name) for name in body)
        case _:
            return False


def is_founding(step: Past) -> bool:
    """Whether a step made its space, of which there is one in each."""
    made = (o for commit in step.commits for o in commit.operations if isinstance(o, New))
    return any((o.y, o.key) == ("space", natural_key()) for o in made)


def first_of(step: Past, own: Iterable[Commit]) -> Past:
    """What was done at first, where a step takes something back or does it again."""
    known = {each.cid: each for each in steps_of(own)}
    while (undoes := step.commits[0].opening.undoes) in known:
        step = known[str(undoes)]
    return step


def left_to(step: Past) -> set[Any]:
    """What a step dropped objectives for: their copies, where they were shared with a team."""
    given = [o for commit in step.commits for o in commit.operations if isinstance(o, Set)]
    dropped = {o.e for o in given if o.f == "state" and o.v == "dropped"}
    return {o.v for o in given if o.e in dropped and o.f == "parent" and o.v is not None}


def made_by(step: Past) -> set[str]:
    """The ids of what a step added."""
    return {o.e for commit in step.commits for o in commit.operations if isinstance(o, New)}


class Reversal(NamedTuple):
    """One register put back: (entity, register, value)."""

    id: str
    field: str
    value: Any


def reversals(step: Past, ledger: Ledger) -> list[Reversal]:
    """The registers to set so that a step has not happened."""
    back = [_reversal(operation, ledger) for commit in step.commits for operation in commit.operations]
    return [reversal for reversal in reversed(back) if reversal is not None]


def supported_again(back: Iterable[Reversal]) -> list[str]:
    """What objectives would support once more."""
    return [each.value for each in back if each.field == "parent" and isinstance(each.value, str)]


def _reversal(operation: Operation, ledger: Ledger) -> Reversal | None:
    match operation:
        case Set(e=id_, f=name, o=seen):
            former = [found for replaced in seen if (found := ledger.given(replaced)) is not None]
            before = max(former, key=lambda each: (isinstance(each[1], Set), each[0]), default=None)
            return Reversal(id_, name, _value(before[1], name) if before else None)
        case New(e=id_):
            return Reversal(id_, DELETED, True)
        case _:
            return None


def _value(operation: Operation, name: str) -> Any:
    match operation:
        case Set(v=value):
            return value
        case New(b=body):
            return body.get(name)
        case _:
            return None
