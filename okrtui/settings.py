"""Settings: one frozen value read once from TOML."""

import os
from pathlib import Path

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


def read_settings(where: Places) -> Settings:
    """The settings; BadInputError names the line or the setting that cannot be."""
    path = Path(where.settings)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise StorageError(f"the settings cannot be read: {error.strerror} ({path})") from error
    try:
        return msgspec.toml.decode(data, type=Settings)
    except (msgspec.MsgspecError, ValueError) as error:
        raise BadInputError(f"{path}: {error}") from error


def write_setting(where: Places, name: str, value: str) -> None:
    """Change one setting and leave everything else in the file, comments too, as it was."""
    import tomlkit

    path = Path(where.settings)
    try:
        document = tomlkit.parse(path.read_text()) if path.exists() else tomlkit.document()
        document[name] = value
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.new")
        with temporary.open("w", encoding="utf-8") as file:
            file.write(tomlkit.dumps(document))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise StorageError(f"the settings cannot be written: {error.strerror} ({path})") from error
