"""Where one is in the objectives: cycles, folding, grouping, marking."""

from okrtui.tui import messages
from okrtui.tui.screens.objectives_shown import ShownObjectives
from okrtui.tui.views.cycles import beside
from okrtui.tui.views.outline import folded_to


class WalkedObjectives(ShownObjectives):
    """The keys that move and change nothing."""

    _level = 3

    def action_next_cycle(self) -> None:
        """The cycle after this one, at last the backlog."""
        self._choose(beside(self._choice, self.now.okrs, 1))

    def action_previous_cycle(self) -> None:
        """The cycle before this one."""
        self._choose(beside(self._choice, self.now.okrs, -1))

    def action_fold_level(self) -> None:
        """Key results, objectives, units only, and around."""
        least = 1 if self._grouping == "unit" else 2
        self._level = 3 if self._level <= least else self._level - 1
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

    def action_group(self) -> None:
        """By unit, or flat."""
        self.group_by("flat" if self._grouping == "unit" else "unit")
        self.post_message(messages.GroupingChosen(self._grouping))

    # -- marking

    def action_mark(self) -> None:
        """Mark this line, or no longer, and go on to the next."""
        if self.here is None:
            self.notify("v marks objectives and key results: go to one with j and k", markup=False)
            return
        self.mark(self._marked ^ {self.here})
        self.lines.action_down()

    def action_clear(self) -> None:
        """Nothing is marked any more, and all is shown."""
        self.clear_marks()
        super().action_clear()

    def clear_marks(self) -> None:
        """Nothing is marked any more."""
        self.mark(frozenset())
