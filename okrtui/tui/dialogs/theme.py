"""The picker of themes: each is seen while the cursor is at it, and only one that is taken stays."""

from collections.abc import Iterable

from textual import on
from textual.theme import Theme
from textual.widgets import Input

from okrtui.tui.dialogs.choose import Chooser
from okrtui.tui.views.choices import Choice, among
from okrtui.tui.views.glyphs import Glyphs


class ThemeChooser(Chooser):
    """Answers with a theme."""

    def __init__(self, themes: Iterable[Theme], now: str, signs: Glyphs) -> None:
        find = among([Choice(theme.name, theme.name, _told(theme)) for theme in themes])
        super().__init__("Theme", find, signs.cursor, hint="a name, dark, light", at=now)
        self._before = now

    def on_mount(self) -> None:
        """Begin at the theme that is seen now."""
        super().on_mount()
        self.watch(self.lines, "cursor", self._show, init=False)

    @on(Input.Changed, "#narrow")
    def find_again(self) -> None:
        """What fits now, and how the first of it looks."""
        super().find_again()
        self._show()

    def _show(self) -> None:
        if self.query("#choices") and (chosen := self.lines.selected) is not None:
            self.app.theme = chosen.id

    def action_cancel(self) -> None:
        """As it was."""
        self.app.theme = self._before
        super().action_cancel()


def _told(theme: Theme) -> str:
    shade = "dark" if theme.dark else "light"
    return f"the terminal’s own colours, {shade}" if theme.name.startswith("ansi-") else shade
