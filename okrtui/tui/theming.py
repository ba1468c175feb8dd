"""How okrtui looks: a theme is chosen, and remembered for the next start where somebody does that."""

import asyncio
from collections.abc import Callable
from typing import Any

from okrtui.okr.errors import OkrError
from okrtui.settings import Settings
from okrtui.tui.app_part import AppPart
from okrtui.workspace.home import Home


class ThemingApp(AppPart):
    """Lets a theme be chosen."""

    def __init__(
        self, home: Home, settings: Settings, *, on_theme: Callable[[str], None] | None = None, **others: Any
    ) -> None:
        super().__init__(home, settings, **others)
        self._on_theme = on_theme

    def action_theme(self) -> None:
        """Choose how okrtui looks."""
        self.start(self._choose_theme())

    async def _choose_theme(self) -> None:
        from okrtui.tui.dialogs.theme import ThemeChooser

        before = self.theme
        themes = sorted(self.available_themes.values(), key=lambda theme: theme.name)
        chosen = await self.ask(ThemeChooser(themes, before, self.signs))
        if chosen is None or chosen.id == before or self._on_theme is None:
            return
        try:
            await asyncio.to_thread(self._on_theme, chosen.id)
        except OkrError as error:
            self.tell(str(error), "this theme holds until you leave", severity="warning")
