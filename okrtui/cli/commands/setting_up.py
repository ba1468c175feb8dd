"""init, demo, open, completion, and the screens themselves."""

import getpass
import sys
from argparse import Namespace

from okrtui.bootstrap import clock, usual_home
from okrtui.cli.context import Context
from okrtui.cli.terminal import draws_screens
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.steps.founding import PRIVATE, team_name
from okrtui.settings import Settings, write_setting


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


def open_screens(directory: str | None = None, at: str | None = None) -> int:
    """The TUI on this user's home."""
    from okrtui.sources.kept import Sources
    from okrtui.tui import run
    from okrtui.tui.first_paint import painted

    with painted("okrtui"):
        home, settings, where = usual_home(directory)
    return run(
        home,
        settings,
        at=at,
        on_default=lambda space: write_setting(where, "default_space", space),
        settings_at=where,
        on_theme=lambda theme: write_setting(where, "theme", theme),
        usual_name=usual_name() if home.is_empty else "",
        show_sample=_show_sample,
        sources=Sources(where),
    )


def _show_sample() -> None:
    """The sample team in a process of its own, until the person leaves it."""
    import subprocess

    subprocess.run([sys.executable, "-m", "okrtui", "demo"], check=False)


def open_at(options: Namespace) -> int:
    """The TUI at one record."""
    from okrtui.okr.records import KeyResult, Objective

    record = Context(options).found(options.id, Objective, KeyResult)
    _require_terminal("open")
    return open_screens(getattr(options, "home", None), at=record.id)


def demo(options: Namespace) -> int:
    """The TUI on the sample team, in a temporary home."""
    _require_terminal("demo")
    from okrtui.cli.passing_home import passing_home
    from okrtui.tui import run
    from okrtui.tui.first_paint import painted

    with passing_home() as directory:
        with painted("okrtui demo"):
            from okrtui.sample import build_home
            from okrtui.workspace.home import Home

            home = Home(directory / "data", directory / "state", clock(), seed="demo")
            build_home(home)
        return run(home, Settings(), sample=True)


def _require_terminal(command: str) -> None:
    if not draws_screens():
        raise BadInputError(f"`okrtui {command}` needs a terminal that can draw")


def completion(options: Namespace) -> int:
    """A completion script on standard output."""
    import shtab

    from okrtui.cli.parser import build

    sys.stdout.write(shtab.complete(build(), shell=options.shell) + "\n")
    return 0
