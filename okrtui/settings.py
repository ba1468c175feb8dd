"""Settings: one frozen value read once from TOML, and where files live."""

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from okrtui.okr.errors import BadInputError, StorageError


class Places(Struct, frozen=True):
    """The three directories of an installation."""

    data: Path
    state: Path
    config: Path

    @property
    def settings(self) -> Path:
        """The settings file, which need not exist."""
        return self.config / "settings.toml"


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person has set for this machine."""

    default_space: str | None = None
    theme: str | None = None
    glyphs: str = "unicode"
    decimal_comma: bool = False
    keymap: dict[str, str] = {}


def places(home: str | None = None) -> Places:
    """Where files live: below one directory when `--home` or OKRTUI_HOME name it, else the platform's own."""
    chosen = home or os.environ.get("OKRTUI_HOME")
    if chosen:
        root = Path(chosen).expanduser()
        return Places(root / "data", root / "state", root / "config")
    from platformdirs import PlatformDirs

    own = PlatformDirs("okrtui", appauthor=False)
    return Places(own.user_data_path, own.user_state_path, own.user_config_path)


def read_settings(where: Places) -> Settings:
    """The settings; BadInputError names the line or the setting that cannot be."""
    try:
        data = where.settings.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise StorageError(f"the settings cannot be read: {error.strerror} ({where.settings})") from error
    try:
        return msgspec.toml.decode(data, type=Settings)
    except (msgspec.MsgspecError, ValueError) as error:
        raise BadInputError(f"{where.settings}: {error}") from error


def write_setting(where: Places, name: str, value: str) -> None:
    """Change one setting and leave everything else in the file, comments too, as it was."""
    import tomlkit

    try:
        document = (
            tomlkit.parse(where.settings.read_text()) if where.settings.exists() else tomlkit.document()
        )
        document[name] = value
        where.config.mkdir(parents=True, exist_ok=True)
        temporary = where.settings.with_suffix(".new")
        temporary.write_text(tomlkit.dumps(document))
        temporary.replace(where.settings)
    except OSError as error:
        raise StorageError(f"the settings cannot be written: {error.strerror} ({where.settings})") from error
