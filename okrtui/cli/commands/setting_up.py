"""init and completion."""

import getpass
import sys
from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.okr.errors import RefusedError
from okrtui.okr.steps.founding import PRIVATE, team_name
from okrtui.settings import write_setting


def init(options: Namespace) -> int:
    """Set up the private space, and with --space a team's that becomes the default."""
    context = Context(options, may_be_empty=True)
    home, team = context.home, getattr(options, "space", None)
    team = None if team is None else team_name(team)
    if not home.is_empty and team is None:
        raise RefusedError("this home is set up already; `okrtui init --space NAME` adds a team")
    if team and any(s.name.casefold() == team.casefold() for s in home.okrs.spaces.values()):
        raise RefusedError(f"there is a team “{team}” already")
    name = options.me or (
        home.okrs.person_name(home.me.get(home.private)) if not home.is_empty else usual_name()
    )
    said = []
    if home.is_empty:
        home.create_space(PRIVATE, name, None if team else options.mission, private=True)
        said.append(f"set up a private space for {name}")
    if team:
        home.make_default(home.create_space(team, name, options.mission, private=False))
        write_setting(context.places, "default_space", home.default)
        said.append(f"set up {home.space_name(home.default)}; new things go there")
    home.write_brief()
    cycles = [c.name for c in home.okrs.cycles.values() if c.space == home.default]
    said.append(f"{cycles[0]} is active; next: okrtui add objective “…”, or okrtui import FILE")
    context.say(said, {"me": name, "space": home.space_name(home.default), "cycle": cycles[0]})
    return 0


def usual_name() -> str:
    """The name this system knows its user by."""
    try:
        import pwd

        full = pwd.getpwnam(getpass.getuser()).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError, OSError):
        full = ""
    return full or _login()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "me"


def completion(options: Namespace) -> int:
    """A completion script on standard output."""
    import shtab

    from okrtui.cli.parser import build

    sys.stdout.write(shtab.complete(build(), shell=options.shell) + "\n")
    return 0
