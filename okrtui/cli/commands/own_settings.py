"""settings: where the file is and what holds; the file itself, on wish."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from okrtui.cli.context import say, warn
from okrtui.okr.errors import RefusedError
from okrtui.okr.text import safe
from okrtui.places import places
from okrtui.settings import Settings, read_settings, write_settings

NAMES = ("default_space", "theme", "glyphs", "decimal_comma")
UNSET = "–"


def show_settings(options: Namespace) -> int:
    """Print what holds; with --write first make the file, unless there is one."""
    where = places(getattr(options, "home", None))
    path = Path(where.settings)
    if options.write:
        if path.exists() or path.is_symlink():
            raise RefusedError(f"{path} is there already and stays as it is")
        write_settings(where, _text())
    settings = read_settings(where)
    for fault in settings.faults:
        warn(fault)
    facts = {
        "file": str(path),
        "exists": path.exists(),
        "settings": {**{name: getattr(settings, name) for name in NAMES}, "keymap": settings.keymap},
        "faults": list(settings.faults),
    }
    say(options, _lines(settings, facts), facts)
    return 0


def _text() -> str:
    from okrtui.settings_text import settings_text
    from okrtui.tui.commands import keys_of_all

    return settings_text(keys_of_all())


def _lines(settings: Settings, facts: dict[str, Any]) -> Iterator[str]:
    yield safe(facts["file"]) + ("" if facts["exists"] else " · not there: okrtui settings --write makes it")
    for name in NAMES:
        value = getattr(settings, name)
        told = UNSET if value is None else str(value).lower() if isinstance(value, bool) else safe(value)
        yield f"  {name:<14} {told:<28} {_whence(settings, name)}".rstrip()
    for id_, keys in settings.keymap.items():
        yield f"  {'keymap':<14} {safe(f'{id_} = {keys}'):<28} {_whence(settings, f'keymap.{id_}')}".rstrip()


def _whence(settings: Settings, name: str) -> str:
    line = settings.lines.get(name)
    return f"line {line}" if line else "usual"
