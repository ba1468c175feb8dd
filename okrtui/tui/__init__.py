"""The screens. Importing this room imports nothing else; running it imports Textual."""

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okrtui.okr.run import Run
    from okrtui.places import Places
    from okrtui.settings import Settings
    from okrtui.sources.kept import Sources
    from okrtui.tui.app import OkrApp
    from okrtui.tui.leaving import LeavingApp
    from okrtui.workspace.home import Home


AT_THE_END = 2.0
"""Seconds a share has when okrtui is left."""


def run(
    home: "Home",
    settings: "Settings",
    *,
    at: str | None = None,
    sample: bool = False,
    on_default: Callable[[str], None] | None = None,
    on_theme: Callable[[str], None] | None = None,
    settings_at: "Places | None" = None,
    usual_name: str = "",
    show_sample: Callable[[], None] | None = None,
    sources: "Sources | None" = None,
) -> int:
    """Show the screens until the person leaves; the exit code.

    `at` is the id of an objective or key result to begin at. The first start suggests `usual_name`, tells
    `on_default` the team space it made, so that it can be remembered, and may `show_sample` on the terminal.
    `on_theme` is told the theme that was chosen; `settings_at` is where the settings are edited. `sources` keeps the
    commands that measure key results; without it nothing is measured.
    """
    gc.disable()  # until the first picture stands: what is imported now stays for good anyway
    first = {"on_default": on_default, "usual_name": usual_name, "show_sample": show_sample}
    hands = {"on_theme": on_theme, "settings_at": settings_at, "sources": sources, **first}
    app = _app(home, settings, at=at, sample=sample, **hands)
    app.run()
    _print_unkept(app)
    if not home.is_empty and not sample:
        _settle(home)
    return app.return_code or 0


def run_inline(home: "Home", settings: "Settings", asked: "Run") -> list[str]:
    """The weekly run under the prompt; what it did, as plain lines for the scrollback."""
    from okrtui.tui.inline import InlineRun

    app = InlineRun(home, settings, asked)
    app.run()
    _print_unkept(app)
    _settle(home)
    return app.told


def _print_unkept(app: "LeavingApp") -> None:
    """What was typed and is on no disk."""
    for line in app.unkept():
        print(line, file=sys.stderr)


def _app(home: "Home", settings: "Settings", **options: Any) -> "OkrApp":
    from okrtui.tui.first_paint import unpaint

    try:
        from okrtui.tui.app import OkrApp

        return OkrApp(home, settings, **options)
    except BaseException:
        unpaint()
        raise


def _settle(home: "Home") -> None:
    """What is shown was seen; write the tables, and when that fails the next start folds the log instead."""
    from okrtui.okr.errors import StorageError
    from okrtui.workspace.news import look

    look(home)
    try:
        _publish(home)
        home.checkpoint()
    except StorageError:
        return


def _publish(home: "Home") -> None:
    """What is only here goes out, if its share takes it at once; else it waits for the next time."""
    from okrtui.workspace.share_status import is_worth_sending

    for here in home.workspaces.values():
        if is_worth_sending(here):
            from okrtui.workspace.taking_in import send

            send(here, AT_THE_END)
    home.write_brief()
