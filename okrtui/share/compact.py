"""Compaction: many small slices of one's own become one, and go a week later (share protocol §4.3)."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain

from okrtui.replica.commits import MAX_FILE, Commit
from okrtui.share.coverage import Written, holds
from okrtui.share.folders import Folder
from okrtui.share.share import Log
from okrtui.share.slices import MOST, Slice, runs, slice_of

FILES = 64
"""More slices than this in a folder are merged."""

LARGE = MOST // 2
LARGE_FILES = 16
"""So many slices that are large already are merged again."""

WEEK = 7 * 24 * 3600
"""Seconds that merged files stay, for readers that are being carried the old ones."""


def compacted(folder: Folder, log: Log, written: Sequence[Written], now: float) -> tuple[int, int]:
    """Merge an own folder's slices where they are many, and take away what was merged a week ago.

    Returns how many were made and how many removed. Nothing is removed unless what replaces it can be read
    back whole.
    """
    replaced = _replaced(written)
    live = [slice_ for slice_ in written if slice_.name.text not in replaced]
    return _merge(folder, log, live), _remove(folder, replaced, now)


def _replaced(written: Sequence[Written]) -> dict[str, Written]:
    """The slices, by name, that lie wholly within a larger one, and that one.

    A slice is one way along the chain, so a larger one holds all of it when it holds both its ends.
    """
    largest: dict[str, Written] = {}
    for slice_ in sorted(written, key=lambda slice_: len(slice_.commits)):
        largest.update((commit.cid, slice_) for commit in slice_.commits)
    return {
        slice_.name.text: above
        for slice_ in written
        if (above := largest[slice_.commits[0].cid]) is largest[slice_.commits[-1].cid]
        and len(above.commits) > len(slice_.commits)
    }


def _remove(folder: Folder, replaced: dict[str, Written], now: float) -> int:
    old = {name: above for name, above in replaced.items() if now - above.modified >= WEEK}
    sound = {above.name for above in old.values() if holds(folder, above.name)}
    gone = [name for name, above in old.items() if above.name in sound]
    for name in gone:
        with suppress(FileNotFoundError):  # another process was quicker
            folder.remove(name)
    return len(gone)


def _merge(folder: Folder, log: Log, live: Sequence[Written]) -> int:
    small = [slice_ for slice_ in live if slice_.size < LARGE]
    large = [slice_ for slice_ in live if slice_.size >= LARGE]
    groups = _groups(small, MOST) if len(live) > FILES else []
    groups += _groups(large, MAX_FILE - len(log.header)) if len(large) >= LARGE_FILES else []
    return sum(_is_made(folder, slice_of(log.header, commits)) for commits in groups)


def _groups(slices: Sequence[Written], most: int) -> list[list[Commit]]:
    pieces = (slice_.commits for slice_ in sorted(slices, key=lambda slice_: slice_.name.a))
    return [list(chain.from_iterable(run)) for run in runs(pieces, most) if len(run) > 1]


def _is_made(folder: Folder, slice_: Slice) -> bool:
    folder.write(slice_.name.text, slice_.data)
    return holds(folder, slice_.name)
