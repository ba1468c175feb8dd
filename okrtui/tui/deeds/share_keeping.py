"""What can be done about a share that stands: whose its devices are, repair, verify, leave."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from okrtui.okr.errors import OkrError
from okrtui.okr.numbers import several
from okrtui.okr.text import cut
from okrtui.tui.deeds.sharing import SharingDesk
from okrtui.tui.dialogs.share_page import Asked, ShareDialog, known_question, leave_question
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.share_page import MOST_NAMED, SharePage, refused_lines
from okrtui.workspace.repairing import checked, refused_files, repair
from okrtui.workspace.share_status import devices_of, status_of
from okrtui.workspace.share_told import lacking_told, signed_told
from okrtui.workspace.sharing import ignore, leave_share, vouch_for
from okrtui.workspace.workspace import Workspace

T = TypeVar("T")
PATIENCE = 10.0
"""Seconds that somebody waits for what reads a whole share; then it goes on without a word."""
TAKES_LONG = "that takes longer: it goes on, and the line above tells how the share stands"
WIDTH = 68


async def keep_share(desk: SharingDesk, space: str) -> None:
    """Show how a team is shared, and do what is asked there, until it is left."""
    told, at = list[Line](), ""
    while True:
        page = await desk.keeper.settle_share(space, _page_of(desk.now.spaces[space]))
        if page.status.directory is None:
            return
        now = desk.keeper.home.clock().stamp
        asked = await desk.ask(ShareDialog(page, now, desk.signs, told=told, at=at))
        if asked is None:
            return
        at = asked.device.rid
        try:
            told = await _done(desk, space, asked, page)
        except OkrError as error:
            told = [[Piece(str(error), "bad")]]
        desk.know()


def _page_of(name: str) -> Callable[[Workspace], SharePage]:
    return lambda here: SharePage(status_of(here, name), devices_of(here), refused_files(here))


async def _done(desk: SharingDesk, space: str, asked: Asked, page: SharePage) -> list[Line]:
    """Do it; what came of it."""
    match asked.verb:
        case "known":
            return await _vouch(desk, space, asked)
        case "ignore":
            await desk.keeper.settle_share(space, lambda here: ignore(here, asked.device.rid))
            return [[Piece(f"nothing more is taken from {asked.device.rid[:8]}…; m takes that back", "good")]]
        case "repair":
            return await _repair(desk, space)
        case "verify":
            return await _verify(desk, space)
        case "leave":
            return await _leave(desk, space, page)


async def _vouch(desk: SharingDesk, space: str, asked: Asked) -> list[Line]:
    device = asked.device
    if await desk.ask(known_question(device, desk.signs)) is None:
        return []
    await desk.keeper.settle_share(space, lambda here: vouch_for(here, device.rid))
    return [[Piece(f"{device.rid[:8]}… is known as {device.says}", "good")]]


async def _repair(desk: SharingDesk, space: str) -> list[Line]:
    changes = await _in_time(desk, space, repair)
    if changes is None:
        return [[Piece(TAKES_LONG, "warn")]]
    return [[Piece(f"{several(changes, 'change')} put back" if changes else "nothing was missing", "good")]]


async def _verify(desk: SharingDesk, space: str) -> list[Line]:
    found = await _in_time(desk, space, checked)
    if found is None:
        return [[Piece(TAKES_LONG, "warn")]]
    told = [found.fault, *map(lacking_told, found.missing)]
    return [
        [Piece(signed_told(found.good), "good" if found.is_fine else "")],
        *refused_lines(found.refused, WIDTH),
        *([Piece(cut(sentence, WIDTH), "warn")] for sentence in told[: MOST_NAMED + 1] if sentence),
    ]


async def _leave(desk: SharingDesk, space: str, page: SharePage) -> list[Line]:
    name, directory = page.status.name, page.status.directory or ""
    if await desk.ask(leave_question(name, directory, desk.signs)) is None:
        return []
    await desk.keeper.settle_share(space, leave_share)
    desk.tell(f"{name} is no longer shared through {directory}", "everything in it stays here")
    return []


async def _in_time(desk: SharingDesk, space: str, work: Callable[[Workspace], T]) -> T | None:
    try:
        return await asyncio.wait_for(asyncio.wrap_future(desk.keeper.beside(space, work)), PATIENCE)
    except TimeoutError:
        return None
