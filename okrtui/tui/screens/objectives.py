"""Objectives: the screen with all its keys; it wishes, the app carries out."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from okrtui.okr.records import Whose
from okrtui.tui import messages
from okrtui.tui.commands import bindings
from okrtui.tui.screens.objectives_walked import WalkedObjectives
from okrtui.tui.views.cycles import cycle_in
from okrtui.tui.views.outline import group_of
from okrtui.tui.widgets.lines import Lines


class ObjectivesScreen(WalkedObjectives):
    """The keys that ask for something."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("objectives")

    @on(Lines.Chosen)
    def action_open(self) -> None:
        """Read a key result; fold or unfold anything else."""
        entry = self.lines.selected
        if entry and entry.kind == "key_result":
            self.post_message(messages.DetailsRequested(entry.id))
        elif entry and entry.members:
            self._fold(self._folded ^ {entry.id})

    def action_check_in(self) -> None:
        """Check the key result under the cursor in."""
        self._wish(
            messages.CheckInRequested, "key_result", told="c checks a key result in: go to one with j and k"
        )

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

    def action_edit(self) -> None:
        """Change the objective or key result here."""
        self._wish(messages.EditRequested)

    def action_drop(self) -> None:
        """No longer pursue what is here."""
        self._wish(messages.DropRequested)

    def action_delete(self) -> None:
        """Put what is here into the trash."""
        self._wish(messages.DeleteRequested)

    def _wish(
        self,
        wish: type[messages.RecordRequest],
        *kinds: str,
        told: str = "go to an objective or key result with j and k",
    ) -> None:
        entry = self.lines.selected
        if entry and entry.kind in (kinds or ("objective", "key_result")):
            self.post_message(wish(entry.id))
        else:
            self.notify(told, markup=False)

    def _place(self) -> tuple[str, Whose | None]:
        """The space and the unit or person that the cursor stands among; the default space and me elsewhere."""
        entry = self.lines.selected
        group = group_of(self.now, self._choice, entry.id) if entry else None
        if group is None or group.whose == Whose():
            return self.now.default, None
        return group.space, group.whose
