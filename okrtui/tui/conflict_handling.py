"""What the app does about conflicts: shows them, and takes one value for all."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from textual import on
from textual.worker import WorkType

from okrtui.okr.conflicts import Choice, Conflict
from okrtui.okr.errors import OkrError
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.settling import settle, settle_with
from okrtui.tui import messages
from okrtui.tui.cycles_handling import CyclesApp
from okrtui.tui.deeds import ask_and_do
from okrtui.tui.dialogs.form import Answer
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
        if wish.choice is None:
            self.start(self._settle_with_another(wish.okrs, wish.conflict))
        else:
            self.start(self._settle_with(wish.okrs, wish.conflict, wish.choice))

    async def _settle_with(self, okrs: Okrs, conflict: Conflict, choice: Choice) -> None:
        await self.perform(settle(okrs, self.author(conflict.space), conflict, choice))

    async def _settle_with_another(self, okrs: Okrs, conflict: Conflict) -> None:
        """Ask for a value; the step is built from what was seen when the conflict was shown."""
        from okrtui.tui.dialogs.another_value import another_value_form

        async def give(answer: Answer) -> None:
            (value,) = answer.values()
            await self.perform(settle_with(okrs, self.author(conflict.space), conflict, value))

        form = another_value_form(self.now, conflict, decimal_comma=self.decimal_comma)
        await ask_and_do(self, form, give)
