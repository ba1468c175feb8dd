"""The one list: it draws its own lines, keeps its cursor on its row, and repaints only what changed."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from okrtui.tui.commands import bindings
from okrtui.tui.views.centred import centred
from okrtui.tui.views.pieces import Line, Piece, cut_line
from okrtui.tui.widgets.ink import Ink


class Row(Protocol):
    """Anything with an id of its own."""

    @property
    def id(self) -> str:
        """By which the cursor finds it again."""


R = TypeVar("R", bound=Row)
MOST_STRIPS = 2_000


class Lines(ScrollView, Generic[R], can_focus=True):
    """Rows drawn by `draw(row, width)`; `empty` is said where there are none.

    The cursor passes over rows that `stops` does not hold for, such as headings; among other rows than before it
    stands on the first that `begins` holds for.
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """The place of the row under the cursor; others may watch it."""
    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    class Chosen(Message):
        """The row under the cursor was clicked once more."""

    def __init__(
        self,
        draw: Callable[[R, int], Line],
        *,
        empty: Sequence[str] = (),
        mark: str = "▌",
        stops: Callable[[R], bool] | None = None,
        begins: Callable[[R], bool] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.empty = empty
        self._draw, self._mark = draw, mark
        self._stops = stops or (lambda row: True)
        self._begins = begins or self._stops
        self._said: Sequence[str] = empty
        """What stood there the last time instead of rows."""
        self._rows: Sequence[R] = ()
        self._places: dict[str, int] = {}
        self._strips: dict[tuple[int, str], Strip] = {}
        self._painted: dict[int, Strip] = {}
        """What stands on each line of the terminal."""
        self._ink: Ink | None = None
        self._saw_g = False
        self._clicked: str | None = None
        """The row that was clicked last, while the cursor stays on it."""
        self.is_led = False
        """Whether its keys come from elsewhere: the cursor then is painted as if it had the focus."""

    # -- rows

    @property
    def rows(self) -> Sequence[R]:
        """What is listed."""
        return self._rows

    @property
    def selected(self) -> R | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[R]) -> None:
        """List other rows; the cursor stays on its row, or goes to the nearest one that is left."""
        before = self._rows
        places = {row.id: place for place, row in enumerate(rows)}
        near = [*before[self.cursor :], *before[: self.cursor][::-1]]
        place = next((places[row.id] for row in near if row.id in places), self._first(rows))
        offset = self.cursor - self.scroll_offset.y
        self._rows, self._places = rows, places
        self.virtual_size = Size(0, len(rows))
        place = self._stop(place, 1)
        moved, self.cursor = place - self.cursor, place
        is_said = bool(rows) or self.empty == self._said
        self._said = self.empty
        if len(rows) == len(before) and is_said:  # where rows only change places, the others stay
            self._repaint_changed()
        else:
            self.repaint()
            if moved and before:
                self.scroll_to(y=max(0, place - offset), animate=False, force=True)
        self._keep_in_sight()

    def _first(self, rows: Sequence[R]) -> int:
        return next((place for place, row in enumerate(rows) if self._begins(row)), 0)

    def select(self, id_: str) -> bool:
        """Put the cursor on a row; whether it is listed."""
        if id_ in self._places:
            self.move_to(self._places[id_])
        return id_ in self._places

    def move_to(self, place: int) -> None:
        """Put the cursor on the row at a place, held at both ends."""
        place = self._stop(place, place - self.cursor)
        if place == self.cursor:
            self._keep_in_sight()
            return
        self._refresh_row(self.cursor)
        self.cursor, self._clicked = place, None
        self._refresh_row(place)
        self._keep_in_sight()

    def _stop(self, place: int, way: int) -> int:
        """The nearest place on the way, or else back, where the cursor stops; where none is, the place itself."""
        last = len(self._rows) - 1
        place = max(0, min(place, last))
        onward, back = range(place, last + 1), range(place, -1, -1)
        tried = (*onward, *back) if way >= 0 else (*back, *onward)
        return next((found for found in tried if found <= last and self._stops(self._rows[found])), place)

    def repaint(self) -> None:
        """Draw everything anew."""
        self._strips.clear()
        self._painted.clear()
        self.refresh()

    def _repaint_changed(self) -> None:
        """Draw anew the rows in sight that say something else than what stands there."""
        self._strips.clear()
        size, top = self.size, self.scroll_offset.y
        height = min(size.height, max(1, len(self._rows)))
        for y, painted in self._painted.items():
            if y < height and painted != self._line(y, size, top):
                self.refresh_line(y + top)

    def _refresh_row(self, place: int) -> None:
        self.refresh_line(place)

    def _keep_in_sight(self) -> None:
        """Scroll in jumps of a third of a page: most keys then repaint two lines only."""
        top, height, last = self.scroll_offset.y, self.scrollable_content_region.height, len(self._rows)
        jump = max(1, height // 3)
        if top and self.cursor < height and self._stop(0, 1) == self.cursor:
            self.scroll_to(y=0, animate=False, force=True)
        elif top + height < last <= self.cursor + height and self._stop(last, -1) == self.cursor:
            self.scroll_to(y=last - height, animate=False, force=True)  # what stands below the last stop
        elif height and self.cursor < top:
            self.scroll_to(y=max(0, min(self.cursor, top - jump)), animate=False, force=True)
        elif height and self.cursor >= top + height:
            least = self.cursor - height + 1
            self.scroll_to(y=max(least, min(top + jump, len(self._rows) - height)), animate=False, force=True)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the list, or of what is said where it is empty."""
        self._painted[y] = self._line(y, self.size, self.scroll_offset.y)
        return self._painted[y]

    def _line(self, y: int, size: Size, top: int) -> Strip:
        place = y + top
        self._ink = self._ink or Ink(self)
        if not self._rows:
            return self._ink.strip(self._empty_line(y), size.width)
        if place >= len(self._rows):
            return self._ink.strip((), size.width)
        under = (
            "" if place != self.cursor else "cursor" if self.has_focus or self.is_led else "cursor-blurred"
        )
        return self._strip(place, size, under, self._ink)

    def _strip(self, place: int, size: Size, under: str, ink: Ink) -> Strip:
        if (place, under) not in self._strips:
            if len(self._strips) > MOST_STRIPS:
                self._strips.clear()
            has_bar = len(self._rows) > size.height
            line = cut_line(self._draw(self._rows[place], size.width), size.width - has_bar)
            self._strips[place, under] = ink.strip(
                self._marked(line) if under else line, size.width, under or None
            )
        return self._strips[place, under]

    def _marked(self, line: Line) -> Line:
        first, *others = line
        return [Piece(self._mark, "key"), Piece(first.text[1:], first.role), *others]

    def _empty_line(self, y: int) -> Line:
        first, *others = self.empty or ("",)
        told = [Piece(first, "strong"), *map(Piece, others)]
        lines = centred(told, *self.size)
        return lines[y] if y < len(lines) else ()

    def notify_style_update(self) -> None:
        """Another theme, or another state: other ink."""
        super().notify_style_update()
        self._ink = None
        self._strips.clear()

    def on_resize(self) -> None:
        """Another width: drawn anew, with the cursor in sight."""
        self.repaint()
        self._keep_in_sight()

    # -- keys and mouse

    def on_key(self, event: events.Key) -> None:
        """`g g` goes to the top."""
        if event.character in ("g", "ｇ") and self._saw_g:
            self.move_to(0)
        self._saw_g = event.character in ("g", "ｇ") and not self._saw_g

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there, a second one on the same row chooses it."""
        before = self._clicked
        if self.clicked(event) and before == self._clicked:
            self._clicked = None
            self.post_message(self.Chosen())

    def clicked(self, event: events.Click) -> bool:
        """Put the cursor on the row under the mouse; whether there is one."""
        offset = event.get_content_offset(self)
        place = len(self._rows) if offset is None else offset.y + self.scroll_offset.y
        if place >= len(self._rows):
            return False
        self.move_to(place)
        self._clicked = self._rows[self.cursor].id
        return self.cursor == place

    def on_blur(self) -> None:
        """Elsewhere meanwhile: the next click is a first one."""
        self._clicked = None

    def action_down(self) -> None:
        """One line down."""
        self.move_to(self.cursor + 1)

    def action_up(self) -> None:
        """One line up."""
        self.move_to(self.cursor - 1)

    def action_top(self) -> None:
        """To the first line."""
        self.move_to(0)

    def action_bottom(self) -> None:
        """To the last line."""
        self.move_to(len(self._rows) - 1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.move_to(self.cursor + max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.move_to(self.cursor - max(1, self.size.height // 2))
