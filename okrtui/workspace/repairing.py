"""Putting back what a share lost, and telling what of it cannot be taken."""

from pathlib import Path

from okrtui.okr.errors import StorageError
from okrtui.share.faults import ShareFault
from okrtui.share.quarantine import Kind
from okrtui.share.repair import repair as repair_files
from okrtui.share.share import opened
from okrtui.workspace.carrying import logs_of
from okrtui.workspace.facts import Refusal
from okrtui.workspace.in_time import within
from okrtui.workspace.seen import read_seen
from okrtui.workspace.workspace import Workspace

PATIENCE = 3600.0
"""Seconds it may take: every file of the share is read."""


def repair(here: Workspace) -> int:
    """Every commit held here and by no good file of the share is written again; how many changes that were."""
    try:
        return within(PATIENCE, _repaired, here)
    except ShareFault as fault:
        raise StorageError(str(fault)) from fault


def _repaired(here: Workspace) -> int:
    directory = here.identity.remembered.share
    assert directory is not None
    with opened(Path(directory), here.space) as share:
        return repair_files(share, logs_of(here, sorted(here.logs.sizes()))).operations


def checked(here: Workspace) -> tuple[int, list[Refusal]]:
    """How many steps of the logs are good; what is not, and what of the share cannot be taken."""
    good, refused = here.verify()
    return good, refused + (refused_files(here) if here.identity.remembered.share else [])


def refused_files(here: Workspace) -> list[Refusal]:
    """The files on the share that cannot be taken, once they had the time to arrive whole."""
    now = here.clock().stamp.timestamp()
    verdicts = read_seen(here).verdicts()
    return [
        Refusal(each.rid, 0, f"the file {each.name}: {each.why}")
        for each in verdicts
        if each.kind != Kind.NEWER and each.is_told(now)
    ]
