"""The two kinds of operation, and ids that prove who made them (share protocol §2)."""

from hashlib import sha256
from itertools import product

from msgspec import UNSET, Struct, UnsetType

from okrtui.replica.canonical import Value, canonical

Reference = tuple[str, int, str]
"""Names one operation: its replica, its number there, the first 16 digits of its commit's cid."""

DELETED = "_del"
"""The register that hides an entity: `{"seen": {replica: number}}` says what the deletion knew of, None shows it."""


class New(Struct, frozen=True, gc=False, tag_field="k", tag="new"):
    """Entity `e` of kind `y` exists; `b` holds the first values of its registers."""

    e: str
    y: str
    b: dict[str, Value]
    t: int
    n: str | UnsetType = UNSET
    key: str | UnsetType = UNSET


class Set(Struct, frozen=True, gc=False, tag_field="k", tag="set"):
    """Register (e, f) becomes v; `o` names the heads its author saw; v None clears it."""

    e: str
    f: str
    v: Value
    o: tuple[Reference, ...]
    t: int


class Unknown(Struct, frozen=True, gc=False):
    """An operation of a newer format: kept in the log, folded by a newer version."""

    k: str
    t: int = 0


Operation = New | Set | Unknown


_PAIRS = ["".join(pair) for pair in product("abcdefghijklmnopqrstuvwxyz234567", repeat=2)]
_SHIFTS = range(120, -1, -10)


def short_hash(*lines: str) -> str:
    """The first 26 base32 digits (130 bits) of the SHA-256 of the lines.

    Two digits at a time: every new record is checked by it, and the standard library's is written in Python.
    """
    bits = int.from_bytes(sha256("\n".join(lines).encode()).digest()[:17], "big") >> 6
    return "".join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])


def fresh_id(rid: str, nonce: str) -> str:
    """The id of an entity only this replica could have made with this nonce of 16 hex digits."""
    return short_hash("okrtui-id-1", rid, nonce)


def space_id(rid: str, nonce: str) -> str:
    """The id of a space: it proves which replica made it (share protocol §1)."""
    return short_hash("okrtui-space-id-1", rid, nonce)


def natural_id(space: str, kind: str, *key: str) -> str:
    """The id of an entity that several people would make alike."""
    return short_hash("okrtui-key-1", space, kind, natural_key(*key))


def natural_key(*key: str) -> str:
    """The key as it is kept in the operation: a canonical JSON array of strings."""
    return canonical(key).decode()


def proves_its_maker(new: New, space: str, rid: str) -> bool:
    """Whether the entity's id follows from its nonce and replica, or from its natural key."""
    if isinstance(new.n, str):
        return new.e == fresh_id(rid, new.n)
    if isinstance(new.key, str):
        return new.e == short_hash("okrtui-key-1", space, new.y, new.key)
    return False
