"""The marker of a shared directory: says whose it is, signed by its creator (share protocol §1)."""

from msgspec import Struct

from okrtui.replica.commits import FORMAT, Signer


class BadMarkerError(ValueError):
    """Lines that are no marker; says why."""


class Marker(Struct, frozen=True, kw_only=True):
    """What the two lines of a marker say; keep it whole to pin it, compare it with `==`."""

    created: str
    key: str
    n: str
    name: str
    space: str
    fmt: int = FORMAT
    okrtui: str = "space"
    sig: str


def seal_marker(name: str, created: str, nonce: str, signer: Signer) -> Marker:
    """A marker signed with the key that made the space: `signer` must sign with the space's first replica.

    `created` is a time as in commits (2026-11-21T21:03:36Z), `nonce` the one the space's id follows from.
    """
    raise NotImplementedError


def marker_lines(marker: Marker) -> bytes:
    """The marker as it is written: one canonical line and a signature line."""
    raise NotImplementedError


def read_marker(data: bytes) -> Marker:
    """The marker of these bytes; BadMarkerError unless its key signed it and its space follows from the key."""
    raise NotImplementedError
