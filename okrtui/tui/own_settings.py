"""The settings file in the person's editor; what was set holds from then on, as far as it can without a new start."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from okrtui.okr.errors import OkrError, RefusedError, StorageError
from okrtui.places import Places
from okrtui.settings import Settings, read_settings, write_settings
from okrtui.tui.closing_messages import EditorRequested
from okrtui.tui.commands import keys_of_all
from okrtui.tui.keymap import for_textual, with_keys
from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.settled import settings_told
from okrtui.tui.theming import ThemingApp
from okrtui.workspace.home import Home

NEXT_START = ("glyphs", "default_space")
NO_FILE = "this is a look at a sample: there is no settings file"


class OwnSettingsApp(ThemingApp):
    """Lets the settings be written as a text."""

    def __init__(
        self, home: Home, settings: Settings, *, settings_at: Places | None = None, **others: Any
    ) -> None:
        super().__init__(home, settings, **others)
        self._held, self._settings_at = settings, settings_at

    def action_settings_file(self) -> None:
        """Open the file, or one with every setting as a comment where there is none."""
        self.start(self._open_settings())

    async def _open_settings(self) -> None:
        if (where := self._settings_at) is None:
            raise RefusedError(NO_FILE)
        before = await asyncio.to_thread(_text_of, where)

        def take(text: str) -> None:
            self.start(self._take_settings(where, before, text))

        self.post_message(EditorRequested(before if before is not None else _new_text(), take))

    async def _take_settings(self, where: Places, before: str | None, text: str) -> None:
        """Write what the editor left, unless another window wrote meanwhile; what was typed is kept then too."""
        if text.rstrip("\n") == (_new_text() if before is None else before).rstrip("\n"):
            self.tell("the settings stay as they were")
            return
        try:
            if await asyncio.to_thread(_text_of, where) != before:
                raise RefusedError("the settings were changed elsewhere meanwhile")
            await asyncio.to_thread(write_settings, where, f"{text}\n")
        except OkrError as error:
            kept = await self.keeper.keep_copy(text)
            raise RefusedError(f"{error}; what you wrote is in {kept}") from error
        self.hold(await asyncio.to_thread(read_settings, where))

    def hold(self, settings: Settings) -> None:
        """Let settings hold from now on, and say what of them cannot be, or not yet."""
        before, self._held = self._held, settings
        self.commands = with_keys(settings.keymap)
        self.set_keymap(for_textual(settings.keymap))
        self.decimal_comma = settings.decimal_comma
        if settings.theme in self.available_themes:
            self.theme = settings.theme or self.theme
        for screen in self.every_screen():
            screen.frame_changed()
        later = [name for name in NEXT_START if getattr(settings, name) != getattr(before, name)]
        self.tell("the settings hold", f"{' and '.join(later)}: from the next start" if later else "")
        self.warn(settings_told(settings, self.available_themes))

    def every_screen(self) -> Iterator[FramedScreen]:
        """Those of all modes, also the ones that are not seen."""
        stacks = self._screen_stacks.values()
        yield from (screen for stack in stacks for screen in stack if isinstance(screen, FramedScreen))


def _text_of(where: Places) -> str | None:
    """What stands in the file; None where there is none."""
    path = Path(where.settings)
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeError) as error:
        raise StorageError(f"the settings cannot be read: {error} ({path})") from error


def _new_text() -> str:
    from okrtui.settings_text import settings_text

    return settings_text(keys_of_all())
