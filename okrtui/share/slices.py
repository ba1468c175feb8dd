"""A slice: whole commits of one replica behind their log's header, named after its own hash (share protocol §1)."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from msgspec import Struct, field

from okrtui.replica.checking import checked
from okrtui.replica.commits import (
    FORMAT,
    Commit,
    DamagedError,
    header_line,
    read_commits,
    read_header,
)
from okrtui.replica.signatures import bytes_of
from okrtui.share.names import SliceName

MOST = 4 * 1024 * 1024
"""How large a slice is made; readers take much more."""


class NewerError(ValueError):
    """A slice that a newer version of okrtui wrote and this one cannot read."""


class Newer(Struct, frozen=True):
    """A whole slice that only a newer version can read: whose it is, its name, its bytes."""

    rid: str
    name: SliceName
    data: bytes


class Slice(Struct, frozen=True):
    """A slice to be written: its name, its commits, its bytes."""

    name: SliceName
    commits: Sequence[Commit]
    data: bytes


class Contents(Struct):
    """What a whole slice holds: the commits with a good signature, and what is wrong with the rest.

    `header` is the first line as this version writes it: that of a file is not signed and may say more.
    """

    header: bytes
    commits: list[Commit] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def slice_of(header: bytes, commits: Sequence[Commit]) -> Slice:
    """The slice of commits that follow each other."""
    data = header + b"".join(commit.data for commit in commits)
    name = SliceName(commits[0].opening.a, commits[-1].opening.b, hash_of(data))
    return Slice(name, commits, data)


def hash_of(data: bytes) -> str:
    """The hash in a slice's name: the first 32 hex digits of SHA-256 of the whole file."""
    return sha256(data).hexdigest()[:32]


def whole(data: bytes, name: SliceName) -> bytes | None:
    """The bytes whose hash fits the name, also where an engine changed the line ends; None when torn."""
    if hash_of(data) == name.hash:
        return data
    if b"\r\n" in data:
        mended = data.replace(b"\r\n", b"\n")
        return mended if hash_of(mended) == name.hash else None
    return None


def contents(data: bytes, space: str, rid: str, has: Callable[[Commit], bool]) -> Contents:
    """What a slice of this replica holds; commits that are held already are not checked again.

    Raises BadCommitError when its header is another's, NewerError when it needs a newer version.
    """
    end = data.find(b"\n") + 1
    header = read_header(data[: max(end - 1, 0)], space, rid)
    if header.min > FORMAT:
        raise NewerError("written by a newer version of okrtui")
    found, commits = Contents(header_line(space, bytes_of(header.key))), list[Commit]()
    damage = ""
    try:
        for commit in read_commits(data, end, space, rid):
            commits.append(commit)  # also those before a damaged place
    except DamagedError as error:
        damage = str(error)
    if not damage and end + sum(len(commit.data) for commit in commits) < len(data):
        damage = "it ends in the middle of a step"
    _judge(commits, space, header.key, found, has)
    if damage:
        found.refused.append(damage)
    return found


def _judge(
    commits: Sequence[Commit], space: str, key: str, found: Contents, has: Callable[[Commit], bool]
) -> None:
    unknown = [commit for commit in commits if not has(commit)]
    bad = {id(each): why for each, why in zip(unknown, checked(unknown, space, key), strict=True) if why}
    found.commits += [commit for commit in commits if id(commit) not in bad]
    found.refused += [f"step {each.opening.a}: {bad[id(each)]}" for each in unknown if id(each) in bad]


def runs(pieces: Iterable[Sequence[Commit]], most: int = MOST) -> list[list[Sequence[Commit]]]:
    """Pieces put together, up to `most` bytes, where each follows the one before it, whatever came between."""
    made: list[list[Sequence[Commit]]] = []
    ends: dict[str, tuple[list[Sequence[Commit]], int]] = {}
    for piece in pieces:
        length = sum(len(commit.data) for commit in piece)
        run, size = ends.pop(piece[0].opening.prev or "", ([], 0))
        if not run or size + length > most:
            run, size = [], 0
            made.append(run)
        run.append(piece)
        ends[piece[-1].cid] = run, size + length
    return made
