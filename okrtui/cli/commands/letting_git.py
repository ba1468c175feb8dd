"""share git: git carries a share, once somebody has read what that means; or it no longer does."""

import sys
from argparse import Namespace

from okrtui.cli.context import Context, warn
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.text import safe
from okrtui.workspace.git_allowed import Agreement, agreement_for, let_git_carry, stop_git
from okrtui.workspace.share_status import git_standing
from okrtui.workspace.taking_in import synchronise
from okrtui.workspace.workspace import Workspace


def turn(options: Namespace) -> int:
    """Let git carry a share, or no longer."""
    context = Context(options)
    here = _shared(context, options.team)
    if options.turned == "off":
        stop_git(here)
        return _answered(context, here, "git no longer carries {}")
    agreed = agreement_for(here)
    if options.yes:
        warn(agreed.warning)
    elif not _is_wanted(agreed):
        return _answered(context, here, "nothing was changed for {}")
    let_git_carry(here, agreed)
    brought = synchronise(here)
    context.home.show()
    if fault := brought.fault or brought.git:
        warn(fault)
    return _answered(context, here, "git carries {} from now on")


def _shared(context: Context, word: str | None) -> Workspace:
    """The space that was named, or the only one that has a share."""
    home = context.home
    if word or context.is_narrowed:
        return home.workspaces[home.space_named(word) if word else context.space]
    shared = [here for here in home.workspaces.values() if here.identity.remembered.share is not None]
    if not shared:
        raise RefusedError("nothing is shared: `okrtui share create DIR` or `okrtui share join DIR` begins")
    if len(shared) > 1:
        names = ", ".join(sorted(home.space_name(here.space) for here in shared))
        raise BadInputError(f"whose share: {names}? name the space")
    return shared[0]


def _is_wanted(agreed: Agreement) -> bool:
    """Ask at a terminal; elsewhere it has to be said before."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise BadInputError(f"{agreed.warning}: --yes lets it")
    sys.stderr.write(f"{safe(agreed.warning)}.\nLet it carry the share? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _answered(context: Context, here: Workspace, told: str) -> int:
    name = context.home.space_name(here.space)
    facts = {"space": name, "directory": here.identity.remembered.share, "git": git_standing(here)}
    context.say(safe(told.format(name)), facts)
    context.settle()
    return 0
