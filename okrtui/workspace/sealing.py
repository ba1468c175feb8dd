"""Operations into signed commits, and where new ids come from."""

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from msgspec import UNSET

from okrtui import __version__
from okrtui.okr.errors import BadInputError
from okrtui.okr.steps.step import Made
from okrtui.replica.canonical import NotCanonicalError, Value, canonical
from okrtui.replica.commits import MAX_COMMIT, MAX_REGISTER, Commit, Opening, seal
from okrtui.replica.operations import New, Operation, fresh_id, natural_id, natural_key
from okrtui.store.identity import Identity
from okrtui.store.tables import Mark

MAX_TITLE = 300


class ReplicaIds:
    """Ids for new records: random ones that prove their maker, natural ones that people share."""

    def __init__(self, space: str, identity: Identity) -> None:
        self._space = space
        self._identity = identity
        self._count = 0

    def fresh(self) -> Made:
        """An id that only this replica could have made."""
        nonce = self._nonce()
        return Made(fresh_id(self._identity.rid, nonce), nonce=nonce)

    def keyed(self, kind: str, *key: str) -> Made:
        """The id of what several people would make alike."""
        return Made(natural_id(self._space, kind, *key), key=natural_key(*key))

    def _nonce(self) -> str:
        known = self._identity.remembered
        if known.seed is None:
            return os.urandom(8).hex()
        self._count += 1
        return sha256(f"nonce {known.seed} {known.rid} {known.number} {self._count}".encode()).hexdigest()[
            :16
        ]


class Draft(NamedTuple):
    """What a commit says of itself before it is numbered and signed."""

    by: str
    did: str
    at: datetime
    step_id: str
    undoes: str | None = None
    seen: dict[str, int] | None = None


def sealed(
    operations: Sequence[Operation], draft: Draft, space: str, identity: Identity, last: Mark | None
) -> list[Commit]:
    """The commits of one step: one, or several that name the step when it is larger than a commit may be.

    Raises BadInputError when something in it is larger than a reader takes, or cannot be written at all.
    """
    try:
        return _sealed(list(_parts(operations)), draft, space, identity, last)
    except (NotCanonicalError, UnicodeError) as error:
        raise BadInputError(f"this cannot be stored: {error}") from error


def _sealed(
    parts: Sequence[Sequence[Operation]], draft: Draft, space: str, identity: Identity, last: Mark | None
) -> list[Commit]:
    number, cid = (last.number, last.cid) if last else (0, None)
    commits = []
    for place, part in enumerate(parts, 1):
        step = (draft.step_id, place, len(parts)) if len(parts) > 1 else UNSET
        opening = Opening(
            a=number + 1,
            b=number + len(part),
            app=f"okrtui/{__version__}",
            at=draft.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            by=draft.by,
            did=draft.did[:MAX_TITLE],
            prev=cid,
            step=step,
            undoes=draft.undoes or UNSET,
            seen=draft.seen or UNSET,
        )
        commits.append(seal(opening, part, space, identity))
        number, cid = opening.b, commits[-1].cid
    return commits


def _parts(operations: Sequence[Operation]) -> Iterator[list[Operation]]:
    part: list[Operation] = []
    size = 0
    for operation in operations:
        length = _size(operation)
        if part and size + length > MAX_COMMIT // 2:
            yield part
            part, size = [], 0
        part.append(operation)
        size += length
    yield part


def _size(operation: Operation) -> int:
    """How many bytes an operation takes; BadInputError when a value is larger than a reader takes."""
    size = len(canonical(operation))
    if size > MAX_REGISTER:
        for name, value in _given(operation).items():
            if len(canonical(value)) > MAX_REGISTER:
                raise BadInputError(f"{name} is too large: {MAX_REGISTER // 1024} KiB is the most")
    return size


def _given(operation: Operation) -> dict[str, Value]:
    return (
        operation.b
        if isinstance(operation, New)
        else {getattr(operation, "f", ""): getattr(operation, "v", None)}
    )
