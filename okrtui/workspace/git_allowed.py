"""Whether git may carry a share: only where somebody here agreed to what its `.git` says, as it was then.

Never because a `.git` was found: in a folder that others fill it can name programs to run.
"""

from pathlib import Path

from msgspec import Struct

from okrtui.okr.errors import RefusedError, StorageError
from okrtui.share.faults import ShareFault
from okrtui.share.git.settings import UnfitError
from okrtui.share.git.settings import fingerprint as fingerprint_of
from okrtui.share.share import opened
from okrtui.store.faults import StoreFault
from okrtui.store.identity import Identity
from okrtui.workspace.carried import Gitted
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.in_time import within
from okrtui.workspace.share_status import git_standing
from okrtui.workspace.workspace import Workspace

PATIENCE = 10.0
"""Seconds the settings may take to be read."""


class Agreement(Struct, frozen=True):
    """What a person is asked to agree to: that git carries this directory, with its `.git` as it is now."""

    space: str
    directory: str
    fingerprint: str

    @property
    def warning(self) -> str:
        """What is to be known before."""
        return (
            f"git runs what {self.directory}/.git/config says: programs it names run as you, on this machine"
        )


def has_git(here: Workspace) -> bool:
    """Whether the share of a space is a work tree of git, which alone never means that git runs."""
    try:
        agreement_for(here)
    except (RefusedError, StorageError):
        return False
    return True


def agreement_for(here: Workspace) -> Agreement:
    """What is to be agreed to; RefusedError where git cannot carry this space. Runs no git."""
    directory = here.identity.remembered.share
    if directory is None:
        raise RefusedError("this team has no share that git could carry")
    try:
        found = within(PATIENCE, _fingerprint, Path(directory), here.space)
    except UnfitError as unfit:
        raise RefusedError(f"git cannot carry {directory}: {unfit}") from unfit
    except ShareFault as fault:
        raise StorageError(str(fault)) from fault
    if found is None:
        raise RefusedError(f"{directory} is no work tree of git: there is no .git in it")
    return Agreement(here.space, directory, found)


def _fingerprint(directory: Path, space: str) -> str | None:
    with opened(directory, space) as share:
        return fingerprint_of(share.root)


def let_git_carry(here: Workspace, agreed: Agreement) -> None:
    """From now on git carries the share, until something in its `.git` is not as it was agreed to."""
    if here.identity.remembered.share != agreed.directory:
        raise RefusedError("this team has another share by now")
    _remember(here, agreed.fingerprint)


def stop_git(here: Workspace) -> None:
    """From now on git does not carry the share; RefusedError where it did not."""
    if git_standing(here) == "off":
        raise RefusedError("git does not carry this share")
    _remember(here, None)


def agreed_now(here: Workspace) -> str | None:
    """What was agreed to for this share, perhaps by another okrtui of this person a moment ago; else nothing."""
    try:
        found = Identity.load(here.identity.directory).remembered
    except StoreFault:
        return None
    return found.git if found.share == here.identity.remembered.share else None


def note_round(here: Workspace, outcome: Gitted) -> None:
    """Where the `.git` was not as it was agreed to, git is off until somebody is asked again, or was meanwhile."""
    if not outcome.is_changed and here.identity.remembered.git == outcome.agreed:
        return
    with as_storage_error(), here.alone():
        here.identity.reload()
        if outcome.is_changed and here.identity.remembered.git == outcome.agreed:
            here.identity.remembered.git = ""
            here.identity.save()


def _remember(here: Workspace, git: str | None) -> None:
    with as_storage_error(), here.alone():
        here.identity.reload()
        here.identity.remembered.git = git
        here.identity.save()
