"""Sharing a private objective: its copy goes to a team first, then the private one is left to it."""

from okrtui.okr.errors import RefusedError
from okrtui.okr.records import Objective
from okrtui.okr.steps.sharing_out import leave_to, share_copy
from okrtui.workspace.home import Home


def share_objective(home: Home, private: Objective, space: str) -> str:
    """Copy a private objective into a team's space; the id it has there.

    When the machine stops in between, both stand: nothing is lost, and the private one can be dropped.
    """
    if private.space != home.private or space == home.private:
        raise RefusedError(f"“{private.title}” can only be shared from your private space with a team's")
    home.load_all()
    copying = share_copy(home.okrs, home.author(space), private)
    leaving = leave_to(
        home.okrs, home.author(home.private), private, copying.added[0], home.space_name(space)
    )
    home.perform(copying)
    home.perform(leaving)
    return copying.added[0]
