"""Ideas on a screen: the frame, the list, beside it all that the one under the cursor tells."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from okrtui.okr.drafts import DraftOf
from okrtui.okr.text import cut, safe
from okrtui.tui.commands import Command
from okrtui.tui.keymap import commands_of
from okrtui.tui.now import Now
from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.views.cycles import current, like
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.idea_rows import (
    EMPTY,
    IdeaRow,
    Wanted,
    draw_idea,
    heads,
    idea_rows,
    nothing_so,
    others_told,
)
from okrtui.tui.views.idea_told import preview_idea
from okrtui.tui.views.pieces import Line
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.painted import Painted
from okrtui.tui.widgets.titled import show_subtitle, show_title

PREVIEW_FROM = 120
BELOW = (
    "add_idea", "support_idea", "adopt_idea", "decline_idea", "open_idea", "comment_idea", "scope",
    "search_ideas", "undo", "help",
)  # fmt: skip
"""What the footer of the ideas shows, the most important first and help last."""
ANSWERED: Mapping[str, Mapping[str, str]] = {
    "adopted": {"support_idea": "", "adopt_idea": "", "decline_idea": ""},
    "declined": {"support_idea": "", "adopt_idea": "", "decline_idea": "Open again"},
}
"""What it calls the keys on an idea that was answered."""
BELOW_NOTHING = ("add_idea", "scope", "undo", "help")
PANEL, EDGES, SCROLLBAR = 0.29, 4, 1
"""The share of the width that the panel takes; cells of edges, and of a bar that a long list gets."""


class ShownIdeas(FramedScreen):
    """Wires the list to what is known now."""

    CSS_PATH = "pages.tcss"
    NAME: ClassVar[str] = "Ideas"
    GROUPS: ClassVar[tuple[str, ...]] = ("ideas", "app")

    def __init__(self, now: Now, signs: Glyphs, truth: str = "", drafts: DraftOf = lambda key: None) -> None:
        super().__init__(now, signs, truth)
        self._drafts = drafts
        self._wanted = Wanted()

    def body(self) -> Iterable[Widget]:
        """Heads and list; all about one idea beside it where there is room."""
        self.set_class(self.width >= PREVIEW_FROM, "with-preview")
        lines = Lines[IdeaRow](self._draw, empty=EMPTY, mark=self._signs.cursor, id="ideas")
        box = Vertical(Painted(id="idea-heads"), lines, classes="page-box")
        yield Horizontal(box, Vertical(Painted(id="preview"), id="panel"), id="main")

    @property
    def lines(self) -> Lines[IdeaRow]:
        """The list."""
        return self.query_one("#ideas", Lines)

    @property
    def here(self) -> str | None:
        """The idea that a key is about."""
        row = self.lines.selected
        return row.idea.id if row and row.idea else None

    def on_mount(self) -> None:
        """Show what is known, the cursor on the first idea."""
        super().on_mount()
        self.query_one("#idea-heads", Painted).draw(lambda width, _: [heads(width)])
        self.set_focus(self.lines)
        self.lines.move_to(1)
        self.watch(self.lines, "cursor", self._tell, init=False)

    def on_resize(self) -> None:
        """The panel follows the width, and so do the lines of what is unfolded."""
        self.set_class(self.width >= PREVIEW_FROM, "with-preview")
        self.show_frame()
        self.call_after_refresh(self.show_rows)

    def choose_for(self, before: Now, now: Now) -> None:
        """The frame tells of the cycle of today."""
        kept = like(self._choice, now.okrs) if before.spaces else None
        self._choice = kept or current(now.okrs, now.today)

    # -- what is shown

    def show_all(self) -> None:
        """The list as it is now, the frame; the cursor stays on its idea."""
        super().show_all()
        self.show_rows()

    def show_rows(self) -> None:
        """The list, its edges, what is told beside it."""
        if not self.is_standing:
            return
        rows = idea_rows(self.now, self._wanted, self._room)
        self.lines.empty = () if rows or not self.now.spaces else nothing_so(self.now, self._wanted)
        self.lines.show(rows)
        self._show_edges()
        self._tell()

    @property
    def _room(self) -> int:
        """How many cells a line of the list has, also before it is laid out."""
        panel = int(self.width * PANEL) if self.has_class("with-preview") else 0
        return (self.lines.size.width or self.width - panel - EDGES) - SCROLLBAR

    def _show_edges(self) -> None:
        box, wanted = self.query_one(".page-box", Vertical), self._wanted
        only = f"only {wanted.state}" if wanted.state else ""
        words = f"“{cut(safe(wanted.words.strip()), 30)}”" if wanted.words.strip() else ""
        show_title(box, " · ".join(filter(None, ("Ideas", only, words))))
        show_subtitle(box, others_told(self.now))

    def _tell(self) -> None:
        row, now = self.lines.selected, self.now
        idea = row.idea if row else None
        if self.has_class("with-preview"):
            panel = self.query_one("#preview", Painted)
            panel.draw(lambda width, _: preview_idea(now, idea, width) if idea else [])
        self.show_keys()

    def called(self) -> Mapping[str, str]:
        """What was answered is neither supported nor adopted, and `x` opens again what was declined."""
        row = self.lines.selected
        idea = row.idea if row else None
        return ANSWERED.get(idea.state, {}) if idea else {}

    def _draw(self, row: IdeaRow, width: int) -> Line:
        return draw_idea(row, self.now, width, self._signs)

    def want(self, wanted: Wanted) -> None:
        """List others, or fold and unfold."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.show_rows()

    def _meant(self, shown: list[Command]) -> list[Command]:
        """Below stand the keys of ideas, also where there is no objective yet; in the field its own."""
        if not self.now.spaces:
            return []
        if self.has_class("typing"):
            return [command for command in shown if command.id != "complete"]
        known = {command.id: command for command in commands_of(self.app)}
        return self._named(known[id_] for id_ in (BELOW if self.now.okrs.ideas else BELOW_NOTHING))

    # -- where we are

    def point_at(self, id_: str) -> bool:
        """Put the cursor on an idea, or on the one an objective came from; whether it is listed."""
        objective = self.now.okrs.objectives.get(id_)
        id_ = objective.idea or id_ if objective else id_
        idea = self.now.okrs.ideas.get(id_)
        if idea is None:
            return False
        if not self.lines.select(id_):
            self.want(Wanted(folded=self._wanted.folded - {idea.state}, opened=self._wanted.opened))
        return self.lines.select(id_)

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number."""
        self.lines.move_to(number - 1)
