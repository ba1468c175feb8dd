"""The next cycle: of each objective it is chosen by a key whether it goes on; nothing is preset."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget

from okrtui.okr.drafts import DraftOf, left_key
from okrtui.okr.records import Cycle
from okrtui.tui import closing_messages as wishes
from okrtui.tui.commands import bindings
from okrtui.tui.now import Now
from okrtui.tui.screens.page import Page
from okrtui.tui.views.cycles import alone
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.next_cycle_rows import (
    EMPTY,
    NextRow,
    draw_next,
    next_heads,
    next_rows,
    progress_told,
    tell_next,
)
from okrtui.tui.widgets.ink import content
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted

BESIDE_FROM = 120
"""Columns from which what is told of an objective stands beside the list."""
EXPLICIT = "nothing goes on by itself: g carries, c edits first, x leaves"
CARRIED = "it goes on already: to choose again, move its copy in the next cycle to the trash"


class ChoiceLines(Lines[NextRow]):
    """A list in which `g` is a choice and leads to no first line."""

    def on_key(self, event: events.Key) -> None:
        """No key waits for a second one."""
        event.prevent_default()


class NextCycleScreen(Page):
    """Wires the list to what is known now; the app carries out what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("carrying")
    GROUPS: ClassVar[tuple[str, ...]] = ("carrying", "page", "app")

    def __init__(
        self, now: Now, signs: Glyphs, truth: str, between: tuple[str, str], drafts: DraftOf
    ) -> None:
        super().__init__(now, signs, truth)
        (self._from, self._into), self._drafts = between, drafts
        self._choice = alone(now.okrs, self._from)
        self._old_starts: frozenset[str] = frozenset()

    def body(self) -> Iterable[Widget]:
        """The list, and how the one under the cursor would go on."""
        self.set_class(self.width >= BESIDE_FROM, "beside")
        lines = ChoiceLines(
            lambda row, width: draw_next(row, self.now.okrs, width),
            empty=EMPTY, mark=self._signs.cursor, stops=lambda row: row.record is not None, id="carried",
        )  # fmt: skip
        heads = Painted(id="carried-heads")
        yield Container(Vertical(heads, lines, classes="page-box"), Painted(id="goes-on"), id="goes-on-box")

    # -- what is known

    @property
    def lines(self) -> ChoiceLines:
        """The objectives, and what waits."""
        return self.query_one("#carried", ChoiceLines)

    def _cycle(self, id_: str) -> Cycle:
        """The cycle, or what is left of one that is gone."""
        return self.now.okrs.cycles.get(id_) or Cycle(id=id_, name="a cycle that is gone")

    def is_left(self, id_: str) -> bool:
        """Whether something was left on purpose."""
        return self._drafts(left_key(id_, self._into)) is not None

    def choose_for(self, before: Now, now: Now) -> None:
        """The frame tells of the cycle that ends."""
        self._choice = alone(now.okrs, self._from)

    def on_mount(self) -> None:
        """The cursor begins at the first that nothing was chosen for."""
        super().on_mount()
        self.query_one("#carried-heads", Painted).draw(lambda width, _: [next_heads(width)])
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self._tell, init=False)
        first = next((row.id for row in self.lines.rows if row.record and not row.chosen), "")
        self.lines.select(first)
        self._tell()

    def on_resize(self) -> None:
        """What is told stands beside the list or below it."""
        self.set_class(self.width >= BESIDE_FROM, "beside")
        self.show_frame()

    def show_all(self) -> None:
        """What was chosen so far."""
        super().show_all()
        rows = next_rows(self.now, self._cycle(self._from), self._cycle(self._into), self.is_left)
        self.lines.show(rows)
        box = self.query_one(".page-box", Vertical)
        between = f"{self._cycle(self._from).name} → {self._cycle(self._into).name}"
        box.border_title = content(f"{between} · {progress_told(rows)}")
        self._tell()

    def _tell(self) -> None:
        row, panel, into = self.lines.selected, self.query_one("#goes-on", Painted), self._cycle(self._into)
        panel.border_title = content(row.record.title if row and row.record else "")
        from_last = row is None or row.id not in self._old_starts
        okrs = self.now.okrs
        panel.draw(lambda width, _: tell_next(row, okrs, into, width, from_last=from_last) if row else [])

    def point_at(self, id_: str) -> bool:
        """Put the cursor on an objective, also by what it became."""
        rows = self.lines.rows
        found = next((row.id for row in rows if row.copy and row.copy.id == id_), id_)
        return self.lines.select(found)

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number."""
        self.lines.move_to(number - 1)

    # -- choosing

    @on(Lines.Chosen)
    def say_how(self) -> None:
        """A click once more chooses nothing."""
        self.notify(EXPLICIT, markup=False)

    def key_enter(self) -> None:
        """Nothing is preset, so there is nothing to agree to."""
        self.say_how()

    def action_carry_on(self) -> None:
        """It goes on as it is."""
        self._go_on(is_edited=False)

    def action_carry_edited(self) -> None:
        """It goes on otherwise."""
        self._go_on(is_edited=True)

    def _still_to_choose(self) -> NextRow | None:
        """The row under the cursor, unless it goes on already, which is said."""
        row = self.lines.selected
        if row is None or row.record is None:
            return None
        if row.copy is not None:
            self.notify(CARRIED, markup=False)
            return None
        return row

    def _go_on(self, *, is_edited: bool) -> None:
        row = self._still_to_choose()
        if row is None:
            return
        from_last = row.id not in self._old_starts
        self.post_message(wishes.GoesOn(row.id, self._into, from_last=from_last, is_edited=is_edited))

    def action_leave_behind(self) -> None:
        """It does not go on; once more: that is open again."""
        row = self._still_to_choose()
        if row is not None:
            self.post_message(wishes.StaysBehind(row.id, self._into, is_left=not row.chosen))

    def action_old_starts(self) -> None:
        """Its key results begin where they began, or at their last values again."""
        row = self.lines.selected
        if row is not None:
            self._old_starts ^= {row.id}
            self._tell()

    def go_on(self) -> None:
        """Something was chosen: show it, and go to the next that is open."""
        self.show_all()
        rows, here = self.lines.rows, self.lines.cursor
        later = [*rows[here + 1 :], *rows[:here]]
        self.lines.select(next((row.id for row in later if row.record and not row.chosen), ""))
