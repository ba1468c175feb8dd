"""Digests that two machines can compare: of the commits taken in, and of the state they fold to."""

from hashlib import sha256
from typing import Any

from okrtui.replica.canonical import canonical
from okrtui.replica.registers import Entity, Head
from okrtui.workspace.checkpoints import FOLD
from okrtui.workspace.workspace import Workspace


def dump(workspace: Workspace) -> dict[str, Any]:
    """Every register with its heads, sorted; equal commit digests and fold versions give equal state digests."""
    workspace.load_all()
    cids = sorted(commit.cid for commit in workspace.every_commit())
    entities = workspace.state.entities.every()
    registers = {id_: _entity(entity) for id_, entity in sorted(entities.items())}
    return {
        "space": workspace.space,
        "fold": FOLD,
        "commits": len(cids),
        "commits_digest": sha256(canonical(cids)).hexdigest(),
        "state_digest": sha256(canonical(registers)).hexdigest(),
        "registers": registers,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    names = sorted(entity.fields())
    return {
        "kind": entity.kind,
        "registers": {name: [_head(h) for h in entity.heads(name)] for name in names},
    }


def _head(head: Head) -> list[Any]:
    return [*head.stamp, head.value]
