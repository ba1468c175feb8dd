"""A fresh start: a team's space gets its share as it shows now, in a new space; the old one is put by.

The old one stays on this machine as it is, with all its history. It is shown no more, and takes nothing more,
so that nobody goes on there by mistake; by its id it can still be looked at.
"""

from pathlib import Path
from typing import NamedTuple

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.steps.afresh import Afresh, begin_afresh, follow
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.home import Home
from okrtui.workspace.sharing import (
    attach,
    marker_at,
    marker_of,
    put_marker,
    require_may_share,
    require_team,
    require_without_share,
)
from okrtui.workspace.taking_in import Brought, synchronise
from okrtui.workspace.workspace import Workspace


class FreshStart(NamedTuple):
    """The new space, how many records went along, and how publishing it went."""

    space: str
    records: int
    brought: Brought


def create_share_afresh(home: Home, space: str, directory: Path) -> FreshStart:
    """Share what a team's space shows now in a new space; nothing is changed where that is refused."""
    old = home.workspaces[space]
    require_may_share(home, directory)
    require_team(home, old)
    require_without_share(home, old)
    if (standing := marker_at(directory)) is not None:
        raise RefusedError(
            f"a share of “{standing.name}” is there already: a fresh start needs a directory of its own"
        )
    here = home.installation.begin_afresh()
    with as_storage_error(), old.alone():
        old.catch_up()
        old.load_all()
        began = _made(home, old, here, directory)
        _go_on(home, old, here, began)
    home.write_brief()
    return FreshStart(here.space, len(began.step.changes), synchronise(here))


def _made(home: Home, old: Workspace, here: Workspace, directory: Path) -> Afresh:
    """The new space in its directory; nothing is left of it where that fails."""
    try:
        marker = marker_of(home, here, home.okrs.spaces[old.space].name)
        attach(here, directory, marker)
        began = begin_afresh(old.okrs, here.author(old.identity.remembered.me))
        here.perform(began.step)
        put_marker(directory, marker)
    except OkrError:
        home.installation.unmake(here)
        raise
    return began


def _go_on(home: Home, old: Workspace, here: Workspace, began: Afresh) -> None:
    """From now on the team is the new space: one file says who I am there and what it stands for."""
    with here.alone():
        here.identity.remembered.me = began.step.author.person
        here.identity.remembered.instead_of = old.space
        here.identity.save()
    old.identity.reload()
    old.identity.remembered.heir = here.space
    old.identity.save()
    _take_drafts_along(home, old, here, began)
    home.go_on_in(here)
    private = home.workspaces[home.private]
    private.load_all()
    name = home.okrs.spaces[here.space].name
    followed = follow(private.okrs, private.author(), began.ids, name)
    if followed is not None:
        home.perform(followed)


def _take_drafts_along(home: Home, old: Workspace, here: Workspace, began: Afresh) -> None:
    """What was typed and not recorded waits where its key result is now."""
    for before, now in began.ids.items():
        if (draft := home.drafts.of(old.space, before)) is not None:
            home.drafts.keep(here.space, now, draft)
    if not home.drafts.is_written:
        home.drafts.write()
