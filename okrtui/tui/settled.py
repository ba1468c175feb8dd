"""What the settings say that cannot be, in words."""

from collections.abc import Iterator, Mapping

from okrtui.okr.text import safe
from okrtui.settings import Settings
from okrtui.tui.keymap import did_you_mean, told
from okrtui.tui.views.glyphs import NAMES


def settings_told(settings: Settings, themes: Mapping[str, object]) -> Iterator[str]:
    """A sentence for each; what is so settled is as it would be without."""
    if settings.theme is not None and settings.theme not in themes:
        yield f"there is no theme “{safe(settings.theme)}”{did_you_mean(settings.theme, themes)}"
    if settings.glyphs not in NAMES:
        yield f"glyphs is “{safe(settings.glyphs)}”: it can be {' or '.join(NAMES)}"
    yield from told(settings.keymap)
