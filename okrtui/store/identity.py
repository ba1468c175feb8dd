"""This replica's keys and what it remembers of itself, in machine-local state (share protocol §3)."""

import os
from base64 import b64decode, b64encode
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from okrtui.replica.commits import rid_of
from okrtui.replica.operations import space_id
from okrtui.store.faults import StoreFault, reading
from okrtui.store.files import make_directory, remove_leftovers, write_whole
from okrtui.store.keys import Key, public_half
from okrtui.store.remembered import Remembered

_remembered = msgspec.json.Decoder(Remembered)


class Identity:
    """The keys of this installation for one space; new commits use the newest."""

    def __init__(self, directory: Path, remembered: Remembered) -> None:
        self.directory = directory
        self.remembered = remembered
        self._key: bytes | None = None
        self._version = self._version_now()

    @classmethod
    def create(cls, state: Path, seed: str | None = None, *, private: bool) -> "Identity":
        """An identity for a new space, with its first key; the space's id proves who made it."""
        nonce = os.urandom(8).hex() if seed is None else sha256(f"space {seed}".encode()).hexdigest()[:16]
        secret = os.urandom(32) if seed is None else sha256(f"key {seed} 0".encode()).digest()
        space = space_id(rid_of(public_half(secret)), nonce)
        identity = cls(state / space, Remembered(space=space, seed=seed, private=private, nonce=nonce))
        make_directory(identity.directory)
        identity._take(secret)
        identity.save()
        return identity

    @classmethod
    def adopt(cls, state: Path, space: str) -> "Identity":
        """A new identity for a space whose logs are here without their state, as after restoring a backup."""
        identity = cls(state / space, Remembered(space=space))
        make_directory(identity.directory)
        identity.renew()
        identity.save()
        return identity

    @classmethod
    def load(cls, directory: Path) -> "Identity":
        """The identity as it was last saved; StoreFault when it cannot be read."""
        path = directory / "identity.json"
        try:
            identity = cls(directory, _remembered.decode(path.read_bytes()))
        except OSError as error:
            raise StoreFault(
                f"this installation's identity cannot be read: {error.strerror} ({path})"
            ) from error
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise StoreFault(f"this installation's identity is damaged: {error} ({path})") from error
        identity._read_number()
        return identity

    def reload(self) -> None:
        """Take over what another process of this person noted since; StoreFault when it cannot be read."""
        if self._version_now() != self._version:
            found = Identity.load(self.directory)
            if found.remembered.rid != self.remembered.rid:
                self._key = None
            self.remembered, self._version = found.remembered, found._version
        self._read_number()

    def _version_now(self) -> tuple[int, int]:
        try:
            found = (self.directory / "identity.json").stat()
        except OSError:
            return (0, 0)
        return found.st_ino, found.st_mtime_ns

    def note(self, number: int) -> None:
        """Remember the newest replica's last number, without waiting for the disk."""
        self.remembered.number = number
        line = f"{self.rid} {number:020}\n".encode()  # always as long, so that it is written over in place
        with suppress(OSError):
            descriptor = os.open(self.directory / "number", os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.write(descriptor, line)
            finally:
                os.close(descriptor)

    def _read_number(self) -> None:
        with suppress(OSError, ValueError):
            descriptor = os.open(self.directory / "number", os.O_RDONLY)
            try:
                rid, number = os.read(descriptor, 100).decode("ascii").split()
            finally:
                os.close(descriptor)
            if rid == self.remembered.rid:
                self.remembered.number = int(number)

    @property
    def rid(self) -> str:
        """The replica new commits are made by."""
        assert self.remembered.rid is not None
        return self.remembered.rid

    @property
    def public_key(self) -> bytes:
        """The newest key's public half."""
        return public_half(self._secret())

    def sign(self, message: bytes) -> bytes:
        """The newest key's signature."""
        return Key(self.rid, self._secret()).sign(message)

    def renew(self) -> None:
        """Take a new replica: always safe, and needed when the old one may be in use elsewhere.

        StoreFault leaves the old one: nothing is ever signed with a key that was not kept.
        """
        known, key = self.remembered, self._key
        seed, place = known.seed, len(known.own)
        before = known.rid, [*known.own], known.number
        try:
            self._take(os.urandom(32) if seed is None else sha256(f"key {seed} {place}".encode()).digest())
            self.save()
        except StoreFault:
            (known.rid, known.own, known.number), self._key = before, key
            raise
        self.remove_leftovers()

    def _take(self, secret: bytes) -> None:
        rid = rid_of(public_half(secret))
        keys = [*self._kept_keys(), b64encode(secret).decode()]
        write_whole(self.directory / "key", ("\n".join(keys) + "\n").encode())
        self._key = secret
        self.remembered.rid = rid
        self.remembered.own.append(rid)
        self.remembered.number = 0

    def save(self, *, durable: bool = True) -> None:
        """Keep what is remembered."""
        data = msgspec.json.encode(self.remembered)
        write_whole(self.directory / "identity.json", data, durable=durable)
        self._version = self._version_now()
        self.note(self.remembered.number)

    def forget(self) -> None:
        """Take away what was kept of an installation that never came to be, as far as the disk lets it go."""
        self.remove_leftovers()
        with suppress(OSError):
            for name in ("identity.json", "key", "number"):
                (self.directory / name).unlink(missing_ok=True)
            self.directory.rmdir()

    def remove_leftovers(self) -> None:
        """Take away keys and notes that a killed process had not put in place."""
        remove_leftovers(self.directory)

    def _secret(self) -> bytes:
        if self._key is None:
            self._key = self._secret_of(self.rid)
        if self._key is None:
            raise StoreFault(f"this installation's key is gone ({self.directory / 'key'})")
        return self._key

    def key_of(self, rid: str) -> bytes | None:
        """The public key of a replica that is or was this installation's, None of another's."""
        secret = self._secret_of(rid)
        return None if secret is None else public_half(secret)

    def signer_of(self, rid: str) -> Key | None:
        """The key of a replica that is or was this installation's, to sign with; None of another's."""
        secret = self._secret_of(rid)
        return None if secret is None else Key(rid, secret)

    def _secret_of(self, rid: str) -> bytes | None:
        try:
            kept = [b64decode(line, validate=True) for line in reversed(self._kept_keys())]
            return next((secret for secret in kept if rid_of(public_half(secret)) == rid), None)
        except ValueError as error:
            raise StoreFault(
                f"this installation's key is damaged: put it back from a backup ({self.directory / 'key'})"
            ) from error

    def _kept_keys(self) -> list[str]:
        path = self.directory / "key"
        try:
            with reading(path):
                return path.read_text().split()
        except FileNotFoundError:
            return []
