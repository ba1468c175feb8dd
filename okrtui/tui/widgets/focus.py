"""Where the focus is, so that moving it draws only the two widgets it moves between.

Textual's own draws the whole screen anew: at 120×40 that is 20 KB for a key that changes two lines.
"""

from textual.reactive import Reactive
from textual.widget import Widget


def quiet_focus() -> Reactive[Widget | None]:
    """For `focused` of a screen."""
    return Reactive(None, repaint=False)


class DrawsFocus(Widget):
    """Draws itself where the focus is; no style speaks of that, so that none is looked up when it moves."""

    def watch_has_focus(self, _has_focus: bool) -> None:
        """It is drawn anew, which Textual sees to."""
