"""Repairing: what this machine holds and the share has lost is put back; nothing there is taken away (I10)."""

from collections.abc import Iterable

from msgspec import Struct

from okrtui.share.share import Log, Share


class Repaired(Struct, frozen=True):
    """What was put back: slices, the operations in them, and the replicas they are of."""

    written: int
    operations: int
    replicas: tuple[str, ...]


def repair(share: Share, logs: Iterable[Log]) -> Repaired:
    """Read every file of these replicas again, and write the commits no good file holds. Raises ShareFault.

    `logs` is every log held here, own and foreign; they are asked for one after the other.
    """
    raise NotImplementedError


def missing(share: Share, log: Log) -> int:
    """How many operations of a log no good file of the share holds; reads every file of that replica."""
    raise NotImplementedError
