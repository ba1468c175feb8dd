"""A screen that keeps changing behind another, so that a change draws what changed.

Textual's own draws the whole screen behind anew, through Rich and a tint, after every change: at 120×40 that is
17 KB and 30 ms for one number on the board under a weekly run.
"""

from typing import TypeVar

from textual.screen import ModalScreen, Screen
from textual.widget import _RenderCache

T = TypeVar("T")


class BehindScreen(Screen[T]):
    """Tells the screen above it which parts have changed, and no more than that."""

    def _compositor_refresh(self) -> None:
        app, dirty = self.app, self._compositor._dirty_regions
        if app.is_inline or self is app.screen or self not in app._background_screens:
            super()._compositor_refresh()
        elif dirty:
            top = app.screen
            top._set_dirty(*dirty)  # refresh() would let it forget what else has changed on it
            top._dirty_widgets.add(top)
            dirty.clear()
            self._dirty_widgets.clear()
            top._on_timer_update()  # now, with what has changed on it too; else it waits for a timer once more


class OverScreen(ModalScreen[T]):
    """Shows what stands behind it as it is, without a tint."""

    def _render_content(self) -> None:
        stack = self.app.screen_stack
        place = stack.index(self) if self in stack else 0
        if place == 0:
            super()._render_content()
            return
        strips = stack[place - 1]._compositor.render_strips(self.size)
        self._render_cache = _RenderCache(self.size, [strip.discard_meta() for strip in strips])
        self._dirty_regions.clear()
