"""What the app does about history: reads it in threads, opens what a line is about, brings back from the trash."""

import asyncio
from collections.abc import Sequence

from textual import on

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.naming import is_hidden, name_of
from okrtui.okr.records import Cycle, HealthMetric, Idea, KeyResult, Objective, Outlook, Priority
from okrtui.tui import arranging, looking, messages
from okrtui.tui import history_messages as wishes
from okrtui.tui.conflict_handling import ConflictsApp
from okrtui.tui.views.history_choices import narrowings
from okrtui.tui.views.history_filter import record_at
from okrtui.workspace.annals import Annals, Read, Unread, newer, tails_of


class HistoryApp(ConflictsApp):
    """Hears wishes about what happened."""

    def action_history(self) -> None:
        """Who did what and when, wherever one is."""
        self.start(self.go_to_screen("history"))

    # -- reading: logs only grow, so that steps which are taken meanwhile need not wait

    @on(wishes.OlderRequested)
    def _read_older(self, wish: wishes.OlderRequested) -> None:
        self.run_worker(self._older(wish), group="history")

    async def _older(self, wish: wishes.OlderRequested) -> None:
        annals = wish.annals or Annals(tails_of(self.keeper.home))
        try:
            wish.take(annals, await asyncio.to_thread(annals.older, wish.wanted, wish.most))
        except OkrError as error:
            self.complain_once(str(error))
            wish.take(None, Read(is_all=True))

    @on(wishes.NewerRequested)
    def _read_newer(self, wish: wishes.NewerRequested) -> None:
        if unread := wish.annals.unread(tails_of(self.keeper.home)):
            self.run_worker(self._newer(wish, unread), group="history")

    async def _newer(self, wish: wishes.NewerRequested, unread: Sequence[Unread]) -> None:
        try:
            wish.take(await asyncio.to_thread(newer, unread, wish.wanted))
        except OkrError as error:
            self.complain_once(str(error))

    @on(wishes.ThrownRequested)
    def _find_thrown(self, wish: wishes.ThrownRequested) -> None:
        self.look_for("thrown", self.keeper.thrown, wish.take)

    # -- choosing

    @on(wishes.NarrowingRequested)
    def _narrow(self, wish: wishes.NarrowingRequested) -> None:
        self.start(self._choose_narrowing(wish))

    async def _choose_narrowing(self, wish: wishes.NarrowingRequested) -> None:
        from okrtui.tui.dialogs.choose import Chooser

        find = narrowings(self.now, wish.record, wish.by)
        picker = Chooser("History of", find, self.signs.cursor, hint="a name, a title", at=wish.at)
        if chosen := await self.ask(picker):
            wish.choose(chosen.id)

    # -- opening

    @on(wishes.RestoreRequested)
    def _restore(self, wish: wishes.RestoreRequested) -> None:
        self.start(self._bring_back(wish.record))

    async def _bring_back(self, id_: str) -> None:
        record = self.now.okrs.trash.get(id_)
        if record is None:
            raise RefusedError("that is no longer in the trash")
        await arranging.bring_back(self, record)

    @on(wishes.RecordOpened)
    def _open_record(self, wish: wishes.RecordOpened) -> None:
        self.start(self._open_where_it_stands(wish.record))

    async def _open_where_it_stands(self, id_: str) -> None:
        """Where it stands; what is of an older cycle is opened first."""
        if record_at(self.now.okrs, id_) is None and id_ not in self.now.okrs.cycles:
            await self.open_cycles(frozenset(self.now.okrs.cycles))
        okrs = self.now.okrs
        record = record_at(okrs, id_) or okrs.cycles.get(id_)
        if record is not None and is_hidden(okrs, record):
            raise RefusedError(f"“{name_of(record)}” lies in the trash: tab shows that")
        match record:
            case KeyResult():
                self.post_message(messages.DetailsRequested(id_))
            case Objective() | Idea():
                await looking.go_to(self, id_)
            case Cycle():
                await self._objectives_of(id_)
            case Priority() | Outlook() | HealthMetric():
                await self._show_on_board(id_)
            case _:
                raise RefusedError("there is nothing to open here")

    async def _show_on_board(self, id_: str) -> None:
        await self.go_to_screen("week")
        if not self.point_at(id_):
            self.tell("the board you look at does not show it", "p chooses whose")
