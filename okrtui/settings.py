"""Settings: one frozen value read once from TOML; what of the file cannot be is told by its line, the rest holds."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

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
    sources: dict[str, dict[str, list[str]]] = {}
    """Commands by space and key result. Nobody runs them from here: `okrtui.sources` reads them anew and looks
    first whether others can write them."""
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

    def change(document: Any) -> None:
        document[name] = value

    change_settings(where, change)


def change_settings(where: Places, change: Callable[[Any], None]) -> None:
    """Change the settings, a tomlkit document, and leave what is not changed, comments too, as it was."""
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
    change(document)
    write_settings(where, tomlkit.dumps(document))


def write_settings(where: Places, text: str) -> None:
    """Put a whole file in the place of the settings, in one move.

    It is its owner's alone, as it may hold commands; where a link stands in its place the file behind it is written.
    """
    path = Path(os.path.realpath(where.settings))
    try:
        for folder in reversed((path.parent, *path.parent.parents)):
            folder.mkdir(mode=0o700, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.new")
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - it is open already
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except (OSError, UnicodeError) as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: Exception) -> StorageError:
    why = getattr(error, "strerror", None) or error
    return StorageError(f"the settings cannot be written: {why} ({path})")
