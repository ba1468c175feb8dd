"""What the app does about the end of a cycle: it is reviewed, and goes on into the next."""

from textual import on

from okrtui.okr.records import Phase, Whose
from okrtui.tui import closing_messages as wishes
from okrtui.tui import deeds, messages
from okrtui.tui.writing_outside import WritingApp

OVER: tuple[Phase, ...] = ("grading", "active")
NEXT_FROM: tuple[Phase, ...] = ("grading", "closed", "active")


class ClosingApp(WritingApp):
    """Hears wishes about reviews and about what goes on."""

    # -- reviews

    @on(messages.ReviewRequested)
    def _review(self, wish: messages.ReviewRequested) -> None:
        self.start(self.with_cycle(wish.cycle, self._review_of))

    async def _review_of(self, cycle: str) -> None:
        """The review that is open below, else one whose is asked."""
        from okrtui.tui.screens.review import ReviewScreen

        open_ = [s for s in self.screen_stack if isinstance(s, ReviewScreen) and s.cycle.id == cycle]
        if not open_:
            await deeds.reviewing.review(self, cycle)
        while open_ and self.screen is not open_[-1]:
            await self.pop_screen()

    async def show_review(self, cycle: str, whose: Whose) -> None:
        """Show the page on which somebody's review is written."""
        from okrtui.tui.screens.review import ReviewScreen
        from okrtui.tui.views.review_rows import Reviewed

        of = Reviewed(cycle, whose)
        await self.show_page(ReviewScreen(self.now, self.signs, self.truth, of, self.drafting.of))

    @on(wishes.PartWritten)
    def _write_part(self, wish: wishes.PartWritten) -> None:
        self.start(deeds.reviewing.write_part(self, wish), is_patient=True)

    def action_review(self) -> None:
        """Review the cycle that ends."""
        self.start(self.choose_and_do("review", OVER, self._review_of))

    # -- the next cycle

    @on(messages.NextCycleRequested)
    def _choose_next(self, wish: messages.NextCycleRequested) -> None:
        self.start(self.with_cycle(wish.cycle, self._next_after))

    async def _next_after(self, cycle: str) -> None:
        await deeds.going_on.choose_next(self, cycle)

    async def show_next(self, cycle: str, into: str) -> None:
        """Show the page on which it is chosen what goes on."""
        from okrtui.tui.screens.next_cycle import NextCycleScreen

        between = (cycle, into)
        await self.show_page(NextCycleScreen(self.now, self.signs, self.truth, between, self.drafting.of))

    @on(wishes.GoesOn)
    def _go_on(self, wish: wishes.GoesOn) -> None:
        self.start(deeds.going_on.go_on(self, wish), is_patient=True)

    @on(wishes.StaysBehind)
    def _stay_behind(self, wish: wishes.StaysBehind) -> None:
        self.start(deeds.going_on.stay_behind(self, wish), is_patient=True)

    def chosen(self) -> None:
        """Something was chosen for the next cycle: go to what comes after it."""
        from okrtui.tui.screens.next_cycle import NextCycleScreen

        if isinstance(self.screen, NextCycleScreen):
            self.screen.go_on()

    def action_choose_next(self) -> None:
        """Choose what of the cycle that ends goes on."""
        self.start(self.choose_and_do("go on from", NEXT_FROM, self._next_after))
