"""How the screens keep up with shares: in threads that never delay a key and survive a directory that hangs."""

import asyncio
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.timer import Timer

from okrtui.okr.errors import OkrError
from okrtui.tui import deeds, messages
from okrtui.tui.beginning import BeginningApp
from okrtui.workspace.share_status import git_standing
from okrtui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrtui.workspace.carrying import Carriage

OFTEN, SELDOM = 5.0, 60.0
"""Seconds between two rounds while somebody works here, and at most where nobody does."""
SOON = 2.0
"""Seconds after a step until it goes out, with those that follow it meanwhile."""
PATIENCE = 20.0
"""Seconds a share has for a round before it is told to be out of reach."""


class SyncingApp(BeginningApp):
    """Publishes what is done here and shows what colleagues did."""

    def __init__(self, *args: Any, **hands: Any) -> None:
        super().__init__(*args, **hands)
        self._pause = OFTEN
        self._next_round: Timer | None = None
        self._under_way: Future[Carriage] | None = None
        self._is_in_use = True
        self._turn = asyncio.Lock()

    @property
    def shared(self) -> list[Workspace]:
        """The spaces that have a share."""
        return [here for here in self.keeper.home.workspaces.values() if here.identity.remembered.share]

    def begin_rounds(self) -> None:
        """See what colleagues did, from now on again and again."""
        self._begin_round()

    async def on_event(self, event: events.Event) -> None:
        """Whoever presses a key works here: what is new is looked for often again."""
        if isinstance(event, events.Key):
            self._is_in_use = True
            if self._pause > OFTEN:
                self._pause = OFTEN
                self._plan_round(OFTEN)
        await super().on_event(event)

    def _follow(self) -> None:
        super()._follow()
        if self.shared:
            self._plan_round(SOON)

    def _plan_round(self, seconds: float) -> None:
        if self._next_round is not None:
            self._next_round.stop()
        self._next_round = self.set_timer(seconds, self._begin_round)

    def _begin_round(self) -> None:
        self.run_worker(self._round(), group="share")

    async def _round(self) -> bool:
        """One round with every share, then a pause that grows while nothing happens; whether anything was new."""
        async with self._turn:
            return await self._exchange()

    async def _exchange(self) -> bool:
        news: list[str] = []
        try:
            for here in self.shared:
                news += await self._exchanged(here)
        except OkrError as error:
            self.complain(str(error))
        self.know()
        if news:
            self.tell(news[0], f"and {len(news) - 1:,} more" if len(news) > 1 else "")
        self._pause = OFTEN if self._is_in_use or news else min(SELDOM, self._pause * 2)
        self._is_in_use = False
        self._plan_round(self._pause)
        return bool(news)

    async def _exchanged(self, here: Workspace) -> list[str]:
        """Send and fetch for one space; what colleagues did."""
        if self._under_way is not None and not self._under_way.done():
            return []
        self._under_way = self.keeper.carry(here)
        carriage: Carriage | None
        try:
            carriage = await asyncio.wait_for(asyncio.wrap_future(self._under_way), PATIENCE)
        except TimeoutError:
            carriage = None
        return await self.keeper.take_in(here, carriage)

    def action_sync(self) -> None:
        """Send and fetch now, and say how things stand; what was agreed to of git and has changed is asked again."""
        if changed := [here.space for here in self.shared if git_standing(here) == "changed"]:
            self.start(self._ask_again(changed))
        elif self.shared:
            self.run_worker(self._sync_now(), group="share")
        else:
            self.action_share()

    async def _ask_again(self, spaces: list[str]) -> None:
        try:
            for space in spaces:
                await deeds.letting_git.let_git(self, space)
        finally:
            self.run_worker(self._sync_now(), group="share")

    def action_git(self) -> None:
        """Let git carry a share, or no longer."""
        if self.now.spaces:
            self.start(self._git())

    async def _git(self) -> None:
        await deeds.letting_git.turn_git(self, [here.space for here in self.shared])
        self._plan_round(SOON)

    def action_share(self) -> None:
        """Share a team, or join one."""
        if self.now.spaces:
            self.start(self._share())

    async def _share(self) -> None:
        await deeds.sharing.share_or_join(self)
        self._plan_round(SOON)

    @on(messages.ShareObjectiveRequested)
    def _share_one(self, wish: messages.ShareObjectiveRequested) -> None:
        self.start(self._share_objective(wish.record))

    async def _share_objective(self, id_: str) -> None:
        if copy := await deeds.sharing.share_objective(self, id_):
            self._follow()
            self.point_at(copy)

    async def _sync_now(self) -> None:
        self.keeper.look_afresh()
        if not await self._round() or self.now.shares:
            self.tell(self.now.shares or "all is sent, and nothing is new")
