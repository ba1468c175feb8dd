"""What can be taken back and done again: read from the own logs, so it survives a restart."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from okrtui.replica.commits import Commit
from okrtui.replica.operations import DELETED, New, Operation, Reference, Set
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
            done, undone = [*done, step], []
        elif done and done[-1].cid == undoes:
            done.pop()
            undone.append(step)
        elif undone and undone[-1].cid == undoes:
            undone.pop()
            done.append(step)
    return done, undone


def is_newest(step: Past, entity: Callable[[str], Entity | None]) -> bool:
    """Whether every operation of a step is still the newest on its register."""
    return all(
        _is_head(reference(stamp), operation, entity)
        for commit in step.commits
        for stamp, operation in stamps(commit)
    )


def _is_head(place: Reference, operation: Operation, entity: Callable[[str], Entity | None]) -> bool:
    match operation:
        case Set(e=id_, f=name):
            known = entity(id_)
            return known is not None and [head.reference for head in known.heads(name)] == [place]
        case New(e=id_, b=body):
            known = entity(id_)
            return (
                known is not None
                and known.value(DELETED) is None
                and all(place in (head.reference for head in known.heads(name)) for name in body)
            )
        case _:
            return False


class Reversal(NamedTuple):
    """One register put back: (entity, register, value, the head it replaces)."""

    id: str
    field: str
    value: Any
    over: Reference | None


def reversals(step: Past, given: Callable[[Reference], Given | None]) -> list[Reversal]:
    """The registers to set so that a step has not happened; `given` finds an operation that was replaced."""
    back = [
        _reversal(reference(stamp), operation, given)
        for commit in step.commits
        for stamp, operation in stamps(commit)
    ]
    return [reversal for reversal in reversed(back) if reversal is not None]


def _reversal(
    place: Reference, operation: Operation, given: Callable[[Reference], Given | None]
) -> Reversal | None:
    match operation:
        case Set(e=id_, f=name, o=seen):
            former = [found for replaced in seen if (found := given(replaced)) is not None]
            before = max(former, key=lambda each: (isinstance(each[1], Set), each[0]), default=None)
            return Reversal(id_, name, _value(before[1], name) if before else None, place)
        case New(e=id_):
            return Reversal(id_, DELETED, True, None)
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
