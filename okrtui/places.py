"""Where files live."""

import os


class Places:
    """The three directories of an installation."""

    def __init__(self, data: str, state: str, config: str) -> None:
        self.data, self.state, self.config = data, state, config

    @property
    def settings(self) -> str:
        """The settings file, which need not exist."""
        return f"{self.config}/settings.toml"


def places(home: str | None = None) -> Places:
    """Below one directory when `--home` or OKRTUI_HOME names it, else the platform's own."""
    chosen = home or os.environ.get("OKRTUI_HOME")
    if chosen:
        root = os.path.abspath(os.path.expanduser(chosen))  # noqa: PTH100, PTH111 - pathlib costs a prompt 5 ms
        return Places(f"{root}/data", f"{root}/state", f"{root}/config")
    from platformdirs import PlatformDirs

    own = PlatformDirs("okrtui", appauthor=False)
    return Places(own.user_data_dir, own.user_state_dir, own.user_config_dir)


def stamp(path: str) -> str:
    """What tells one version of the settings file from another."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return ""
    return f"{found.st_mtime_ns}:{found.st_size}"
