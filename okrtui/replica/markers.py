"""The marker of a shared directory: says whose it is, signed by its creator (share protocol §1)."""

from base64 import b64encode

import msgspec
from msgspec import Struct

from okrtui.replica.canonical import NotCanonicalError, canonical, require_canonical
from okrtui.replica.commits import FORMAT, rid_of
from okrtui.replica.operations import space_id
from okrtui.replica.signatures import BadSignatureError, Signer, bytes_of, require_signed


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
    sig: str = ""


class _Signature(Struct, frozen=True):
    sig: str


_marker = msgspec.json.Decoder(Marker)
_signature = msgspec.json.Decoder(_Signature)


def seal_marker(name: str, created: str, nonce: str, signer: Signer) -> Marker:
    """A marker signed with the key that made the space: `signer` must sign with the space's first replica.

    `created` is a time as in commits (2026-11-21T21:03:36Z), `nonce` the one the space's id follows from.
    """
    key = b64encode(signer.public_key).decode()
    bare = Marker(created=created, key=key, n=nonce, name=name, space=space_id(signer.rid, nonce))
    signature = signer.sign(_message(_first_line(bare)))
    return msgspec.structs.replace(bare, sig=b64encode(signature).decode())


def marker_lines(marker: Marker) -> bytes:
    """The marker as it is written: one canonical line and a signature line."""
    return _first_line(marker) + canonical({"sig": marker.sig}) + b"\n"


def read_marker(data: bytes) -> Marker:
    """The marker of these bytes; BadMarkerError unless its key signed it and its space follows from the key.

    The line ends may have been changed on the way.
    """
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    if len(lines) != 3 or lines[2]:
        raise BadMarkerError("not two whole lines")
    try:
        for line in lines[:2]:
            require_canonical(line)
        marker = msgspec.structs.replace(_marker.decode(lines[0]), sig=_signature.decode(lines[1]).sig)
        require_signed(_message(lines[0] + b"\n"), marker.sig, marker.key)
        rid = rid_of(bytes_of(marker.key))
    except BadSignatureError as error:
        raise BadMarkerError("its signature is missing or wrong") from error
    except (NotCanonicalError, msgspec.MsgspecError, ValueError) as error:
        raise BadMarkerError(f"no marker line: {error}") from error
    if marker.okrtui != "space" or marker.space != space_id(rid, marker.n):
        raise BadMarkerError("its space was not made with its key")
    return marker


def _first_line(marker: Marker) -> bytes:
    said = {name: value for name, value in msgspec.structs.asdict(marker).items() if name != "sig"}
    return canonical(said) + b"\n"


def _message(line: bytes) -> bytes:
    return b"okrtui-space-1\n" + line
