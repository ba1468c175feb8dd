"""What a replica remembers of itself beside its keys: identity.json (share protocol §3)."""

from msgspec import Struct, field


class Remembered(Struct):
    """identity.json: who I am here, the newest replica and its last number, where the log lay, all replicas.

    The number changes with every step, so it is also noted in a small file of its own, which is the newer.
    `share` is the directory that carries the space, `marker` what stood there when it was joined; of the
    devices of others those are `known` whose owner somebody here vouched for, and `ignored` those that
    nothing more is taken of. `git` is the fingerprint of the `.git` there that somebody let run; empty once
    that has changed, None where nobody did. A space that began afresh is `instead_of` the one it came from,
    which has it as its `heir` and is put by.
    """

    space: str
    me: str | None = None
    rid: str | None = None
    number: int = 0
    device: int = 0
    inode: int = 0
    own: list[str] = field(default_factory=list)
    seed: str | None = None
    private: bool = False
    nonce: str = ""
    share: str | None = None
    marker: str | None = None
    known: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    git: str | None = None
    instead_of: str | None = None
    heir: str | None = None
