"""What a person does in the history: reads on, narrows it, opens what a line is about, brings back from the trash."""

import asyncio
from typing import Any, Protocol

from textual.message import Message

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.naming import is_hidden, name_of
from okrtui.okr.records import Cycle, HealthMetric, Idea, KeyResult, Objective, Outlook, Priority
from okrtui.tui.deeds import arranging
from okrtui.tui.deeds.looking import LookingDesk, go_to
from okrtui.tui.history_messages import NarrowingRequested, NewerRequested, OlderRequested
from okrtui.tui.messages import DetailsRequested
from okrtui.tui.views.history_choices import narrowings
from okrtui.tui.views.history_filter import record_at
from okrtui.workspace.annals import Annals, Read, newer, tails_of


class HistoryDesk(LookingDesk, Protocol):
    """A desk from which one goes to where something stands."""

    def complain_once(self, sentence: str) -> None:
        """Say what went wrong in the background."""

    def post_message(self, message: Message) -> Any:
        """Wish for something."""

    async def open_cycles(self, cycles: frozenset[str]) -> None:
        """Open older cycles, as far as they are not open yet."""

    async def go_to_screen(self, name: str) -> None:
        """Show one of the screens that have a number."""

    async def show_objectives_of(self, cycle: str) -> None:
        """Show the objectives of a cycle."""


async def read_older(desk: HistoryDesk, wish: OlderRequested) -> None:
    """Read on, from the newest step back, in a thread."""
    annals = wish.annals or Annals(tails_of(desk.keeper.home))
    try:
        wish.take(annals, await asyncio.to_thread(annals.older, wish.wanted, wish.most))
    except OkrError as error:
        desk.complain_once(str(error))
        wish.take(None, Read(is_all=True))


async def read_newer(desk: HistoryDesk, wish: NewerRequested) -> None:
    """Read what came since, in a thread."""
    if not (unread := wish.annals.unread(tails_of(desk.keeper.home))):
        return
    try:
        wish.take(await asyncio.to_thread(newer, unread, wish.wanted))
    except OkrError as error:
        desk.complain_once(str(error))


async def choose_narrowing(desk: HistoryDesk, wish: NarrowingRequested) -> None:
    """Ask of whom or of what history is to tell."""
    from okrtui.tui.dialogs.choose import Chooser

    find = narrowings(desk.now, wish.record, wish.by)
    picker = Chooser("History of", find, desk.signs.cursor, hint="a name, a title", at=wish.at)
    if chosen := await desk.ask(picker):
        wish.choose(chosen.id)


async def bring_back(desk: HistoryDesk, id_: str) -> None:
    """Bring a record back from the trash."""
    record = desk.now.okrs.trash.get(id_)
    if record is None:
        raise RefusedError("that is no longer in the trash")
    await arranging.bring_back(desk, record)


async def open_where_it_stands(desk: HistoryDesk, id_: str) -> None:
    """Show a record where it stands; what is of an older cycle is opened first."""
    if record_at(desk.now.okrs, id_) is None and id_ not in desk.now.okrs.cycles:
        await desk.open_cycles(frozenset(desk.now.okrs.cycles))
    okrs = desk.now.okrs
    record = record_at(okrs, id_) or okrs.cycles.get(id_)
    if record is not None and is_hidden(okrs, record):
        raise RefusedError(f"“{name_of(record)}” lies in the trash: tab shows that")
    match record:
        case KeyResult():
            desk.post_message(DetailsRequested(id_))
        case Objective() | Idea():
            await go_to(desk, id_)
        case Cycle():
            await desk.show_objectives_of(id_)
        case Priority() | Outlook() | HealthMetric():
            await _show_on_board(desk, id_)
        case _:
            raise RefusedError("there is nothing to open here")


async def _show_on_board(desk: HistoryDesk, id_: str) -> None:
    await desk.go_to_screen("week")
    if not desk.point_at(id_):
        desk.tell("the board you look at does not show it", "p chooses whose")
