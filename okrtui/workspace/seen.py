"""quarantine.json: which files of a share were taken or refused, so that a round reads only what is new."""

from contextlib import suppress

import msgspec
from msgspec import Struct, field

from okrtui.replica.commits import FORMAT
from okrtui.share.quarantine import Seen
from okrtui.store.faults import StoreFault
from okrtui.store.files import write_whole
from okrtui.workspace.workspace import Workspace

QUARANTINE = "quarantine.json"
MOST = 67_108_864
"""Bytes this file never has."""


class Kept(Struct):
    """What was seen, and how long each log was then: of one that is shorter now everything is read again.

    `format` is what this version understood: a newer one looks again at what it refused.
    """

    seen: Seen = field(default_factory=Seen)
    sizes: dict[str, int] = field(default_factory=dict)
    format: int = 1


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Kept)


def read_seen(here: Workspace) -> Seen:
    """What was seen of the share; nothing where that is lost, which only costs reading all once more."""
    try:
        with (here.identity.directory / QUARANTINE).open("rb") as file:
            kept = _decoder.decode(file.read(MOST))
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return Seen()
    if kept.format != FORMAT:
        kept.seen.refused.clear()
    sizes = here.logs.sizes()
    for rid, size in kept.sizes.items():
        if sizes.get(rid, 0) < size:
            kept.seen.forget(rid)
    return kept.seen


def write_seen(here: Workspace, seen: Seen) -> None:
    """Keep what was seen, where that is not kept already; where the disk refuses, it is read once more."""
    path, data = here.identity.directory / QUARANTINE, _encoder.encode(Kept(seen, here.logs.sizes(), FORMAT))
    with suppress(OSError):
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    with suppress(StoreFault):
        write_whole(path, data, durable=False)


def forget_device(here: Workspace, rid: str) -> None:
    """Read everything of a device again, as when it is no longer ignored."""
    seen = read_seen(here)
    seen.forget(rid)
    write_seen(here, seen)


def forget_seen(here: Workspace) -> None:
    """Nothing was seen of any share, as when one is left."""
    with suppress(OSError):
        (here.identity.directory / QUARANTINE).unlink(missing_ok=True)
