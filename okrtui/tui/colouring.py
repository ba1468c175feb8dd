"""What reaches the terminal: a theme's colours, moved where they could not be read; greys or none; plain signs."""

from collections.abc import Mapping, Sequence

from textual.app import App
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor

from okrtui.tui.kept_stylesheet import KeptStylesheet
from okrtui.tui.plain_signs import PlainSigns
from okrtui.tui.widgets.contrast import LINE, TEXT, readable

UNCOLOURED, PLAIN_SIGNS = NoColor(), PlainSigns()
WORDS = ("foreground", "text-primary", "text-accent", "text-success", "text-warning", "text-error")
"""The tokens of a theme that words are written in."""
QUIET, RULE, FIELD = 0.6, 0.3, 0.15
"""How much of the foreground quiet words, lines, and the paper of a field with the focus take."""


class ColouringApp(App[None]):
    """Makes every theme readable: `$quiet` for words, `$rule` and `$focus` for borders, `$typed` in fields."""

    is_plain = False
    """Whether signs are to be drawn in ASCII."""

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """The theme's tokens."""
        variables = super().get_css_variables()
        readable_ones = {} if self.native_ansi_color else seen(variables, is_grey=self.no_color)
        self.theme_variables = {**OF_TERMINAL, **variables, **readable_ones}
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual chooses by the theme it begins with; greys made of the terminal's own colours are all black."""
        filters = list(super().get_line_filters())
        if self.no_color and self.native_ansi_color:
            filters = [UNCOLOURED if isinstance(each, Monochrome) else each for each in filters]
        return [*filters, PLAIN_SIGNS] if self.is_plain else filters


OF_TERMINAL = {
    "quiet": "ansi_default", "rule": "ansi_default", "focus": "ansi_blue",
    "typed": "ansi_default", "typed-quiet": "ansi_default",
}  # fmt: skip
"""Where the terminal's own colours are used nothing is known of how they look."""


def seen(tokens: Mapping[str, str], *, is_grey: bool) -> dict[str, str]:
    """The tokens that are to be read, on both papers of a theme; as they will look where all becomes grey."""

    def parsed(name: str) -> Color:
        return Color.parse(tokens[name]).monochrome if is_grey else Color.parse(tokens[name])

    ground, surface, foreground = parsed("background"), parsed("surface"), parsed("foreground")
    field = surface.blend(foreground, FIELD, 1.0)
    quiet, rule = (ground.blend(foreground, share, 1.0) for share in (QUIET, RULE))

    def on_papers(colour: Color, least: float) -> str:
        return readable(readable(colour, ground, least), surface, least).hex

    return {
        **{name: on_papers(parsed(name), TEXT) for name in WORDS},
        "quiet": on_papers(quiet, TEXT),
        "rule": on_papers(rule, LINE),
        "focus": on_papers(parsed("primary"), LINE),
        "scrollbar": on_papers(rule, LINE),
        "scrollbar-background": ground.hex,
        "typed": readable(foreground, field, TEXT).hex,
        "typed-quiet": readable(quiet, field, TEXT).hex,
    }
