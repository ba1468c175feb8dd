"""The page of conflicts: every value with who and when, and enter takes one for all."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from okrtui.okr.conflicts import Remark, is_open
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.now import Now
from okrtui.tui.screens.page import Page
from okrtui.tui.views.conflict_rows import (
    EMPTY,
    ConflictRow,
    Found,
    conflict_rows,
    draw_conflict,
    tell_conflict,
)
from okrtui.tui.views.cycles import current
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_title

NOT_HERE = "there is no value under the cursor"
ON_VALUES = frozenset({"take_value", "other_value"})


class ConflictsScreen(Page):
    """Conflicts on top, one line a value; it follows what others settle meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("conflicts")
    GROUPS: ClassVar[tuple[str, ...]] = ("conflicts", "page", "app")
    PARTS: ClassVar[tuple[str, ...]] = ("#contested", "#contested-told", ".page-box")

    def __init__(self, now: Now, signs: Glyphs, truth: str, found: Found, at: str = "") -> None:
        super().__init__(now, signs, truth)
        self._found, self._at = found, at
        self._remarks: Sequence[Remark] = ()

    def body(self) -> Iterable[Widget]:
        """The lines, and the one under the cursor in full."""
        lines = Lines[ConflictRow](
            draw_conflict, empty=EMPTY, mark=self._signs.cursor, stops=lambda row: row.stops, id="contested"
        )
        yield Vertical(lines, Painted(id="contested-told"), classes="page-box")

    @property
    def lines(self) -> Lines[ConflictRow]:
        """What is contested."""
        return self.query_one("#contested", Lines)

    @property
    def here(self) -> str | None:
        """The record under the cursor."""
        row = self.lines.selected
        return row.conflict.id if row and row.conflict else None

    def on_mount(self) -> None:
        """Show what was found; the cursor begins at the record one came from, where that is contested."""
        super().on_mount()
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self._tell, init=False)
        self.point_at(self._at)
        self._tell()
        self.post_message(messages.RemarksRequested(self.take_remarks))

    def on_resize(self) -> None:
        """The frame follows the width."""
        self.show_frame()

    def choose_for(self, before: Now, now: Now) -> None:
        """The frame tells of the cycle that runs; what others did is looked for anew."""
        self._choice = current(now.okrs, now.today)
        self.post_message(messages.ConflictsRequested(self.take))

    def take(self, found: Found) -> None:
        """Show what is contested by now."""
        if self.is_standing:
            self._found = found
            self.show_all()

    def take_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show what is only to be known."""
        if self.is_standing:
            self._remarks = remarks
            self.show_all()

    def show_all(self) -> None:
        """What is contested still."""
        super().show_all()
        left = [conflict for conflict in self._found.conflicts if is_open(self.now.okrs, conflict)]
        self.lines.show(list(conflict_rows(self.now, left, self._remarks)))
        told = f" · {len(left)}" if left else ""
        show_title(self.query_one(".page-box", Vertical), f"Conflicts{told}")
        self._tell()

    def _tell(self) -> None:
        row = self.lines.selected
        told = self.query_one("#contested-told", Painted)
        told.draw(lambda width, height: tell_conflict(row, width, height) if row else [])
        self.show_keys()

    def called(self) -> Mapping[str, str]:
        """Where there is no value to take, no key takes one."""
        return {} if self._has_value else dict.fromkeys(ON_VALUES, "")

    @property
    def _has_value(self) -> bool:
        row = self.lines.selected
        return row is not None and row.choice is not None

    def why_not(self, command: str) -> str:
        """Only a value can be taken."""
        return NOT_HERE if command in ON_VALUES and not self._has_value else super().why_not(command)

    def point_at(self, id_: str) -> bool:
        """Put the cursor on the first value of a record."""
        rows = (row for row in self.lines.rows if row.choice and row.conflict and row.conflict.id == id_)
        row = next(rows, None)
        return row is not None and self.lines.select(row.id)

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number."""
        self.lines.move_to(number - 1)

    # -- keys

    @on(Lines.Chosen)
    def action_take_value(self) -> None:
        """Take the value under the cursor for all."""
        row = self.lines.selected
        if row is None or row.conflict is None or row.choice is None:
            self.notify(NOT_HERE, markup=False)
        else:
            self.post_message(messages.SettleRequested(self._found.okrs, row.conflict, row.choice))

    def action_other_value(self) -> None:
        """Write a value that is none of these."""
        row = self.lines.selected
        if row is None or row.conflict is None:
            self.notify(NOT_HERE, markup=False)
        else:
            self.post_message(messages.SettleRequested(self._found.okrs, row.conflict, None))
