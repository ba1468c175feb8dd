"""The composition root: options and environment → clocks, settings, Home. It alone names concrete classes."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from okrtui.okr.errors import BadInputError
from okrtui.places import Places, places, stamp
from okrtui.settings import Settings, read_settings
from okrtui.workspace.facts import Clock
from okrtui.workspace.home import Home


def clock() -> Callable[[], Clock]:
    """The two clocks; OKRTUI_NOW moves the rules' one and leaves it standing."""
    fixed = os.environ.get("OKRTUI_NOW")
    if not fixed:
        return lambda: Clock(datetime.now().astimezone(), datetime.now().astimezone())
    try:
        now = datetime.fromisoformat(fixed).astimezone()
    except ValueError as error:
        raise BadInputError(f"OKRTUI_NOW is “{fixed}”: use a date and time like 2026-11-20T09:00") from error
    return lambda: Clock(now, datetime.now().astimezone())


def home(where: Places, settings: Settings, *, seed: str | None = None, current_only: bool = False) -> Home:
    """The home in these places, opened."""
    chosen = os.environ.get("OKRTUI_SEED") if seed is None else seed
    opened = Home(
        Path(where.data), Path(where.state), clock(), seed=chosen or None, default=settings.default_space
    )
    opened.settings_stamp = lambda: stamp(where.settings)
    opened.apart_from = (*opened.apart_from, Path(where.config))
    opened.open(current_only=current_only)
    return opened


def usual_home(directory: str | None = None, *, current_only: bool = False) -> tuple[Home, Settings, Places]:
    """The home of this user, with the settings it was opened with."""
    where = places(directory)
    settings = read_settings(where)
    return home(where, settings, current_only=current_only), settings, where
