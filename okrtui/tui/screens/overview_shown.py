"""The overview on a screen: the frame, the figures of every unit as far as they are reckoned, a row in words."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.containers import Vertical
from textual.widget import Widget

from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.okrs import Okrs
from okrtui.okr.overview import Overview, Wanted
from okrtui.tui import messages
from okrtui.tui.commands import Command
from okrtui.tui.keymap import commands_of
from okrtui.tui.now import Now
from okrtui.tui.overview_messages import OverviewRequested
from okrtui.tui.screens.cascading import CascadingScreen
from okrtui.tui.views.cycles import CycleChoice, current, like, objectives_of
from okrtui.tui.views.empty import nothing_here
from okrtui.tui.views.facts import whose
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.history_rows import READING
from okrtui.tui.views.overview_below import tell_overview
from okrtui.tui.views.overview_lines import OverviewDraughtsman, overview_heads
from okrtui.tui.views.overview_rows import OverviewRow, Shape, overview_rows, wanted
from okrtui.tui.views.pieces import Line
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_title

Asked = tuple[Okrs, Wanted]
BELOW = (
    "open_overview",
    "order_units",
    "fold_level",
    "copy",
    "decide",
    "previous_cycle",
    "scope",
    "undo",
    "help",
)
"""What the footer of the overview shows, the most important first and help last."""


class ShownOverview(CascadingScreen):
    """Wires the rows to what is known now; what they say is reckoned in the background, once for all keys."""

    CSS_PATH = "pages.tcss"
    NAME: ClassVar[str] = "Overview"
    GROUPS: ClassVar[tuple[str, ...]] = ("overview", "tree", "record", "app")
    PARTS: ClassVar[tuple[str, ...]] = ("#overview", "#overview-told", ".page-box")

    def __init__(self, now: Now, signs: Glyphs, truth: str = "") -> None:
        super().__init__(now, signs, truth)
        self._shape = Shape()
        self._shown: Overview | None = None
        self._asked: Asked | None = None
        self._reckoned: Asked | None = None
        """What is asked for, and what is shown was asked for."""
        self._draughtsman = OverviewDraughtsman(0, now, signs, is_tree=False)

    def body(self) -> Iterable[Widget]:
        """Heads, rows, what is told of one."""
        lines = Lines[OverviewRow](
            self._draw, empty=(READING,), mark=self._signs.cursor, stops=lambda row: row.stops, id="overview"
        )
        yield Vertical(Painted(id="overview-heads"), lines, Painted(id="overview-told"), classes="page-box")

    @property
    def lines(self) -> Lines[OverviewRow]:
        """The rows."""
        return self.query_one("#overview", Lines)

    @property
    def here(self) -> str | None:
        """The objective or key result that the finding under the cursor is about."""
        row = self.lines.selected if self.is_mounted else None
        about = row.told.record if row and isinstance(row.told, Finding) else ""
        okrs = self.now.okrs
        return about if about in okrs.objectives or about in okrs.key_results else None

    def on_mount(self) -> None:
        """Show what is known."""
        super().on_mount()
        self.query_one("#overview-heads", Painted).draw(lambda width, _: [overview_heads(width)])
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self._tell, init=False)

    def on_resize(self) -> None:
        """The frame follows the width."""
        self.show_frame()

    def choose_for(self, before: Now, now: Now) -> None:
        """Stay in the cycle, if it is still there."""
        kept = like(self._choice, now.okrs) if before.spaces else None
        self._choice = kept or current(now.okrs, now.today)

    # -- what is shown

    def show_all(self) -> None:
        """The frame, what is reckoned by now; what is not yet is asked for."""
        super().show_all()
        asked = (self.now.okrs, wanted(self.now, self._choice))
        if self._asked is None or self._asked[0] is not asked[0] or self._asked[1] != asked[1]:
            self._asked = asked
            self.post_message(OverviewRequested(*asked, partial(self._take, asked)))
        self.show_rows()

    @property
    def is_reading(self) -> bool:
        """Whether what is asked for is not shown yet."""
        return self._reckoned is not self._asked

    def _take(self, asked: Asked, shown: Overview) -> None:
        """What was reckoned, unless something else is asked for by now."""
        if asked is not self._asked or not self.is_standing:
            return
        is_other = self._shown is None or self._reckoned is None or self._reckoned[1].scope != asked[1].scope
        self._shown, self._reckoned = shown, asked
        self.show_rows()
        if is_other:
            self.lines.move_to(0)

    def show_rows(self) -> None:
        """The rows of what is reckoned; the cursor stays on its row."""
        shown, lines = self._shown, self.lines
        is_empty = shown is not None and shown.is_empty and not shown.findings
        rows = overview_rows(self.now, shown, self._shape) if shown is not None and not is_empty else []
        lines.empty = self._nothing() if is_empty else (READING,) if self.now.spaces else ()
        lines.show(rows)
        self.query_one("#overview-heads", Painted).display = bool(rows)
        order = "in the order of the tree" if self._shape.is_tree else "worst first"
        show_title(self.query_one(".page-box", Vertical), f"Overview · {self._choice.name} · {order}")
        self._tell()

    def _nothing(self) -> list[str]:
        others = sum(1 for _ in objectives_of(self.now.okrs, self._choice))
        is_all_empty = not self.now.okrs.objectives
        return nothing_here(self._choice, others, whose(self.now), is_all_empty=is_all_empty)

    def _tell(self) -> None:
        row, now = self.lines.selected, self.now
        told = self.query_one("#overview-told", Painted)
        told.draw(lambda width, _: tell_overview(row, now, width) if row else [])

    def _draw(self, row: OverviewRow, width: int) -> Line:
        drawn, is_tree = self._draughtsman, self._shape.is_tree
        if (drawn.width, drawn.now, drawn.is_tree) != (width, self.now, is_tree):
            self._draughtsman = OverviewDraughtsman(width, self.now, self._signs, is_tree=is_tree)
        return self._draughtsman.draw(row)

    def _meant(self, shown: list[Command]) -> list[Command]:
        """Below stand the keys that an overview is there for; where nothing is yet, those that all screens show."""
        if not self.now.okrs.objectives:
            return super()._meant(shown)
        known = {command.id: command for command in commands_of(self.app)}
        return [known[id_] for id_ in BELOW]

    # -- where we are

    def point_at(self, id_: str) -> bool:
        """Put the cursor on a unit, or on the first finding about a record that is unfolded."""
        rows = self.lines.rows
        about = (r.id for r in rows if r.id == f"unit:{id_}" or getattr(r.told, "record", "") == id_)
        return self.lines.select(next(about, ""))

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the row with this number."""
        self.lines.move_to(number - 1)

    def choose(self, choice: CycleChoice) -> None:
        """Look at another cycle; its figures wait until it is opened."""
        if choice != self._choice:
            self._choice, self._shown = choice, None
            self.show_all()
            self.post_message(messages.CyclesRequested(choice.cycles))
