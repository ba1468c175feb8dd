"""Commits and the lines they are written as: canonical, chained, signed (share protocol §1)."""

from base64 import b32encode, b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

import msgspec
from msgspec import UNSET, Struct, UnsetType

from okrtui.replica.canonical import NotCanonicalError, canonical, require_canonical
from okrtui.replica.operations import New, Operation, Set, Unknown
from okrtui.replica.signatures import BadSignatureError, Signer, bytes_of, require_signed

FORMAT = 1
MAX_REGISTER = 64 * 1024
MAX_COMMIT = 4 * 1024 * 1024
MAX_FILE = 64 * 1024 * 1024
MAX_OPERATIONS = 1_000_000
SIGNATURE = b'{"sig":'
NOT_THAT = (msgspec.MsgspecError, ValueError, RecursionError)
"""What decoding raises at a line that is something else, be it only nested without end."""


class BadCommitError(ValueError):
    """Lines that are no commit of this replica; says why."""


class DamagedError(ValueError):
    """A local log that cannot be read beyond `offset`."""

    def __init__(self, offset: int, why: str) -> None:
        self.offset = offset
        super().__init__(f"damaged at byte {offset}: {why}")


class Header(Struct, frozen=True):
    """The first line of every log file: whose it is, and the key that signs it."""

    key: str
    rid: str
    space: str
    fmt: int = FORMAT
    min: int = FORMAT
    okrtui: str = "log"


class Opening(Struct, frozen=True, gc=False):
    """The first line of a commit. `at`, `did` and `by` are for people; `undoes` names the cid taken back.

    `seen` says how far its author knew every replica, where that will be asked: in what closes a cycle.
    """

    a: int
    b: int
    app: str
    at: str
    by: str
    did: str
    prev: str | None
    step: tuple[str, int, int] | UnsetType = UNSET
    undoes: str | UnsetType = UNSET
    seen: dict[str, int] | UnsetType = UNSET


class Signature(Struct, frozen=True, gc=False):
    """The last line of a commit."""

    sig: str


class Commit(Struct, frozen=True, gc=False):
    """One step of a person, as accepted: its replica, its lines and what they say."""

    rid: str
    cid: str
    opening: Opening
    operations: tuple[Operation, ...]
    data: bytes

    @property
    def signed_lines(self) -> bytes:
        """Its lines before the signature, which with space and replica make its cid."""
        return self.data[: self.data.rfind(b"\n", 0, -1) + 1]


_header = msgspec.json.Decoder(Header)
_opening = msgspec.json.Decoder(Opening)
_signed = msgspec.json.Decoder(Signature)
_known = msgspec.json.Decoder(New | Set)
_unknown = msgspec.json.Decoder(Unknown)


def rid_of(public_key: bytes) -> str:
    """The replica's name: 26 digits of base32 from the SHA-256 of its public key."""
    return b32encode(sha256(public_key).digest()[:16]).decode().lower().rstrip("=")


def header_line(space: str, public_key: bytes) -> bytes:
    """The first line of a replica's log."""
    key = b64encode(public_key).decode()
    return canonical(Header(key=key, rid=rid_of(public_key), space=space)) + b"\n"


def read_header(line: bytes, space: str, rid: str) -> Header:
    """The header of a log of this replica in this space; BadCommitError when it is another's."""
    try:
        require_canonical(line)
        header = _header.decode(line)
        key = bytes_of(header.key)
    except (msgspec.MsgspecError, ValueError) as error:
        raise BadCommitError(f"no log header: {error}") from error
    if header.okrtui != "log" or header.space != space or header.rid != rid or rid_of(key) != rid:
        raise BadCommitError("the header is of another space or replica")
    return header


def seal(opening: Opening, operations: Sequence[Operation], space: str, signer: Signer) -> Commit:
    """The signed commit of these operations; NotCanonicalError when no reader would take it."""
    lines = [canonical(line) for line in (opening, *operations)]
    for line in lines:
        require_canonical(line)
    body = b"".join(line + b"\n" for line in lines)
    message = _message(space, signer.rid, body)
    signature = b64encode(signer.sign(message)).decode()
    data = body + canonical({"sig": signature}) + b"\n"
    return Commit(signer.rid, _cid(message), opening, tuple(operations), data)


def verify(commit: Commit, space: str, key: str) -> None:
    """BadCommitError unless every line is canonical and the signature is the key's."""
    *lines, last, _ = commit.data.split(b"\n")
    try:
        for line in (*lines, last):
            require_canonical(line)
        require_signed(_message(space, commit.rid, commit.signed_lines), _signed.decode(last).sig, key)
    except NotCanonicalError as error:
        raise BadCommitError(f"not canonical: {error}") from error
    except (BadSignatureError, msgspec.MsgspecError, ValueError) as error:
        raise BadCommitError("the signature is missing or wrong") from error


def read_commits(data: bytes, start: int, space: str, rid: str) -> Iterator[Commit]:
    """The whole commits of a log's bytes from `start`; DamagedError where lines are no commit.

    What follows the last whole commit and never comes to a signature is a torn tail and left alone.
    """
    while start < len(data):
        commit = _read_commit(data, start, space, rid)
        if commit is None:
            return
        yield commit
        start += len(commit.data)


def _read_commit(data: bytes, start: int, space: str, rid: str) -> Commit | None:
    end = data.find(b"\n", start)
    if end < 0:
        return None
    try:
        opening = _opening.decode(data[start:end])
    except NOT_THAT as error:
        raise DamagedError(start, f"no commit line ({error})") from error
    count = opening.b - opening.a + 1
    if not 1 <= count <= MAX_OPERATIONS or opening.a < 1:
        raise DamagedError(start, "operation numbers that cannot be")
    lines = []
    for _ in range(count):
        line_start, end = end + 1, data.find(b"\n", end + 1)
        if end < 0:
            return None
        line = data[line_start:end]
        if line.startswith(SIGNATURE):  # a count that is too large must not eat the commits that follow
            raise DamagedError(start, "fewer operations than it says")
        lines.append(line)
    body_end, end = end + 1, data.find(b"\n", end + 1)
    if end < 0:
        return None
    try:
        _signed.decode(data[body_end:end])
    except NOT_THAT as error:
        raise DamagedError(start, f"no signature line ({error})") from error
    operations = tuple(_operation(line, start) for line in lines)
    cid = _cid(_message(space, rid, data[start:body_end]))
    return Commit(rid, cid, opening, operations, data[start : end + 1])


def _operation(line: bytes, start: int) -> Operation:
    known: Operation
    try:
        known = _known.decode(line)
        return known
    except NOT_THAT:
        pass  # of a newer format, or made wrongly: kept in the log and not folded
    try:
        return _unknown.decode(line)
    except NOT_THAT as error:
        raise DamagedError(start, f"no operation line ({error})") from error


def _message(space: str, rid: str, body: bytes) -> bytes:
    return f"okrtui-commit-1\n{space}\n{rid}\n".encode() + body


def _cid(message: bytes) -> str:
    return sha256(message).hexdigest()[:32]
