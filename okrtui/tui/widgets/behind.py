"""A screen that keeps changing behind another, so that a change draws what changed.

Textual's own draws the whole screen behind anew, through Rich and a tint, after every change: at 120×40 that is
17 KB and 30 ms for one number on the board under a weekly run.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from textual._compositor import Compositor, LayoutUpdate
from textual.geometry import Region, Size
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget, _RenderCache

T = TypeVar("T")
TURNS = 5
"""Of a screen's queue, by which its parts have answered a layout with what that changes."""

Row = Sequence[Strip]
"""A line of a screen, in the pieces it was drawn in."""


class Stood(NamedTuple):
    """What was drawn of a screen that stood behind another, by line."""

    size: Size
    rows: Mapping[int, Row]


class BehindScreen(Screen[T]):
    """Tells the screen above it which parts have changed, and no more than that."""

    _is_settling = False
    """Whether it is laid out and its parts have not answered yet: nothing is drawn until they have."""
    _stood: Stood | None = None
    """What needs not be drawn again, once the screen above it is gone."""

    def come_back(self, stood: Stood) -> None:
        """Be seen again without the screen that stood above."""
        self._stood = stood

    def _on_screen_suspend(self) -> None:
        self._stood = None

    def notify_style_update(self) -> None:
        """Another theme, or another state: all is drawn anew."""
        super().notify_style_update()
        self._stood = None

    def _on_timer_update(self) -> None:
        stood = self._stood
        if stood is None or not self._repaint_required or not self.is_current or self.app._batch_count:
            super()._on_timer_update()
            return
        self._stood, self._repaint_required, self._is_settling = None, False, True
        self._dirty_widgets.discard(self)
        super()._on_timer_update()
        self._is_settling = False
        self._draw_with(stood)

    def _draw_with(self, stood: Stood) -> None:
        """Draw what has changed, and write that with the rest as it stood there."""
        compositor = self._compositor
        size = compositor.size
        rows = dict(stood.rows) if stood.size == size else {}
        dirty = {y for region in compositor._dirty_regions for y in region.line_range}
        wanted = {y for y in range(size.height) if y in dirty or y not in rows}
        rows.update(_rows_of(compositor, wanted))
        compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        self.app._display(self, LayoutUpdate([rows[y] for y in range(size.height)], size.region))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its ground, which is the same in each line and covered in most of them."""
        return super().render_lines(Region(crop.x, 0, crop.width, min(crop.height, 1))) * crop.height

    def _compositor_refresh(self) -> None:
        if self._repaint_required or self._is_settling:
            return  # all of it is drawn next, after this layout
        app, dirty = self.app, self._compositor._dirty_regions
        if app.is_inline or self is app.screen or self not in app._background_screens:
            super()._compositor_refresh()
        elif dirty:
            top = app.screen
            top._set_dirty(*dirty)  # refresh() would let it forget what else has changed on it
            top._dirty_widgets.add(top)
            dirty.clear()
            self._dirty_widgets.clear()
            if not (isinstance(top, OverScreen) and top.is_gathering):
                Screen._on_timer_update(top)  # now; else it waits for a timer once more

    def draw_now(self) -> None:
        """Draw what has changed, once, before each widget has told of it and a timer has come."""
        if self.is_current and have_told(self):
            self._on_timer_update()

    def settle(self, then: Callable[[], None] = lambda: None, turns: int = TURNS) -> None:
        """Lay out what is to be laid out and draw it once all parts have answered, without waiting for a timer."""
        self._is_settling = turns > 0 and self.is_current
        if self._is_settling:
            if self._layout_required:
                self._layout_required = False
                self._refresh_layout()
            self.app.call_later(self.call_later, self.settle, then, turns - 1)
            return
        if self.is_current:
            self._on_timer_update()
            self._compositor_refresh()
        then()


class ClearScreen(ModalScreen[T]):
    """Shows what stands behind it, line by line, and only those lines anew that say something else."""

    def __init__(self) -> None:
        super().__init__()
        self._behind: dict[int, Row] = {}
        """What stands behind it, by line."""

    def seen_through(self, strip: Strip) -> Strip:
        """How a line of the screen behind looks from here: as it is."""
        return strip

    def stood_behind(self) -> Stood:
        """What was drawn of the screen behind since it last changed."""
        size = self._render_cache.size
        dirty = self._dirty_lines(size)
        return Stood(size, {y: row for y, row in self._behind.items() if y not in dirty})

    def _render_content(self) -> None:
        stack = self.app.screen_stack
        place = stack.index(self) if self in stack else 0
        if place == 0 or self.styles.background.a == 1:
            super()._render_content()
            return
        before = self._render_cache
        lines = (
            list(before.lines)
            if before.size == self.size
            else [Strip.blank(self.size.width)] * self.size.height
        )
        for y, row in _rows_of(stack[place - 1]._compositor, self._dirty_lines(before.size)):
            self._behind[y] = row
            lines[y] = self.seen_through(Strip.join(row).discard_meta())
        self._render_cache = _RenderCache(self.size, lines)
        self._dirty_regions.clear()

    def _dirty_lines(self, before: Size) -> set[int]:
        """Which lines say something else by now; all of them where there are more or fewer."""
        whole = self.size.region
        dirty = self._dirty_regions if before == self.size else {whole}
        return {y for region in dirty for y in region.intersection(whole).line_range}


class OverScreen(ClearScreen[T]):
    """Shows what stands behind it as it is, without a tint; what changes on both is drawn at once."""

    is_gathering = False
    """Whether it is about to draw, and asks the screens behind it what has changed."""
    _is_put_off = False

    def draw_now(self) -> None:
        """Draw what has changed here and behind, once, before each widget has told of it and a timer has come."""
        if self.is_current and have_told(self, *self.app._background_screens):
            self._draw()

    def _on_timer_update(self) -> None:
        if self._message_queue.empty():
            self._draw()
        elif not self._is_put_off:  # what waits to be told may change more: one picture of it all
            self._is_put_off = True
            self.call_later(self._draw)

    def _draw(self) -> None:
        self._is_put_off = False
        self.is_gathering = True
        for screen in self.app._background_screens:
            if isinstance(screen, BehindScreen):
                screen._on_timer_update()
        self.is_gathering = False
        super()._on_timer_update()


def have_told(*screens: Screen[Any]) -> bool:
    """Let each widget that has changed tell its screen so; not where one is to be laid out anew: a timer does that."""
    widgets = (widget for screen in screens for widget in screen.walk_children(Widget, with_self=True))
    changed = [w for w in widgets if w._repaint_required or w._layout_required]
    if any(widget._layout_required for widget in changed):
        return False
    for widget in changed:
        widget._repaint_required = False
        widget.screen._dirty_widgets.add(widget)
    return True


def _rows_of(compositor: Compositor, wanted: set[int]) -> Iterator[tuple[int, Row]]:
    """Some lines of a screen, drawn from the first to the last of them."""
    if not wanted:
        return
    crop = Region(0, min(wanted), compositor.size.width, max(wanted) + 1 - min(wanted))
    chops = compositor._render_chops(crop, wanted.__contains__)
    yield from ((y, tuple(chops[y].values())) for y in wanted if y < len(chops))
