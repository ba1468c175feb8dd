"""How a cycle came out: the keys. From here to the review, to a key result, or back into the run."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from okrtui.tui import messages
from okrtui.tui.commands import Command, bindings
from okrtui.tui.grading_messages import GradingRequested, OutcomeCopyRequested
from okrtui.tui.screens.summary_shown import ShownSummary
from okrtui.tui.views.outcome_rows import HEAD
from okrtui.tui.views.outcome_told import TOO_EARLY, cycle_beside
from okrtui.tui.widgets.lines import Lines

OF_ROWS = {"open_scored", "to_review", "grade_here", "copy_outcome"}
"""What means nothing where there is nothing to look back on."""


class SummaryScreen(ShownSummary):
    """Wishes about the cycle shown, or about what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("summary")

    def why_not(self, command: str) -> str:
        """Why a command means nothing here and now."""
        cycle = self.cycle
        match command:
            case "to_review" if cycle is None or cycle.phase not in ("grading", "closed"):
                return TOO_EARLY
            case _:
                return super().why_not(command)

    def _meant(self, shown: list[Command]) -> list[Command]:
        """On the first line `enter` leads to the review, below it to what is under the cursor."""
        row = self.lines.selected
        name, said = ("Review", {"to_review"}) if row and row.id == HEAD else ("Open", set[str]())
        unmeant = said | {"weekly_run"} | (set() if row else OF_ROWS)
        here = (command for command in super()._meant(shown) if command.id not in unmeant)
        return [c._replace(short=name) if c.id == "open_scored" else c for c in here]

    @on(Lines.Chosen)
    def action_open_scored(self) -> None:
        """The review from the first line; a key result closely, an objective among the others."""
        row, okrs, here = self.lines.selected, self.now.okrs, self.here or ""
        if row is not None and row.id == HEAD:
            self.action_to_review()
        elif here in okrs.key_results:
            listed = dict.fromkeys(row.record for row in self.lines.rows)
            among = [id_ for id_ in listed if id_ in okrs.key_results]
            self.post_message(messages.DetailsRequested(here, among))
        elif here in okrs.objectives:
            self.post_message(messages.ShowRequested(here))

    def action_to_review(self) -> None:
        """What went well, what went badly; then the cycle is closed."""
        if why := self.why_not("to_review"):
            self.notify(why, markup=False)
        else:
            self.post_message(messages.ReviewRequested(self._cycle))

    def action_grade_here(self) -> None:
        """Into the run, at what is under the cursor; on the first line at what is open."""
        self.post_message(GradingRequested(self._cycle, self.here or ""))

    def action_copy_outcome(self) -> None:
        """Copy it as Markdown."""
        self.post_message(OutcomeCopyRequested(self._cycle))

    def action_next_summary(self) -> None:
        """The cycle after this one."""
        self._go_to(1)

    def action_previous_summary(self) -> None:
        """The cycle before."""
        self._go_to(-1)

    def _go_to(self, by: int) -> None:
        found = cycle_beside(self.now, self._cycle, by)
        if found is None:
            self.notify("that was the last one" if by > 0 else "that was the first one", markup=False)
            return
        self._cycle = found.id
        self.choose_for(self.now, self.now)
        self.post_message(messages.CyclesRequested(frozenset({found.id}), self._show_from_top))

    def _show_from_top(self) -> None:
        self.show_all()
        self.lines.move_to(0)

    def action_leave_summary(self) -> None:
        """To the screen it was opened from."""
        self.post_message(messages.BackRequested(self.here or ""))
