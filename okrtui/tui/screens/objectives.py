"""Objectives: the screen with all its keys; it wishes, the app carries out."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from okrtui.okr.records import Whose
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.acting import NOTHING_HERE
from okrtui.tui.screens.objectives_searched import SearchedObjectives
from okrtui.tui.views.cycles import cycle_in
from okrtui.tui.views.filtering import filtered
from okrtui.tui.views.outline import Entry, group_of
from okrtui.tui.widgets.lines import Lines


class ObjectivesScreen(SearchedObjectives):
    """The keys that ask for something."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("objectives")

    @on(Lines.Chosen)
    def action_open(self) -> None:
        """Go to the idea that was found; read a key result; fold or unfold anything else."""
        if self.open_idea_found():
            return
        entry = self.lines.selected
        if entry and entry.kind == "key_result":
            seen = filtered(self.every_entry(), self._filter, self._reckoner)
            among = [row.id for row in seen if row.kind == "key_result"]
            self.post_message(messages.DetailsRequested(entry.id, among))
        elif entry and entry.members:
            self._fold(self._folded ^ {entry.id})

    def action_add(self) -> None:
        """Add a key result to the objective here; where there is none, an objective."""
        entry = self.lines.selected
        match entry.kind if entry else "group":
            case "key_result" if entry and entry.above:
                self.post_message(messages.KeyResultRequested(entry.above))
            case "objective" if entry:
                self.post_message(messages.KeyResultRequested(entry.id))
            case _:
                self.action_add_objective()

    def action_add_objective(self) -> None:
        """Add an objective for whose group the cursor is in."""
        space, whose = self._place()
        cycle = cycle_in(self.now.okrs, self._choice, space)
        self.post_message(messages.ObjectiveRequested(whose, space, cycle.id if cycle else None))

    def action_edit_list(self) -> None:
        """What is shown as text, in the person's own editor."""
        self.post_message(messages.ListTextRequested(self._choice))

    def action_order_down(self) -> None:
        """Below the next of its kind."""
        self._order(1)

    def action_order_up(self) -> None:
        """Above the one before of its kind."""
        self._order(-1)

    def _order(self, by: int) -> None:
        entry = self.lines.selected
        if entry is None or entry.kind == "group":
            self.notify(NOTHING_HERE, markup=False)
        elif entry.kind == "objective" and self._grouping == "flat":
            self.notify("here titles give the order: b groups by unit, there J and K move", markup=False)
        else:
            among = [
                row.id for row in self.every_entry() if (row.kind, row.above) == (entry.kind, entry.above)
            ]
            beside = self._beside(entry, by)
            place = among.index(beside) if beside else among.index(entry.id) + by
            self.post_message(messages.PlaceRequested(entry.id, among, place))

    def _beside(self, entry: Entry, by: int) -> str | None:
        """The one of its kind that is seen next to it."""
        seen = [row.id for row in self.lines.rows if (row.kind, row.above) == (entry.kind, entry.above)]
        place = seen.index(entry.id) + by
        return seen[place] if 0 <= place < len(seen) else None

    def _place(self) -> tuple[str, Whose | None]:
        """The space and the unit or person that the cursor stands among; else those looked at, else me."""
        entry = self.lines.selected
        group = group_of(self.now, self._choice, entry.id) if entry else None
        if group is None:
            return self.now.place
        if group.whose == Whose():
            return self.now.default, None
        return group.space, group.whose
