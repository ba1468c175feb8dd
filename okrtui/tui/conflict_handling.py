"""What the app does about conflicts: shows them, and takes one value for all."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from textual import on
from textual.worker import WorkType

from okrtui.okr.errors import OkrError
from okrtui.tui import deeds, messages
from okrtui.tui.cycles_handling import CyclesApp
from okrtui.tui.screens.framed import FramedScreen

T = TypeVar("T")


class ConflictsApp(CyclesApp):
    """Hears wishes about conflicts."""

    def action_conflicts(self) -> None:
        """Every value of what is in conflict, with who gave it and when: a page, or the top of the history."""
        from okrtui.tui.screens.conflicts import ConflictsScreen

        if isinstance(self.screen, FramedScreen) and self.screen.shows_conflict():
            return
        if self.now.spaces and not isinstance(self.screen, ConflictsScreen):
            self.start(self._show_conflicts(getattr(self.screen, "here", None) or ""))

    async def _show_conflicts(self, at: str) -> None:
        from okrtui.tui.screens.conflicts import ConflictsScreen

        found = await self.keeper.conflicts()
        self.know()
        await self.show_page(ConflictsScreen(self.now, self.signs, self.truth, found, at))

    @on(messages.ConflictsRequested)
    def _find_conflicts(self, wish: messages.ConflictsRequested) -> None:
        self.look_for("conflicts", self.keeper.conflicts, wish.take, wish.fail)

    @on(messages.RemarksRequested)
    def _find_remarks(self, wish: messages.RemarksRequested) -> None:
        self.look_for("remarks", self.keeper.remarks, wish.take)

    def look_for(
        self,
        what: str,
        find: Callable[[], Awaitable[T]],
        take: Callable[[T], None],
        fail: Callable[[], None] = lambda: None,
    ) -> None:
        """Find something in the background; where it is looked for once more meanwhile, only the latter counts."""
        work: WorkType[None] = partial(self._found, find, take, fail)
        self.run_worker(work, group=what, exclusive=True)

    async def _found(
        self,
        find: Callable[[], Awaitable[T]],
        take: Callable[[T], None],
        fail: Callable[[], None],
    ) -> None:
        try:
            take(await find())
        except OkrError as error:
            self.complain_once(str(error))
            fail()

    @on(messages.SettleRequested)
    def _settle_one(self, wish: messages.SettleRequested) -> None:
        self.start(deeds.conflicts.settle_one(self, wish))
