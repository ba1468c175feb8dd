"""One key of this installation: its public half, and what it signs (share protocol §3)."""


class Key:
    """One key of this installation, which need not be the newest."""

    def __init__(self, rid: str, secret: bytes) -> None:
        self.rid = rid
        self._public, self._signing = _pair(secret)

    @property
    def public_key(self) -> bytes:
        """The public half."""
        return self._public

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""
        from nacl.bindings import crypto_sign, crypto_sign_BYTES

        return crypto_sign(message, self._signing)[:crypto_sign_BYTES]


def public_half(secret: bytes) -> bytes:
    """What others check a signature of this secret with."""
    return _pair(secret)[0]


def _pair(secret: bytes) -> tuple[bytes, bytes]:
    """The public and the signing half; the library's own bindings, as a check-in waits for the import."""
    from nacl.bindings import crypto_sign_seed_keypair

    return crypto_sign_seed_keypair(secret)
