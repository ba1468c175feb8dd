"""A widget that shows lines of pieces and repaints only those that changed."""

from collections.abc import Callable, Sequence
from itertools import takewhile, zip_longest

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from okrtui.tui.views.pieces import Line, does_at, width_of
from okrtui.tui.widgets.ink import Ink

Drawn = Callable[[int, int], Sequence[Line]]
"""Lines for so many columns and rows."""


def changed_cells(old: Line, new: Line, room: int) -> tuple[int, int]:
    """From which cell to which two lines differ; where one is cut for want of room, from the first one."""
    end = max(width_of(old), width_of(new))
    pairs = zip(old, new, strict=False)
    same = [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    return (width_of(same) if end <= room else 0), end


class Painted(Widget):
    """Lines of pieces, from the top."""

    DEFAULT_CSS = "Painted { height: auto; }"
    virtual_size = Reactive(Size(0, 0), repaint=False)
    """As large as it is shown: what a layout made larger is painted by it, and asks for nothing more."""

    class Clicked(Message):
        """A piece that `does` something was clicked."""

        def __init__(self, does: str) -> None:
            super().__init__()
            self.does = does

    def __init__(
        self, lines: Sequence[Line] = (), *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: list[Line] = [list(line) for line in lines]
        self._ink: Ink | None = None
        self._drawn: Drawn | None = None
        self._drawn_for: tuple[int, int] | None = None
        """The columns and rows that the lines were drawn for."""

    @property
    def lines(self) -> list[Line]:
        """What is shown."""
        return self._lines

    def draw(self, drawn: Drawn) -> None:
        """Show what is drawn for the room there is, and draw it anew whenever that changes."""
        width, height = self.content_size
        if width:
            self.show(drawn(width, height))
            self._drawn_for = width, height
        else:
            self._drawn_for = None
            self._lay_out()
        self._drawn = drawn

    def draw_when_painted(self, drawn: Drawn) -> None:
        """The same, drawn once all has its place: for what is large, and is another picture each time."""
        self._drawn, self._drawn_for = drawn, None
        self.refresh()

    def on_resize(self) -> None:
        """Another room, whatever made it so."""
        if self._drawn is not None and self._drawn_for != tuple(self.content_size):
            self.draw(self._drawn)

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines; what stays the same is not drawn again."""
        self._drawn = self._drawn_for = None
        before, self._lines = self._lines, [list(line) for line in lines]
        if len(before) != len(self._lines) and self.styles.height is not None and self.styles.height.is_auto:
            self._lay_out()
            return
        for place, (old, new) in enumerate(zip_longest(before, self._lines, fillvalue=())):
            if old != new:
                begin, end = changed_cells(old, new, self.content_size.width)
                self.refresh(Region(begin, place, end - begin, 1))

    def _fit(self) -> None:
        """Draw for the room there is by now, of which a message may come only after it is painted."""
        width, height = self.content_size
        if self._drawn is not None and width and self._drawn_for != (width, height):
            self._lines = [list(line) for line in self._drawn(width, height)]
            self._drawn_for = width, height

    def _lay_out(self) -> None:
        """Ask for the rows there are now; Textual would answer a second wish from a layout done after the first."""
        self.refresh(layout=True)
        self._layout_updates += 1

    def on_click(self, event: events.Click) -> None:
        """Ask for what the piece under the mouse does."""
        at = event.get_content_offset(self)
        line = self._lines[at.y] if at is not None and at.y < len(self._lines) else ()
        if at is not None and (does := does_at(line, at.x)):
            self.post_message(self.Clicked(does))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many lines as there are; those that are drawn for the room first need their width."""
        if self._drawn is not None:
            self._lines = [list(line) for line in self._drawn(width, 0)]
        return len(self._lines)

    def notify_style_update(self) -> None:
        """Another theme: other ink."""
        super().notify_style_update()
        self._ink = None

    def render_line(self, y: int) -> Strip:
        """One line in colour."""
        self._fit()
        self._ink = self._ink or Ink(self)
        return self._ink.strip(self._lines[y] if y < len(self._lines) else (), self.size.width)
