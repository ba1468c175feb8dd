"""Where one is in the objectives: cycles, folding, searching."""

from textual import on
from textual.widgets import Input

from okrtui.okr.text import safe
from okrtui.tui.screens.objectives_shown import ShownObjectives
from okrtui.tui.views.cycles import beside
from okrtui.tui.views.outline import folded_to
from okrtui.tui.views.searching import match_from
from okrtui.tui.widgets.search_line import SearchLine


class WalkedObjectives(ShownObjectives):
    """The keys that move and change nothing."""

    _level = 3
    _words = ""
    _origin: str | None = None

    def action_next_cycle(self) -> None:
        """The cycle after this one, at last the backlog."""
        self._choose(beside(self._choice, self.now.okrs, 1))

    def action_previous_cycle(self) -> None:
        """The cycle before this one."""
        self._choose(beside(self._choice, self.now.okrs, -1))

    def action_fold_level(self) -> None:
        """Key results, objectives, units only, and around."""
        self._level = 3 if self._level == 1 else self._level - 1
        self._fold(folded_to(self.now, self._choice, self._level))

    def action_fold(self) -> None:
        """Fold, or go up where there is nothing to fold."""
        entry = self.lines.selected
        if entry and entry.members and not entry.is_folded:
            self._fold(self._folded | {entry.id})
        elif entry and entry.above:
            self.lines.select(entry.above)

    def action_unfold(self) -> None:
        """Unfold, or go down into what is open."""
        entry = self.lines.selected
        if entry and entry.is_folded:
            self._fold(self._folded - {entry.id})
        elif entry and entry.members:
            self.lines.action_down()

    # -- searching

    def action_search(self) -> None:
        """Open the line to search on."""
        entry = self.lines.selected
        self._origin = entry.id if entry else None
        line = SearchLine()
        self.mount(line, before="#keys")
        self.set_focus(line)

    @on(Input.Changed, "#search")
    def _search(self, event: Input.Changed) -> None:
        self._words = event.value
        self._go_to_match(0, 1)

    @on(Input.Submitted, "#search")
    def _leave_search(self) -> None:
        self.query("#search").remove()
        self.set_focus(self.lines)

    @on(SearchLine.GivenUp)
    def _give_search_up(self) -> None:
        self._leave_search()
        if self._origin:
            self.lines.select(self._origin)

    def action_search_next(self) -> None:
        """The next line that fits."""
        self._go_to_match(1, 1)

    def action_search_previous(self) -> None:
        """The line before that fits."""
        self._go_to_match(-1, -1)

    def _go_to_match(self, offset: int, by: int) -> None:
        rows, here = self.every_entry(), self.lines.selected
        start = next((place for place, row in enumerate(rows) if here and row.id == here.id), 0)
        found = match_from(rows, self._words, start + offset, by)
        if found is not None:
            self.point_at(found.id)
        elif self._words.strip():
            self.notify(f"nothing here holds “{safe(self._words)}”", markup=False, timeout=2)
