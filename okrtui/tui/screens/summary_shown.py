"""How a cycle came out, shown: a list of all scores, beside it or above it the figures."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal
from textual.widget import Widget

from okrtui.okr.grading_summary import Summary, summary
from okrtui.okr.guidelines.grades import of_cycle
from okrtui.okr.records import Cycle
from okrtui.tui.now import Now
from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.views.cycles import choices, current
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.outcome_figures import figures, has_figures
from okrtui.tui.views.outcome_rows import Row, rows
from okrtui.tui.views.outcome_told import GONE, empty, heard
from okrtui.tui.views.pieces import Line
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_title

BESIDE_FROM = 110
"""Columns from which the figures stand beside the list."""
EDGES, BESIDE = 3, 50
"""Cells of borders and scrollbar, and of the figures."""


class ShownSummary(FramedScreen):
    """Wires list and figures to what is known now."""

    CSS_PATH = "summary.tcss"
    GROUPS: ClassVar[tuple[str, ...]] = ("summary", "app")

    def __init__(self, now: Now, signs: Glyphs, truth: str, cycle: str) -> None:
        super().__init__(now, signs, truth)
        self._cycle = cycle
        self._follow()

    def body(self) -> Iterable[Widget]:
        """Figures where there is room for them, and the list."""
        lines = Lines[Row](_drawn, mark=self._signs.cursor, stops=lambda row: row.stops, id="outcome")
        yield Horizontal(Painted(id="outcome-figures"), lines, id="outcome-body")

    # -- what is shown

    @property
    def cycle(self) -> Cycle | None:
        """The cycle shown; None where it is gone."""
        return self.now.okrs.cycles.get(self._cycle)

    @property
    def lines(self) -> Lines[Row]:
        """All rows."""
        return self.query_one("#outcome", Lines)

    @property
    def here(self) -> str | None:
        """The objective or key result under the cursor."""
        row = self.lines.selected
        return row.record or None if row else None

    def on_mount(self) -> None:
        """Show what is known; the keys below follow the cursor."""
        super().on_mount()
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self.show_frame, init=False)

    def on_resize(self) -> None:
        """Everything follows the width."""
        if self.is_mounted:
            self.show_all()

    def choose_for(self, before: Now, now: Now) -> None:
        """The frame tells of the cycle shown."""
        self._follow()

    def _follow(self) -> None:
        okrs = self.now.okrs
        otherwise = current(okrs, self.now.today)
        self._choice = next((c for c in choices(okrs) if self._cycle in c.cycles), otherwise)

    def show_all(self) -> None:
        """The frame, the figures, the list."""
        super().show_all()
        told = self._outcome()
        is_beside = self.width >= BESIDE_FROM and told is not None and has_figures(told)
        self.set_class(is_beside, "with-figures")
        lines, painted = self.lines, self.query_one("#outcome-figures", Painted)
        show_title(lines, "How it came out")
        show_title(painted, "In figures")
        if told is None:
            lines.empty = GONE
            lines.show([])
            painted.show([])
            return
        lines.empty = empty(self.now, told)
        found = heard(self.now, told, of_cycle(self.now.okrs, told.cycle))
        room = self.width - EDGES - (BESIDE if is_beside else 0)
        lines.show(rows(self.now, told, found, self._signs, room, has_figures=not is_beside))
        painted.draw(lambda width, _: figures(told, width, self._signs))

    def _outcome(self) -> Summary | None:
        cycle = self.cycle
        return None if cycle is None else summary(self.now.okrs, cycle, self.now.scope, self.now.me)

    def point_at(self, id_: str) -> bool:
        """Put the cursor on a record."""
        return self.lines.select(id_)


def _drawn(row: Row, width: int) -> Line:
    return row.draw(width)
