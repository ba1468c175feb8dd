"""The objectives of a cycle on a screen: the frame, one tree, a preview where there is room."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from okrtui.okr.filters import ALL, Filter
from okrtui.okr.text import cut
from okrtui.okr.units import mission_of
from okrtui.tui import messages
from okrtui.tui.now import Now
from okrtui.tui.screens.filtered import FilteredScreen
from okrtui.tui.views.beside import beside_in_brief
from okrtui.tui.views.columns import Draughtsman, marked_line
from okrtui.tui.views.cycles import CycleChoice, choice_with, current, holding, like, objectives_of
from okrtui.tui.views.decided import decided_in_brief
from okrtui.tui.views.empty import example, nothing_here
from okrtui.tui.views.facts import whose
from okrtui.tui.views.filtering import filtered, goals_in, nothing_so
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.lineage import in_brief
from okrtui.tui.views.needs import Needs
from okrtui.tui.views.outline import Entry, above_all, entries
from okrtui.tui.views.pieces import Line
from okrtui.tui.views.preview import finding_in_brief, preview
from okrtui.tui.views.said import newest_comment
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_subtitle, show_title
from okrtui.workspace.remembered import Grouping

PREVIEW_FROM = 120
EDGES = 6
"""Cells of the list's edge that no text takes."""


