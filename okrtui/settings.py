"""Settings: one frozen value read once from TOML."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from okrtui.okr.errors import BadInputError, StorageError
from okrtui.places import Places


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person has set for this machine."""

    default_space: str | None = None
    theme: str | None = None
    glyphs: str = "unicode"
    decimal_comma: bool = False
    keymap: dict[str, str] = {}
    sources: dict[str, dict[str, list[str]]] = {}
    """Commands by space and key result. Nobody runs them from here: `okrtui.sources` reads them anew and looks
    first whether others can write them."""


def read_settings(where: Places) -> Settings:
    """The settings; BadInputError names the line or the setting that cannot be."""
    path = Path(where.settings)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise StorageError(f"the settings cannot be read: {error.strerror} ({path})") from error
    return settings_in(data, where.settings)


def settings_in(data: bytes, path: str) -> Settings:
    """What the file says; BadInputError names the line or the setting that cannot be."""
    try:
        return msgspec.toml.decode(data, type=Settings)
    except (msgspec.MsgspecError, ValueError) as error:
        raise BadInputError(f"{path}: {error}") from error


def write_setting(where: Places, name: str, value: str) -> None:
    """Change one setting and leave everything else in the file, comments too, as it was."""

    def change(document: Any) -> None:
        document[name] = value

    change_settings(where, change)


def change_settings(where: Places, change: Callable[[Any], None]) -> None:
    """Change the settings, a tomlkit document, and leave what is not changed, comments too, as it was.

    The file is written whole or not at all and is its owner's alone, as it may hold commands; where a link stands
    in its place the file behind it is written.
    """
    import tomlkit

    path = Path(os.path.realpath(where.settings))
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        change(document)
        for folder in reversed((path.parent, *path.parent.parents)):
            folder.mkdir(mode=0o700, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.new")
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 - it is open already
            file.write(tomlkit.dumps(document))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise StorageError(f"the settings cannot be written: {error.strerror} ({path})") from error
