"""open, demo, and the screens themselves; what only commands need is not on the way to these."""

import sys
from typing import TYPE_CHECKING

from okrtui.bootstrap import clock, usual_home
from okrtui.cli.terminal import draws_screens
from okrtui.okr.errors import BadInputError
from okrtui.settings import Settings, write_setting

if TYPE_CHECKING:
    from argparse import Namespace


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
        usual_name=_usual_name() if home.is_empty else "",
        show_sample=_show_sample,
        sources=Sources(where),
    )


def _usual_name() -> str:
    from okrtui.cli.commands.setting_up import usual_name

    return usual_name()


def _show_sample() -> None:
    """The sample team in a process of its own, until the person leaves it."""
    import subprocess

    subprocess.run([sys.executable, "-m", "okrtui", "demo"], check=False)


def open_at(options: "Namespace") -> int:
    """The TUI at one record."""
    from okrtui.cli.context import Context
    from okrtui.okr.records import KeyResult, Objective

    record = Context(options).found(options.id, Objective, KeyResult)
    _require_terminal("open")
    return open_screens(getattr(options, "home", None), at=record.id)


def demo(options: "Namespace") -> int:
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
