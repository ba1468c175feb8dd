"""Slices that only a newer version can read: kept byte for byte by whoever came by them (share protocol §6)."""

from collections.abc import Iterable, Iterator

from okrtui.share.coverage import LIMITS, folder_of
from okrtui.share.folders import Folder, NotPlainError
from okrtui.share.names import SliceName, slice_name
from okrtui.share.share import Share
from okrtui.share.slices import Newer, whole


def lost(share: Share, kept: Iterable[Newer]) -> Iterator[Newer]:
    """Those of these slices that no whole file of the share holds."""
    for slice_ in kept:
        try:
            with folder_of(share, slice_.rid) as folder:
                is_held = _holds(folder, slice_)
        except FileNotFoundError:
            is_held = False
        if not is_held:
            yield slice_


def put_back(share: Share, kept: Iterable[Newer]) -> list[Newer]:
    """Write what the share lost of these, under the names they had; which those were."""
    written = list(lost(share, kept))
    for slice_ in written:
        with folder_of(share, slice_.rid, create=True) as folder:
            folder.write(slice_.name.text, slice_.data)
    return written


def _holds(folder: Folder, slice_: Newer) -> bool:
    """Whether a whole file is the slice, or one that its owner merged it into."""
    body = slice_.data[slice_.data.find(b"\n") + 1 :]
    for name in folder.names(LIMITS.names):
        promised = slice_name(name)
        if promised and promised.a <= slice_.name.a and slice_.name.b <= promised.b:
            data = _whole_in(folder, name, promised)
            if data is not None and body in data:
                return True
    return False


def _whole_in(folder: Folder, name: str, promised: SliceName) -> bytes | None:
    try:
        return whole(folder.read(name, LIMITS.file), promised)
    except (NotPlainError, FileNotFoundError):
        return None


def operations_in(names: Iterable[SliceName]) -> int:
    """How many operations slices of one replica promise together, each counted once."""
    count = end = 0
    for name in sorted(names, key=lambda name: (name.a, name.b)):
        count += max(0, name.b - max(end, name.a - 1))
        end = max(end, name.b)
    return count