class ShownObjectives(FilteredScreen):
    """Wires the list and the preview to what is known now."""

    NAME: ClassVar[str] = "Objectives"
    GROUPS: ClassVar[tuple[str, ...]] = ("objectives", "tree", "record", "app")

    def __init__(self, now: Now, signs: Glyphs, truth: str = "", grouping: Grouping = "unit") -> None:
        super().__init__(now, signs, truth)
        self._grouping = grouping
        self._folded: frozenset[str] = frozenset()
        self._marked: frozenset[str] = frozenset()
        self._level = 3
        self._told = ""
        self._draughtsman, self._needs = Draughtsman(0, 0, signs), Needs(now, self._choice)

    def body(self) -> Iterable[Widget]:
        """List and preview."""
        self.set_class(self.width >= PREVIEW_FROM, "with-preview")
        mark = self._signs.cursor
        lines = Lines[Entry](self._draw, mark=mark, begins=lambda row: row.kind != "group", id="objectives")
        yield Horizontal(lines, Vertical(Painted(id="preview"), id="panel"), id="main")

    # -- what is shown

    @property
    def lines(self) -> Lines[Entry]:
        """The list of objectives."""
        return self.query_one("#objectives", Lines)

    @property
    def here(self) -> str | None:
        """The objective or key result under the cursor."""
        entry = self.lines.selected
        return entry.id if entry and entry.kind != "group" else None

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is marked, in the order of the lines; where nothing is, what the cursor is at."""
        marked = tuple(row.id for row in self.every_entry() if row.id in self._marked) if self._marked else ()
        return marked or super().chosen

    def on_mount(self) -> None:
        """Show what is known."""
        super().on_mount()
        self.set_focus(self.lines)
        self.watch(self.lines, "cursor", self.moved, init=False)

    def moved(self) -> None:
        """The cursor stands on another line."""
        self._show_preview()
        self.tell_below()

    def on_resize(self) -> None:
        """The preview, the columns and what is told below follow the width."""
        self.set_class(self.width >= PREVIEW_FROM, "with-preview")
        self.show_frame()
        self._show_preview()
        self.tell_below()

    def mission(self) -> str:
        """Of the unit that is looked at, else of the space that new things go to."""
        return mission_of(self.now.okrs, self.now.scope, self.now.place[0])

    def choose_for(self, before: Now, now: Now) -> None:
        """Stay in the cycle, if it is still there."""
        super().choose_for(before, now)
        kept = like(self._choice, now.okrs) if before.spaces else None
        self._choice = kept or current(now.okrs, now.today)

    def show_all(self) -> None:
        """The list, the preview, the frame."""
        super().show_all()
        lines = self.lines
        every = entries(self.now, self._choice, self._folded, self._grouping)
        rows = filtered(every, self._filter, self._reckoner)
        if (self._needs.now, self._needs.choice) != (self.now, self._choice):
            self._needs = Needs(self.now, self._choice)
        lines.empty = () if rows or not self.now.spaces else self._nothing()
        lines.show(rows)
        if self._marked:
            self._marked &= {row.id for row in self.every_entry()}
        self._show_title()
        self._show_preview()
        self.tell_below()

    def _nothing(self) -> list[str]:
        if not self._filter.is_any and self.every_entry():
            return nothing_so(self._filter)
        others = sum(1 for _ in objectives_of(self.now.okrs, self._choice))
        is_all_empty = not self.now.okrs.objectives
        return nothing_here(self._choice, others, whose(self.now), is_all_empty=is_all_empty)

    def _show_title(self) -> None:
        grouped = "by unit" if self._grouping == "unit" else "flat"
        only = f" · {told}" if (told := self.filter_told) else ""
        marked = f" · {len(self._marked)} marked" if self._marked else ""
        told = f"{self._choice.name} · {grouped}{only}{marked}" if self.now.spaces else ""
        show_title(self.lines, told)

    def tell_below(self, told: str | None = None) -> None:
        """Say something below the list; else what is told of the line under the cursor."""
        self._told = self._told if told is None else told
        show_subtitle(self.lines, self._told or cut(self._brief(), self.width - EDGES))

    def _brief(self) -> str:
        """Where no preview does: how it came out, else what is watched beside it, the last comment, the guidelines."""
        entry = self.lines.selected
        if entry is None or self.has_class("with-preview"):
            return ""
        objective = self.now.okrs.objectives.get(entry.id)
        okrs = self.now.okrs
        brief = in_brief(okrs, objective) or decided_in_brief(okrs, objective.id) if objective else ""
        told = (
            beside_in_brief(self.now, entry.id, self._signs),
            newest_comment(okrs, entry.id),
            finding_in_brief(entry.id, self._reckoner),
        )
        return brief or " · ".join(filter(None, told))

    def _show_preview(self) -> None:
        if not self.has_class("with-preview"):
            return
        entry, reckoner, signs = self.lines.selected, self._reckoner, self._signs
        panel = self.query_one("#preview", Painted)
        panel.draw(lambda width, _: preview(entry, reckoner, width, signs) if entry else example())

    def _draw(self, entry: Entry, width: int) -> Line:
        drawn = self._draughtsman
        if (drawn.width, drawn.screen, drawn.needs) != (width, self.size.width, self._needs):
            self._draughtsman = Draughtsman(width, self.size.width, self._signs, self._needs)
        if entry.kind == "group":
            return self._draughtsman.group(entry, self._reckoner.mean(entry.members))
        findings = len(self._reckoner.findings(entry.id)) if entry.kind == "objective" else 0
        line = self._draughtsman.draw(entry, self._reckoner.of(entry.id), findings)
        return marked_line(line, self._signs) if entry.id in self._marked else line

    # -- where we are

    def point_at(self, id_: str) -> bool:
        """Put the cursor on a record, in its cycle and unfolded; whether it is among the lines."""
        self._choose(holding(self.now.okrs, id_, self._choice))
        self._fold(self._folded - above_all(self.now, self._choice, id_))
        if not self.lines.select(id_):
            self.show_only(ALL)
        return self.lines.select(id_)

    def to_filter(self) -> list[str]:
        """The key results of the cycle, also those folded away."""
        return goals_in(self.every_entry())

    def unfold_for(self, wanted: Filter) -> None:
        """What a filter finds is not folded away."""
        self._folded = self._folded if wanted.is_any else frozenset()

    def every_entry(self) -> list[Entry]:
        """All lines, also those folded away."""
        return list(entries(self.now, self._choice, frozenset(), self._grouping))

    def _choose(self, choice: CycleChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self.show_all()
            self.post_message(messages.CyclesRequested(choice.cycles))

    def show_cycle(self, id_: str) -> None:
        """Look at the objectives of a cycle."""
        self._choose(choice_with(self.now.okrs, id_, self._choice))

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number."""
        self.lines.move_to(number - 1)

    def group_by(self, grouping: Grouping) -> None:
        """By unit, or flat."""
        self._grouping = grouping
        self.show_all()

    def mark(self, marked: frozenset[str]) -> None:
        """Let these lines be handled together."""
        self._marked = marked
        self._show_title()
        self.lines.repaint()

    def _fold(self, folded: frozenset[str]) -> None:
        if folded != self._folded:
            self._folded = folded
            self.show_all()
