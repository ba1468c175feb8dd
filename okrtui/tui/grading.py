"""What the app does with the grading run and with the summary of a cycle."""

from typing import TYPE_CHECKING

from textual import on
from textual.screen import ModalScreen

from okrtui.okr.records import Cycle
from okrtui.tui import deeds, messages
from okrtui.tui import grading_messages as wishes
from okrtui.tui.doing import DoingApp
from okrtui.tui.handling import HandlingApp
from okrtui.tui.running import RunningApp
from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.views.run_ending import Ending

if TYPE_CHECKING:
    from okrtui.tui.screens.grading import GradingScreen
    from okrtui.tui.views.grading_ending import GradingEnding


class GradingApp(RunningApp, HandlingApp):
    """Opens the grading run and the summary, and hears what they wish."""

    def action_grading_run(self) -> None:
        """Grade all of a cycle that ends, one after the other."""
        self.start(deeds.grading.grading_run(self))

    async def open_grading(self, screen: "GradingScreen") -> None:
        """Show the grading run over the screen."""
        if isinstance(self.screen, ModalScreen):
            return
        screen.data_bind(DoingApp.now)
        await self.push_screen(screen, self._graded)

    def _graded(self, ending: "GradingEnding | None") -> None:
        if ending is None:
            return
        if ending.cycle:
            self.start(self._look_back(ending))
        else:
            self.point_at(ending.at)
            self.run_ended(Ending(ending.told, (), ending.has_draft))

    async def _look_back(self, ending: "GradingEnding") -> None:
        await self.show_summary(ending.cycle)
        if ending.told:
            self.tell(ending.told)

    @on(wishes.GradeGiven)
    def _record_grade(self, wish: wishes.GradeGiven) -> None:
        self.start(deeds.grading.record_grade(self, wish), is_patient=True)

    @on(wishes.GradingRequested)
    def _grade_from(self, wish: wishes.GradingRequested) -> None:
        self.start(deeds.grading.grade_from(self, wish.cycle, wish.at))

    # -- the summary

    def action_summary(self) -> None:
        """How the cycle shown came out."""
        self.start(self._summary_here())

    @on(messages.SummaryRequested)
    def _summary(self, wish: messages.SummaryRequested) -> None:
        self.start(self.show_summary(wish.cycle))

    async def _summary_here(self) -> None:
        screen = self.screen
        if isinstance(screen, FramedScreen):
            await self.show_summary(deeds.grading.cycle_shown(self, screen.cycles).id)

    async def show_summary(self, cycle: str) -> None:
        """Show how a cycle came out; in the place of the summary that is open."""
        from okrtui.tui.screens.summary import SummaryScreen

        self.now.okrs.find(Cycle, cycle)
        await self._open(messages.CyclesRequested(frozenset({cycle})))
        if isinstance(self.screen, ModalScreen):
            return
        if isinstance(self.screen, SummaryScreen):
            await self.pop_screen()
        screen = SummaryScreen(self.now, self.signs, self.truth, cycle)
        await self.push_screen(screen.data_bind(DoingApp.now))

    @on(wishes.OutcomeCopyRequested)
    def _copy_outcome(self, wish: wishes.OutcomeCopyRequested) -> None:
        self.start(deeds.grading.copy_outcome(self, wish.cycle))
