"""Publishing: make the own folders on the share cover the own logs (share protocol §4)."""

from collections.abc import Sequence

from msgspec import Struct

from okrtui.share.share import Log, Share


class Published(Struct, frozen=True):
    """What a round of publishing did.

    `written` and `operations` count new slices and the operations in them. `strange` names files in own
    folders that hold steps the own logs lack (`rid/name`): collect them first, and take a new replica.
    """

    written: int
    operations: int
    merged: int
    removed: int
    strange: tuple[str, ...]


def publish(share: Share, own: Sequence[Log], now: float) -> Published:
    """Write what the own folders lack of the own logs; merge when they hold too many files.

    `own` is every replica whose key is held here; `now` is seconds since 1970, and only decides how long
    merged files stay. Raises ShareFault, and leaves nothing half written; what was written before counts.
    """
    raise NotImplementedError


def unpublished(share: Share, own: Sequence[Log]) -> int:
    """How many operations of the own logs are only here; writes nothing."""
    raise NotImplementedError
