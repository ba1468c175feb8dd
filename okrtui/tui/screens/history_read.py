"""History as far as it was read: older steps where one looks, newer ones as they come."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.containers import Vertical
from textual.widget import Widget

from okrtui.tui import history_messages as wishes
from okrtui.tui.now import Now
from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.views.cycles import current
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.history_filter import Narrowing, Wanted
from okrtui.tui.views.history_rows import HistoryRow, Row, Teller, stacked, step_rows
from okrtui.tui.views.pieces import Line
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.workspace.annals import Annals, Read
from okrtui.workspace.facts import Entry
from okrtui.workspace.history import place_of

PAGE = 60
"""Steps that are read at a time."""

NEAR = 2
"""Screens from the end of what was read within which one reads on."""


class ReadHistory(FramedScreen):
    """Reads on where the end of the lines is near; never more than is looked at."""

    CSS_PATH = "pages.tcss"
    NAME: ClassVar[str] = "History"
    GROUPS: ClassVar[tuple[str, ...]] = ("history", "app")
    PARTS: ClassVar[tuple[str, ...]] = ("#history", "#history-told", ".page-box")

    def __init__(self, now: Now, signs: Glyphs, truth: str = "") -> None:
        super().__init__(now, signs, truth)
        self._narrowing = Narrowing()
        self._is_trash = False
        self._teller = Teller(now)
        self._begin_anew(now)

    def _begin_anew(self, now: Now) -> None:
        """Nothing is read yet of what is asked for now; what is just being read was for something else."""
        self._wanted = Wanted(now, self._narrowing)
        self._annals: Annals | None = None
        self._entries: list[Entry] = []
        self._steps: list[HistoryRow] = []
        self._late: list[Entry] = []
        """What came since and belongs further down than was read."""
        self._is_all = self._is_reading = self._is_unreadable = False
        self._asked = object()

    def body(self) -> Iterable[Widget]:
        """The lines, and the one under the cursor in full."""
        lines = Lines[Row](self._draw, mark=self._signs.cursor, stops=lambda row: row.stops, id="history")
        yield Vertical(lines, Painted(id="history-told"), classes="page-box")

    @property
    def lines(self) -> Lines[Row]:
        """What happened, or what lies in the trash."""
        return self.query_one("#history", Lines)

    def _draw(self, row: Row, width: int) -> Line:
        return self._teller.draw(row, width)

    def show_rows(self) -> None:
        """Show what was read by now."""

    def choose_for(self, before: Now, now: Now) -> None:
        """The frame tells of the cycle that runs; somebody else's OKRs have another history."""
        self._choice = current(now.okrs, now.today)
        self._wanted, self._teller = Wanted(now, self._narrowing), Teller(now)
        if before.scope != now.scope:
            self._begin_anew(now)
        if before.today != now.today:
            self._steps = list(step_rows(self._entries, now.today))

    def show_all(self) -> None:
        """What is known by now, and what came since it was read."""
        super().show_all()
        if self._is_unreadable:
            self._begin_anew(self.now)
        self._ask_for_newer()
        self.show_rows()

    # -- older

    def read_on(self) -> None:
        """Read on where the end of what was read is near."""
        lines = self.lines
        height = max(1, lines.size.height)
        last = max(lines.cursor, lines.scroll_offset.y + height)
        is_near = last + NEAR * height >= (len(lines.rows) or len(self._steps))
        if self._is_trash or self._is_all or self._is_reading or not is_near:
            return
        self._is_reading = True
        take = partial(self._take_older, self._asked)
        self.post_message(wishes.OlderRequested(self._annals, self._wanted, PAGE, take))

    def _take_older(self, asked: object, annals: Annals | None, read: Read) -> None:
        if asked is not self._asked or not self.is_standing:
            return
        is_first, self._annals = self._annals is None, annals
        self._is_reading, self._is_all, self._is_unreadable = False, read.is_all, annals is None
        above = self._entries[-1] if self._entries else None
        self._steps += step_rows(read.entries, self.now.today, above)
        self._entries += read.entries
        late, self._late = self._late, []
        self._put_in(late)
        if is_first:  # what came while it was read for the first time
            self._ask_for_newer()
        self.show_rows()

    # -- newer

    def _ask_for_newer(self) -> None:
        if self._annals is not None:
            take = partial(self._take_newer, self._asked)
            self.post_message(wishes.NewerRequested(self._annals, self._wanted, take))

    def _take_newer(self, asked: object, entries: Sequence[Entry]) -> None:
        """What came since stands where it belongs in time; the cursor stays on its line."""
        if entries and asked is self._asked and self.is_standing:
            self._put_in(entries)
            self.show_rows()

    def _put_in(self, entries: Sequence[Entry]) -> None:
        """Put what came into its place; of a clock that is behind, or late, that may be below all that was read."""
        known = self._entries
        read_to = place_of(known[-1]) if known else None

        def is_read(entry: Entry) -> bool:
            return self._is_all or (read_to is not None and place_of(entry) > read_to)

        here = [entry for entry in entries if is_read(entry)]
        self._late += [entry for entry in entries if not is_read(entry)]
        if not here:
            return
        self._entries = sorted([*here, *known], key=place_of, reverse=True)
        if known and place_of(here[-1]) < place_of(known[0]):
            self._steps = list(step_rows(self._entries, self.now.today))
        else:
            self._steps = stacked(here, self._steps, self.now.today)
