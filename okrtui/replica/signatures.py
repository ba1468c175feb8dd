"""Signatures: who holds a key, and whether a message was signed with it."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import lru_cache
from typing import Protocol


class BadSignatureError(ValueError):
    """A message that this key did not sign."""


class Signer(Protocol):
    """Whoever holds a replica's key."""

    @property
    def rid(self) -> str:
        """The replica."""

    @property
    def public_key(self) -> bytes:
        """What others check its signatures with."""

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""


def bytes_of(text: str) -> bytes:
    """What Base64 text stands for; ValueError unless it is the one spelling of it."""
    known = b64decode(text, validate=True)
    if b64encode(known).decode() != text:
        raise ValueError("not the one spelling of these bytes")
    return known


def require_signed(message: bytes, signature: str, key: str) -> None:
    """BadSignatureError unless the signature of the message is the key's, both in Base64."""
    from nacl.exceptions import CryptoError

    try:
        _check(key)(message, bytes_of(signature))
    except (CryptoError, ValueError, TypeError) as error:
        raise BadSignatureError("the signature is missing or wrong") from error


@lru_cache(maxsize=256)
def _check(key: str) -> Callable[[bytes, bytes], bytes]:
    """What checks a key's signatures; a log's many commits have one."""
    from nacl.signing import VerifyKey

    return VerifyKey(bytes_of(key)).verify
