"""Putting back what a share lost, and telling what of it cannot be taken."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from okrtui.okr.errors import StorageError
from okrtui.share.faults import ShareFault
from okrtui.share.quarantine import Kind
from okrtui.share.repair import missing
from okrtui.share.repair import repair as repair_files
from okrtui.share.share import Share, opened
from okrtui.workspace.facts import Checked, Refusal, Waiting
from okrtui.workspace.held import logs_of
from okrtui.workspace.in_time import within
from okrtui.workspace.newer import kept_newer
from okrtui.workspace.seen import read_seen
from okrtui.workspace.share_status import who_says
from okrtui.workspace.workspace import Workspace

T = TypeVar("T")

PATIENCE = 3600.0
"""Seconds it may take: every file of the share is read."""


def repair(here: Workspace) -> int:
    """Every commit held here and by no good file of the share is written again; how many changes that were."""
    return _in_time(_repaired, here)


def missing_on_share(here: Workspace) -> list[Waiting]:
    """What is held here and by no good file of the share, by device: reads every file of the share.

    Raises StorageError where the share cannot be read.
    """
    found = _in_time(_missing, here)
    return [Waiting(rid, who_says(here, rid), changes) for rid, changes in sorted(found.items())]


def _in_time(deed: Callable[[Workspace, Share], T], here: Workspace) -> T:
    try:
        return within(PATIENCE, _with_share, deed, here)
    except ShareFault as fault:
        raise StorageError(str(fault)) from fault


def _with_share(deed: Callable[[Workspace, Share], T], here: Workspace) -> T:
    directory = here.identity.remembered.share
    assert directory is not None
    with opened(Path(directory), here.space) as share:
        return deed(here, share)


def _repaired(here: Workspace, share: Share) -> int:
    return repair_files(share, logs_of(here, sorted(here.logs.sizes())), kept_newer(here)).operations


def _missing(here: Workspace, share: Share) -> Mapping[str, int]:
    return missing(share, logs_of(here, sorted(here.logs.sizes())), kept_newer(here))


def checked(here: Workspace) -> Checked:
    """What the logs hold, what of the share cannot be taken, and what it lacks."""
    good, refused = here.verify()
    if here.identity.remembered.share is None:
        return Checked(good, tuple(refused))
    refused += refused_files(here)
    try:
        return Checked(good, tuple(refused), tuple(missing_on_share(here)))
    except StorageError as fault:
        return Checked(good, tuple(refused), fault=str(fault))


def refused_files(here: Workspace) -> list[Refusal]:
    """The files on the share that cannot be taken, once they had the time to arrive whole."""
    now = here.clock().stamp.timestamp()
    verdicts = read_seen(here).verdicts()
    return [
        Refusal(each.rid, 0, f"the file {each.name}: {each.why}")
        for each in verdicts
        if each.kind != Kind.NEWER and each.is_told(now)
    ]
