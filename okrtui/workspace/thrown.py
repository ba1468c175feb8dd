"""Who put what lies in the trash there, and when."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from okrtui.replica.operations import DELETED, Reference
from okrtui.workspace.givers import Giver, givers
from okrtui.workspace.home import Home
from okrtui.workspace.workspace import Workspace


class Thrown(Struct, frozen=True):
    """What lies in the trash of one space, by what put it there: reading who that was needs nobody's turn."""

    workspace: Workspace
    ids: dict[Reference, str]


def thrown_in(home: Home) -> list[Thrown]:
    """What lies in the trash of every space."""
    return [Thrown(workspace, dict(_deletions(workspace))) for workspace in home.workspaces.values()]


def _deletions(workspace: Workspace) -> Iterator[tuple[Reference, str]]:
    for id_ in workspace.okrs.trash:
        entity = workspace.state.entities.get(id_)
        heads = entity.heads(DELETED) if entity else []
        yield from ((head.reference, id_) for head in heads[:1])


def who_threw(thrown: Iterable[Thrown]) -> dict[str, Giver]:
    """Of each record in the trash who put it there, and when."""
    return {
        each.ids[place]: giver for each in thrown for place, giver in givers(each.workspace, each.ids).items()
    }
