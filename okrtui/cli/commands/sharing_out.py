"""share objective: a private objective goes on in a team's space."""

from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import named
from okrtui.okr.records import Objective
from okrtui.okr.sharing_told import goes_along
from okrtui.okr.text import safe
from okrtui.workspace.sharing_objective import share_objective


def share(options: Namespace) -> int:
    """Copy it there, and leave it to its copy."""
    context = Context(options)
    home = context.home
    home.load_all()
    private = named(home.okrs_of(home.private), options.id, Objective)
    assert isinstance(private, Objective)
    space = _team(context)
    what, team = goes_along(home.okrs, private), home.space_name(space)
    id_ = share_objective(home, private, space)
    said = [
        f"shared “{safe(private.title)}” with {safe(team)}: {what}",
        "that cannot be unshared; the private one is dropped and supports it, its history stays private",
    ]
    context.say(said, {"space": team, "id": id_, "private": private.id})
    context.tidy()
    return 0


def _team(context: Context) -> str:
    """The team named, else the one new things go to, else the only one."""
    home = context.home
    teams = [space for space in home.workspaces if space != home.private]
    if context.is_narrowed or context.space in teams:
        return context.space
    if len(teams) != 1:
        raise BadInputError("with which team? name it with --space")
    return teams[0]
