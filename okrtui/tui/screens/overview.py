"""Overview: the screen with all its keys; it wishes, the app carries out."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.overview import Line
from okrtui.okr.records import Whose
from okrtui.okr.waiting import Waiting
from okrtui.tui import messages
from okrtui.tui import overview_messages as wishes
from okrtui.tui.commands import bindings
from okrtui.tui.screens.overview_shown import ShownOverview
from okrtui.tui.views.cycles import beside, cycle_in
from okrtui.tui.views.overview_page import overview_page, waiting_page
from okrtui.tui.views.overview_rows import WAITING, OverviewRow, Shape, next_shape
from okrtui.tui.widgets.lines import Lines

OF_A_RECORD = "unfold a code with enter and go to one of its findings"
NOT_YET = "the figures are still being worked out"
NOWHERE = "that is about the cycle as a whole"
NOTHING_TO_COPY = "there is nothing to copy"


class OverviewScreen(ShownOverview):
    """The keys that ask for something."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("overview")

    def why_not(self, command: str) -> str:
        """The page is copied from anywhere; of records one has to be chosen first."""
        if command == "copy":
            return "" if self._shown is not None else NOT_YET
        refusal = super().why_not(command)
        is_of_none = self.here is None and refusal != ""
        return OF_A_RECORD if is_of_none and command in ("decide", "comment", "edit") else refusal

    @on(Lines.Chosen)
    def action_open_overview(self) -> None:
        """Into a unit; to what somebody has; where a finding is; else fold or unfold."""
        row = self.lines.selected
        match row.told if row else None:
            case Line(kind="unit") as line:
                self.post_message(wishes.GoInRequested(line.id))
            case Line():
                self.post_message(wishes.GoInRequested(""))
            case Waiting(owner=str() as owner):
                self.post_message(wishes.PersonRequested(owner))
            case Waiting(key_results=waiting):
                self._go_to(waiting[0].id)
            case Finding() as found:
                self._go_to(found.record)
            case _ if row:
                self._turn(row)

    def _go_to(self, id_: str) -> None:
        """Read a key result; look at an objective among the objectives, at a unit or person wherever one wants to."""
        okrs = self.now.okrs
        if id_ in okrs.key_results:
            rows = (row.told for row in self.lines.rows)
            among = dict.fromkeys(told.record for told in rows if isinstance(told, Finding))
            self.post_message(
                messages.DetailsRequested(id_, [each for each in among if each in okrs.key_results])
            )
        elif id_ in okrs.objectives:
            self.post_message(messages.ShowRequested(id_))
        elif id_ in okrs.units:
            self.post_message(wishes.GoInRequested(id_))
        elif id_ in okrs.people:
            self.post_message(wishes.PersonRequested(id_))
        else:
            self.notify(NOWHERE, markup=False)

    def action_add_objective(self) -> None:
        """Add an objective for the unit under the cursor."""
        row, (space, whose) = self.lines.selected, self.now.place
        if row and isinstance(row.told, Line):
            space = row.told.space
            whose = Whose(unit=row.told.id) if row.told.kind == "unit" else whose
        cycle = cycle_in(self.now.okrs, self._choice, space)
        self.post_message(messages.ObjectiveRequested(whose, space, cycle.id if cycle else None))

    # -- how it is looked at

    def action_order_units(self) -> None:
        """Worst first, or as they stand in their tree."""
        self._look(self._shape._replace(is_tree=not self._shape.is_tree))

    def action_fold_level(self) -> None:
        """Every finding unfolded, headings alone, and around."""
        if self._shown is not None:
            self._look(next_shape(self._shape, self._shown))

    def action_fold(self) -> None:
        """Fold, or go up to what it belongs to."""
        row = self.lines.selected
        if row and _may_turn(row) and not row.is_folded:
            self._turn(row)
        elif row and row.above:
            self.lines.select(row.above)

    def action_unfold(self) -> None:
        """Unfold, or go down into it."""
        row = self.lines.selected
        if row and _may_turn(row):
            self._turn(row) if row.is_folded else self.lines.action_down()

    def _turn(self, row: OverviewRow) -> None:
        self._look(self._shape.turning(row.id))

    def _look(self, shape: Shape) -> None:
        self._shape = shape
        self.show_rows()

    def action_next_cycle(self) -> None:
        """The cycle after this one, at last the backlog."""
        self.choose(beside(self._choice, self.now.okrs, 1))

    def action_previous_cycle(self) -> None:
        """The cycle before this one."""
        self.choose(beside(self._choice, self.now.okrs, -1))

    def action_copy(self) -> None:
        """The page as Markdown; among those who have not checked in only who they are."""
        row, shown = self.lines.selected, self._shown
        if shown is None or row is None:
            self.notify(self.why_not("copy") or NOTHING_TO_COPY, markup=False)
        elif row.id == WAITING or row.kind == "waiting":
            text = waiting_page(self.now, shown)
            self.post_message(wishes.OverviewCopied(text, "who has not checked in"))
        else:
            text = overview_page(self.now, shown, self._shape, self._choice)
            self.post_message(wishes.OverviewCopied(text, "the overview"))


def _may_turn(row: OverviewRow) -> bool:
    return row.kind in ("heading", "code")
