"""What a replica's folder holds by names and sizes: whether anything happened there since it was written last."""

from okrtui.share.coverage import LIMITS, folder_of
from okrtui.share.faults import ShareFault
from okrtui.share.share import Share

Listing = tuple[tuple[str, int], ...]
"""Every name in a folder, with the size of what it names."""


def listing(share: Share, rid: str) -> Listing:
    """The names in a replica's folder; nothing where there is no folder. Raises ShareFault."""
    try:
        with folder_of(share, rid) as folder:
            return tuple((name, folder.status(name).st_size) for name in folder.names(LIMITS.names))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ShareFault.of(error, "the share could not be read") from error


def has_only_grown(before: Listing, after: Listing, by: int) -> bool:
    """Whether all that was in a folder is there as it was, and so many more: else others changed it meanwhile."""
    return set(before) <= set(after) and len(after) >= len(before) + by
