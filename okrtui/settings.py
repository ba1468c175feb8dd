"""Settings: one frozen value read once from TOML; what of the file cannot be is told by its line, the rest holds."""

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from okrtui.okr.errors import BadInputError, StorageError
from okrtui.places import Places

FILE = "settings.toml"
GLYPHS = ("unicode", "ascii")


class Settings(Struct, frozen=True):
    """What a person has set for this machine."""

    default_space: str | None = None
    theme: str | None = None
    glyphs: str = "unicode"
    decimal_comma: bool = False
    keymap: dict[str, str] = {}
    lines: Mapping[str, int] = {}
    """On which line of the file a setting in use, or `keymap.<command>`, stands."""
    faults: tuple[str, ...] = ()
    """What of the file cannot be, a sentence each."""


def read_settings(where: Places) -> Settings:
    """The settings; StorageError where the file is there and cannot be read."""
    path = Path(where.settings)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise StorageError(f"the settings cannot be read: {error.strerror} ({path})") from error
    from okrtui.settings_read import understood

    return understood(data)


def write_setting(where: Places, name: str, value: str) -> None:
    """Change one setting and leave everything else in the file, comments too, as it was."""
    import tomlkit

    path = Path(where.settings)
    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    except OSError as error:
        raise _unwritten(path, error) from error
    except (tomlkit.exceptions.TOMLKitError, UnicodeError) as error:
        raise BadInputError(
            f"the settings stay as they are until they can be read: {error} ({path})"
        ) from error
    document[name] = value
    write_settings(where, tomlkit.dumps(document))


def write_settings(where: Places, text: str) -> None:
    """Put a whole file in the place of the settings, in one move."""
    path = Path(where.settings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.new")
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except (OSError, UnicodeError) as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: Exception) -> StorageError:
    why = getattr(error, "strerror", None) or error
    return StorageError(f"the settings cannot be written: {why} ({path})")
