"""Map: the screen with all its keys; it wishes, the app carries out."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from okrtui.okr.records import Whose
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.map_shown import ShownMap
from okrtui.tui.views.cycles import beside, cycle_in
from okrtui.tui.views.map_folding import next_level
from okrtui.tui.widgets.lines import Lines


class MapScreen(ShownMap):
    """The keys that move, fold and ask for something."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("map")

    @on(Lines.Chosen)
    def action_open_branch(self) -> None:
        """Read a key result; look at an objective among the objectives; fold or unfold the heading."""
        row = self.lines.selected
        match row.kind if row else None:
            case "key_result" if row:
                among = [each.id for each in self.lines.rows if each.kind == "key_result"]
                self.post_message(messages.DetailsRequested(row.id, among))
            case "objective" if row:
                self.post_message(messages.ShowRequested(row.id))
            case "heading" if row:
                self.fold(self._fold.opening(row.id) if row.is_folded else self._fold.folding(row.id))

    def action_add_objective(self) -> None:
        """Add an objective for the unit or person that the one under the cursor is for."""
        now = self.now
        objective = now.okrs.objectives.get(self.here or "")
        space, whose = (objective.space, objective.for_) if objective else now.place
        cycle = cycle_in(now.okrs, self._choice, space)
        wanted = whose if whose != Whose() else None
        self.post_message(messages.ObjectiveRequested(wanted, space, cycle.id if cycle else None))

    def action_next_cycle(self) -> None:
        """The cycle after this one, at last the backlog."""
        self.choose(beside(self._choice, self.now.okrs, 1))

    def action_previous_cycle(self) -> None:
        """The cycle before this one."""
        self.choose(beside(self._choice, self.now.okrs, -1))

    def action_fold_level(self) -> None:
        """People, teams, departments folded away, and around."""
        self.fold(next_level(self._tree, self._fold))

    def action_fold(self) -> None:
        """Fold, or go up where there is nothing to fold."""
        row = self.lines.selected
        if row and row.members and any(each.above == row.id for each in self.lines.rows):
            self.fold(self._fold.folding(row.id))
        elif row and row.above:
            self.lines.select(row.above)

    def action_unfold(self) -> None:
        """Unfold, or go down into what is open."""
        row = self.lines.selected
        if row and row.is_folded and self._fold != (opened := self._fold.opening(row.id)):
            self.fold(opened)
        elif row and row.members:
            self.lines.action_down()
