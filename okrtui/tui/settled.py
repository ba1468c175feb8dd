"""What the settings say that cannot be, in words."""

from collections.abc import Iterator, Mapping

from okrtui.okr.text import safe
from okrtui.settings import FILE, Settings
from okrtui.tui.keymap import did_you_mean, told


def settings_told(settings: Settings, themes: Mapping[str, object]) -> Iterator[str]:
    """A sentence for each; what is so settled is as it would be without."""
    yield from settings.faults
    if (theme := settings.theme) is not None and theme not in themes:
        yield f"{_at(settings, 'theme')}there is no theme “{safe(theme)}”{did_you_mean(theme, themes)}"
    yield from told(settings.keymap, settings.lines)


def _at(settings: Settings, name: str) -> str:
    """`settings.toml, line 3: `, where it came from the file."""
    return f"{FILE}, line {settings.lines[name]}: " if name in settings.lines else ""
