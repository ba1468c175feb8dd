"""The page of cycles: all there are, how each came out, and the keys that move one on."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from okrtui.tui import closing_messages as wishes
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.now import Now
from okrtui.tui.screens.page import Page
from okrtui.tui.views.cycle_rows import EMPTY, CycleRow, cycle_heads, cycle_rows, draw_cycle, tell_cycle
from okrtui.tui.views.cycles import current
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line
from okrtui.tui.widgets.ink import content
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

OF_ONE = frozenset({"open_cycle", "move_cycle", "cycle_summary", "cycle_review", "cycle_next"})
NO_CYCLE = "there is no cycle yet: a adds one"


class CyclesScreen(Page):
    """One line a cycle, the latest first; the cursor begins where something is due, else at the one that runs."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("cycles")
    GROUPS: ClassVar[tuple[str, ...]] = ("cycles", "page", "app")

    def __init__(self, now: Now, signs: Glyphs, truth: str = "", at: str = "") -> None:
        super().__init__(now, signs, truth)
        self._at = at

    def body(self) -> Iterable[Widget]:
        """Heads, the cycles, the one under the cursor in full."""
        lines = Lines[CycleRow](self._draw, empty=EMPTY, mark=self._signs.cursor, id="cycles")
        yield Vertical(Painted(id="cycle-heads"), lines, Painted(id="cycle-told"), classes="page-box")

    @property
    def lines(self) -> Lines[CycleRow]:
        """The cycles."""
        return self.query_one("#cycles", Lines)

    @property
    def cycles(self) -> frozenset[str]:
        """The cycle under the cursor."""
        row = self.lines.selected
        return frozenset({row.id}) if row else frozenset()

    def on_mount(self) -> None:
        """Show what is known; the figures of older cycles follow once those are opened."""
        super().on_mount()
        self.query_one(".page-box", Vertical).border_title = content("Cycles")
        self.query_one("#cycle-heads", Painted).draw(lambda width, _: [cycle_heads(width)])
        self.lines.select(self._at or self._first())
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self._tell, init=False)
        self._tell()
        self.post_message(messages.CyclesRequested(frozenset(self.now.okrs.cycles)))

    def _first(self) -> str:
        """Where the cursor begins: in the default space before others, there at what is due, else at what runs."""
        now, running = self.now, current(self.now.okrs, self.now.today).cycles

        def place(row: CycleRow) -> tuple[bool, bool]:
            is_due = row.due and row.told.objectives + row.told.drafts
            return row.cycle.space != now.default, not is_due

        rows = (row for row in self.lines.rows if row.due or row.id in running)
        return next((row.id for row in sorted(rows, key=place)), "")

    def on_resize(self) -> None:
        """The frame follows the width."""
        self.show_frame()

    def choose_for(self, before: Now, now: Now) -> None:
        """The frame tells of the cycle that runs."""
        self._choice = current(now.okrs, now.today)

    def show_all(self) -> None:
        """Every cycle as it is now."""
        super().show_all()
        self.lines.show(cycle_rows(self.now))
        self._tell()

    def _draw(self, row: CycleRow, width: int) -> Line:
        return draw_cycle(row, self.now.today, width)

    def _tell(self) -> None:
        row = self.lines.selected
        told = self.query_one("#cycle-told", Painted)
        told.draw(lambda width, height: tell_cycle(row, width, height) if row else [])

    def why_not(self, command: str) -> str:
        """Without a cycle there is none to move or look at."""
        return NO_CYCLE if command in OF_ONE and self.lines.selected is None else super().why_not(command)

    def point_at(self, id_: str) -> bool:
        """Put the cursor on a cycle."""
        return self.lines.select(id_)

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number."""
        self.lines.move_to(number - 1)

    # -- keys

    @on(Lines.Chosen)
    def action_open_cycle(self) -> None:
        """Its objectives."""
        self._wish(wishes.ObjectivesRequested)

    def action_move_cycle(self) -> None:
        """Into its next phase, after a question."""
        self._wish(wishes.MoveRequested)

    def action_cycle_summary(self) -> None:
        """How it came out."""
        self._wish(messages.SummaryRequested)

    def action_cycle_review(self) -> None:
        """What is said of it."""
        self._wish(messages.ReviewRequested)

    def action_cycle_next(self) -> None:
        """What of it goes on."""
        self._wish(messages.NextCycleRequested)

    def action_add_cycle(self) -> None:
        """Another one in the space of the cycle under the cursor."""
        row = self.lines.selected
        self.post_message(wishes.NewCycleRequested(row.cycle.space if row else self.now.default))

    def _wish(self, wish: type[messages.CycleRequest]) -> None:
        row = self.lines.selected
        if row is None:
            self.notify(NO_CYCLE, markup=False)
        else:
            self.post_message(wish(row.id))
