"""Signatures: who holds a key, and whether a message was signed with it."""

from base64 import b64decode, b64encode
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
    """BadSignatureError unless the signature of the message is the key's, both in Base64.

    The library's own bindings do it: what wraps them costs a check-in its import.
    """
    from nacl.bindings import crypto_sign_BYTES, crypto_sign_open, crypto_sign_PUBLICKEYBYTES
    from nacl.exceptions import CryptoError

    try:
        signed, public = bytes_of(signature), _bytes_of_key(key)
        if len(signed) != crypto_sign_BYTES or len(public) != crypto_sign_PUBLICKEYBYTES:
            raise ValueError("not as long as these are")
        crypto_sign_open(signed + message, public)
    except (CryptoError, ValueError, TypeError) as error:
        raise BadSignatureError("the signature is missing or wrong") from error


@lru_cache(maxsize=256)
def _bytes_of_key(key: str) -> bytes:
    """A log's many commits have one key."""
    return bytes_of(key)
