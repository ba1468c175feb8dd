"""Conflicts: several values of one field that nobody who gave them saw together."""

from collections.abc import Iterator

from msgspec import Struct

from okrtui.okr.encoding import plain
from okrtui.okr.steps.step import Change, Step
from okrtui.replica.canonical import Value
from okrtui.replica.registers import Head
from okrtui.workspace.home import Home
from okrtui.workspace.workspace import Workspace


class Rival(Struct, frozen=True):
    """A value that somebody gave a field and that stands beside another one; as it is stored."""

    id: str
    field: str
    value: Value
    by: str


def rivals_of(home: Home, step: Step) -> list[Rival]:
    """What stands beside the values of a step that was just taken; mostly nothing."""
    workspace = home.workspaces[step.space]
    return [
        Rival(change.id, change.field, head.value, _who(workspace, head))
        for change in step.changes
        if isinstance(change, Change)
        for head in _beside(workspace, change)
    ]


def _beside(workspace: Workspace, change: Change) -> Iterator[Head]:
    entity, given = workspace.state.entities.get(change.id), plain(change.after)
    rivals = entity.rivals(change.field) if entity else []
    yield from (head for head in rivals if head.value != given)


def _who(workspace: Workspace, head: Head) -> str:
    _, rid, _, cid = head.stamp
    commits = workspace.journal.every_commit(rid)
    return next((commit.opening.by for commit in commits if commit.cid == cid), "")


def how_many(home: Home) -> int:
    """How many fields are in conflict."""
    return sum(len(workspace.state.conflicts()) for workspace in home.workspaces.values())
