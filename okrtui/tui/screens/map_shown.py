"""The map on a screen: the frame, the support tree, what is told of the line under the cursor."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from okrtui.okr.cascading import Share, share_of, shares_by_unit
from okrtui.okr.filters import ALL, Filter
from okrtui.okr.support_tree import SupportTree
from okrtui.tui import messages
from okrtui.tui.commands import Command
from okrtui.tui.keymap import commands_of
from okrtui.tui.now import Now
from okrtui.tui.screens.filtered import FilteredScreen
from okrtui.tui.views.cycles import CycleChoice, current, holding, like, objectives_of
from okrtui.tui.views.empty import nothing_here
from okrtui.tui.views.facts import whose
from okrtui.tui.views.filtering import filtered_map, nothing_so, objectives_on, sieve_of
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.map_folding import Fold, level_told
from okrtui.tui.views.map_lines import MapDraughtsman, map_heads
from okrtui.tui.views.map_rows import MapRow, branch_for, lines_above, map_rows, tree_of
from okrtui.tui.views.map_told import counted, share_told, tell_row
from okrtui.tui.views.outline import Entry
from okrtui.tui.views.pieces import Line
from okrtui.tui.views.preview import preview
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_subtitle, show_title

PREVIEW_FROM = 120
BELOW = ("tie", "derive", "answer", "fold_level", "previous_cycle", "scope", "undo", "help")
"""What the footer of the map shows, the most important first and help last."""


class ShownMap(FilteredScreen):
    """Wires the tree to what is known now."""

    CSS_PATH = "pages.tcss"
    NAME: ClassVar[str] = "Map"
    GROUPS: ClassVar[tuple[str, ...]] = ("map", "tree", "record", "app")
    COUNTED = "objective"

    def __init__(self, now: Now, signs: Glyphs, truth: str = "") -> None:
        super().__init__(now, signs, truth)
        self._fold = Fold()
        self._tree = SupportTree()
        self._tree_of: tuple[Now, CycleChoice] | None = None
        self._shares: Mapping[str, Share] = {}
        self._draughtsman = MapDraughtsman(0, self._tree, self._reckoner, signs)

    def body(self) -> Iterable[Widget]:
        """Heads, the tree, what is told of a line; a preview where there is room."""
        self.set_class(self.width >= PREVIEW_FROM, "with-preview")
        lines = Lines[MapRow](self._draw, mark=self._signs.cursor, id="map")
        box = Vertical(Painted(id="map-heads"), lines, Painted(id="map-told"), classes="page-box")
        yield Horizontal(box, Vertical(Painted(id="preview"), id="panel"), id="main")

    @property
    def lines(self) -> Lines[MapRow]:
        """The lines of the map."""
        return self.query_one("#map", Lines)

    @property
    def here(self) -> str | None:
        """The objective or key result under the cursor."""
        row = self.lines.selected
        return row.id if row and row.kind != "heading" else None

    def on_mount(self) -> None:
        """Show what is known."""
        super().on_mount()
        self.query_one("#map-heads", Painted).draw(lambda width, _: [map_heads(width)])
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self._tell, init=False)

    def on_resize(self) -> None:
        """The preview follows the width."""
        self.set_class(self.width >= PREVIEW_FROM, "with-preview")
        self.show_frame()
        self._tell()

    def choose_for(self, before: Now, now: Now) -> None:
        """Stay in the cycle, if it is still there."""
        super().choose_for(before, now)
        kept = like(self._choice, now.okrs) if before.spaces else None
        self._choice = kept or current(now.okrs, now.today)

    # -- what is shown

    def show_all(self) -> None:
        """The tree as it is now, the frame; the cursor stays on its line."""
        super().show_all()
        self._grow()
        rows = filtered_map(map_rows(self._tree, self._fold), self._tree, self._filter, self._reckoner)
        self.lines.empty = () if rows or not self.now.spaces else self._nothing()
        self.lines.show(rows)
        self._show_edges()
        self._tell()

    def _grow(self) -> None:
        """Another tree, where something else is known or another cycle is looked at."""
        if self._tree_of != (self.now, self._choice):
            self._tree_of = self.now, self._choice
            self._tree = tree_of(self.now, self._choice)
            self._shares = shares_by_unit(objectives_of(self.now.okrs, self._choice))

    def _nothing(self) -> list[str]:
        if not self._filter.is_any and self._tree.branches:
            return nothing_so(self._filter)
        others = sum(1 for _ in objectives_of(self.now.okrs, self._choice))
        is_all_empty = not self.now.okrs.objectives
        return nothing_here(self._choice, others, whose(self.now), is_all_empty=is_all_empty)

    def _show_edges(self) -> None:
        box, okrs = self.query_one(".page-box", Vertical), self.now.okrs
        asked = (okrs.objectives.get(b.id) for b in self._tree.branches if not b.is_beyond)
        share = share_told(share_of(o for o in asked if o is not None and o.space != self.now.private))
        parts = ("Map", self._choice.name, self.filter_told, level_told(self._fold), share)
        show_title(box, " · ".join(part for part in parts if part))
        show_subtitle(box, counted(self._tree))

    def _tell(self) -> None:
        row, reckoner, signs = self.lines.selected, self._reckoner, self._signs
        told = self.query_one("#map-told", Painted)
        told.draw(
            lambda width, _: tell_row(row, self.now, self._tree, self._shares, width) if row else [[], []]
        )
        if row and self.has_class("with-preview"):
            entry = Entry(
                row.id, row.kind.replace("heading", "group"), "Supporting nothing", None, row.members
            )
            self.query_one("#preview", Painted).draw(lambda width, _: preview(entry, reckoner, width, signs))

    def _draw(self, row: MapRow, width: int) -> Line:
        drawn = self._draughtsman
        if (drawn.width, drawn.tree, drawn.reckoner) != (width, self._tree, self._reckoner):
            self._draughtsman = MapDraughtsman(width, self._tree, self._reckoner, self._signs)
        return self._draughtsman.draw(row)

    def _meant(self, shown: list[Command]) -> list[Command]:
        """Below stand the keys that a map is there for; where nothing is yet, those that all screens show."""
        if not self.now.okrs.objectives:
            return super()._meant(shown)
        known = {command.id: command for command in commands_of(self.app)}
        return [known[id_] for id_ in BELOW]

    # -- where we are

    def point_at(self, id_: str) -> bool:
        """Put the cursor on a record, or on the objective of a key result; whether it stands on the map."""
        self.choose(holding(self.now.okrs, id_, self._choice))
        branch = branch_for(self.now.okrs, self._tree, id_)
        if branch is None:
            return False
        if not self.lines.select(branch):
            self.show_only(ALL)
            self.fold(self._fold.opening(*lines_above(self._tree, branch)))
        return self.lines.select(branch)

    def to_filter(self) -> list[str]:
        """The objectives of whose OKRs are looked at."""
        return objectives_on(self._tree)

    def how_many(self, wanted: Filter) -> int:
        """How many of them a filter leaves, by themselves or by a key result."""
        sieve = sieve_of(wanted, self._reckoner)
        return sum(map(sieve.holds_in, self.to_filter()))

    def unfold_for(self, wanted: Filter) -> None:
        """What a filter finds is not folded away."""
        self._fold = self._fold if wanted.is_any else Fold()

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number."""
        self.lines.move_to(number - 1)

    def choose(self, choice: CycleChoice) -> None:
        """Look at another cycle."""
        if choice != self._choice:
            self._choice = choice
            self.show_all()
            self.post_message(messages.CyclesRequested(choice.cycles))

    def fold(self, fold: Fold) -> None:
        """Show more or less of the tree."""
        if fold != self._fold:
            self._fold = fold
            self.show_all()
