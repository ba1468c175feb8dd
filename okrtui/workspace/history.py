"""What happened in a space, told from its commits."""

from collections.abc import Iterable, Iterator, Sequence

from okrtui.okr.okrs import CHILDREN
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New, Operation
from okrtui.workspace.facts import Entry


def entries(space: str, commits: Iterable[Commit]) -> list[Entry]:
    """One entry a commit, the newest first."""
    return sorted((entry_of(space, (commit,)) for commit in commits), key=place_of, reverse=True)


def entry_of(space: str, commits: Sequence[Commit]) -> Entry:
    """The entry of one step, which may be several commits."""
    opening = commits[0].opening
    operations = [operation for commit in commits for operation in commit.operations]
    sayers = {*_sayers(operations)}
    return Entry(
        cid=commits[0].cid,
        space=space,
        at=opening.at,
        by=opening.by,
        did=opening.did,
        touched=tuple(dict.fromkeys(getattr(operation, "e", "") for operation in operations)),
        t=max((operation.t for operation in operations), default=0),
        undoes=opening.undoes if isinstance(opening.undoes, str) else None,
        about=tuple(dict.fromkeys(_about(operation) for operation in operations)),
        said_by=sayers.pop() if len(sayers) == 1 else None,
    )


def place_of(entry: Entry) -> tuple[int, str]:
    """Where an entry stands in time."""
    return entry.t, entry.cid


def _about(operation: Operation) -> str:
    match operation:
        case New(e=id_, y=kind, b=body) if kind in CHILDREN:
            return str(body.get(CHILDREN[kind][1]) or id_)
        case _:
            return getattr(operation, "e", "")


def _sayers(operations: Iterable[Operation]) -> Iterator[str]:
    """Whose words others recorded."""
    for operation in operations:
        match operation:
            case New(b={"said_by": str(person)} as body) if person != body.get("by"):
                yield person
