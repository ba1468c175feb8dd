"""Replicas for tests: fixed keys, and logs built by hand."""

from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256

from msgspec import UNSET, UnsetType
from nacl.signing import SigningKey

from okrtui.replica.commits import Commit, Opening, header_line, rid_of, seal
from okrtui.replica.operations import Operation

SPACE = "s" * 26


class Replica:
    """Somebody with a key of their own, who numbers and chains what they commit."""

    def __init__(self, name: str, space: str = SPACE) -> None:
        self.space = space
        self._key = SigningKey(sha256(name.encode()).digest())
        self.number = 0
        self.last: str | None = None

    @cached_property
    def public_key(self) -> bytes:
        return bytes(self._key.verify_key)

    @cached_property
    def rid(self) -> str:
        return rid_of(self.public_key)

    @property
    def header(self) -> bytes:
        return header_line(self.space, self.public_key)

    def sign(self, message: bytes) -> bytes:
        return bytes(self._key.sign(message).signature)

    def commit(
        self,
        *operations: Operation,
        step: tuple[str, int, int] | UnsetType = UNSET,
        undoes: str | UnsetType = UNSET,
        did: str = "edited",
    ) -> Commit:
        """The next commit of this replica."""
        opening = Opening(
            a=self.number + 1,
            b=self.number + len(operations),
            app="okrtui/0.0",
            at="2026-11-21T21:03:36Z",
            by="p" * 26,
            did=did,
            prev=self.last,
            step=step,
            undoes=undoes,
        )
        commit = seal(opening, operations, self.space, self)
        self.number, self.last = opening.b, commit.cid
        return commit

    def log(self, commits: Sequence[Commit]) -> bytes:
        """A log file of these commits."""
        return self.header + b"".join(commit.data for commit in commits)
