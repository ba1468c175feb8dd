"""What waits for a newer version of okrtui: kept when it comes, put back on a share, folded once it is understood."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from okrtui.replica.commits import BadCommitError
from okrtui.share.arrivals import Arrival
from okrtui.share.names import SliceName, slice_name
from okrtui.share.newer import operations_in
from okrtui.share.slices import Contents, Newer, NewerError, contents
from okrtui.store import newer
from okrtui.workspace.absorbing import absorb
from okrtui.workspace.held import Held
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.workspace import Workspace


class Understood(Struct, frozen=True):
    """A file that waited and can be read now."""

    rid: str
    path: Path
    contents: Contents


def keep_newer(here: Workspace, slices: Iterable[Newer]) -> None:
    """Keep what came and only a newer version can read; the share may lose it."""
    with as_storage_error():
        for slice_ in slices:
            newer.keep(_space(here), slice_.rid, slice_.name.text, slice_.data)


def kept_newer(here: Workspace) -> Iterator[Newer]:
    """Every slice that waits here, as it came."""
    for rid, path in newer.kept(_space(here)):
        if (name := slice_name(path.name)) is not None:
            yield Newer(rid, name, newer.read(path))


def waiting_changes(here: Workspace) -> dict[str, int]:
    """How many changes wait, by device."""
    names: dict[str, list[SliceName]] = defaultdict(list)
    for rid, path in newer.kept(_space(here)):
        if rid not in here.identity.remembered.ignored and (name := slice_name(path.name)) is not None:
            names[rid].append(name)
    return {rid: operations_in(of) for rid, of in names.items()}


def take_in_what_waited(here: Workspace) -> int:
    """After an upgrade: fold what an older version had to keep; how many changes that were.

    What even this version cannot read goes on waiting; a file with something bad in it is set aside.
    """
    with as_storage_error():
        understood = list(_understood(here))
        taken = absorb(here, _arrivals(understood))
        for each in understood:
            if each.contents.refused:
                newer.set_aside(_space(here), each.rid, each.path)
            else:
                newer.drop(each.path)
        newer.settle(_space(here))
    return taken


def _understood(here: Workspace) -> Iterator[Understood]:
    held, space, ignored = Held(here), _space(here), here.identity.remembered.ignored
    for rid, path in newer.waited(space):
        if rid in ignored:
            continue
        data = newer.read(path)
        try:
            yield Understood(rid, path, contents(data, here.space, rid, held.has))
        except NewerError:
            newer.keep(space, rid, path.name, data)
            newer.drop(path)
        except BadCommitError:
            newer.set_aside(space, rid, path)


def _arrivals(understood: Iterable[Understood]) -> list[Arrival]:
    found: dict[str, Arrival] = {}
    for each in understood:
        arrival = found.setdefault(each.rid, Arrival(each.rid, each.contents.header))
        arrival.commits += each.contents.commits
    return list(found.values())


def _space(here: Workspace) -> Path:
    return here.logs.directory.parent
