"""What is looked at and taken along: whose OKRs, a copy as Markdown, a link in the browser."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.tui.deeds.arranging import ArrangingDesk
from okrtui.tui.deeds.desk import objective_or_key_result
from okrtui.tui.keeper import Keeper
from okrtui.workspace.remembered import Grouping, View


class LookingDesk(ArrangingDesk, Protocol):
    """A desk that knows how the OKRs are looked at, and has a clipboard."""

    view: View
    keeper: Keeper

    def choose_scope(self, scope: Scope) -> None:
        """Look at somebody's OKRs on every screen."""

    def copy_to_clipboard(self, text: str) -> None:
        """Put text into the clipboard of the terminal."""

    def point_at(self, id_: str) -> bool:
        """Point at a record on the screen that is shown; whether it is there."""

    async def shows(self, id_: str) -> bool:
        """Point at a record; whether it is among the lines."""


async def choose_whose(desk: LookingDesk) -> None:
    """Ask whose OKRs to look at, and remember it."""
    from okrtui.tui.dialogs.choose import Chooser
    from okrtui.tui.views.choices import id_of, scope_of, scopes

    find, here = scopes(desk.now), id_of(desk.now.scope)
    dialog = Chooser("Whose OKRs?", find, desk.signs.cursor, hint="a unit, a person", at=here)
    if chosen := await desk.ask(dialog):
        await look_at(desk, scope_of(chosen.id))


async def look_at(desk: LookingDesk, scope: Scope) -> None:
    """Look at somebody's OKRs, and remember it."""
    desk.choose_scope(scope)
    await _remember(desk)


async def group_by(desk: LookingDesk, grouping: Grouping) -> None:
    """Remember how the objectives are grouped."""
    desk.view = replace(desk.view, grouping=grouping)
    await _remember(desk)


async def _remember(desk: LookingDesk) -> None:
    await desk.keeper.remember(desk.view)


async def go_to(desk: LookingDesk, id_: str) -> None:
    """Point at a record wherever it stands; where the scope hides it, look at everybody's."""
    if id_ not in desk.now.okrs.ideas:
        objective_or_key_result(desk, id_)
    if not await desk.shows(id_):
        await look_at(desk, EVERYBODY)
        await desk.shows(id_)
        desk.tell("looking at everybody’s OKRs now", "p chooses whose")


async def copy(desk: LookingDesk, ids: Sequence[str]) -> None:
    """Copy records as Markdown, to the clipboard and into a file."""
    from okrtui.reports.outline import outline

    records = [objective_or_key_result(desk, id_) for id_ in ids]
    goals = [record for record in records if isinstance(record, Objective | KeyResult)]
    what = f"“{goals[0].title}”" if len(goals) == 1 else f"{len(goals)}"
    await take_along(desk, outline(desk.now.okrs, goals), what)


async def take_along(desk: LookingDesk, text: str, what: str, remark: str = "") -> None:
    """Put Markdown into the clipboard and into a file; say so, with a remark."""
    desk.copy_to_clipboard(text)
    try:
        path = await desk.keeper.keep_copy(text)
    except OkrError as error:
        desk.tell(f"copied {what} to the clipboard; {error}", severity="warning")
        return
    desk.tell(f"copied {what} as Markdown", f"{remark}also in {path}")


async def open_link(desk: LookingDesk, id_: str) -> None:
    """Open a record's link in the browser; only an address of the web is opened."""
    from okrtui.reports.markdown import is_web

    record = objective_or_key_result(desk, id_)
    link = record.link if isinstance(record, Objective | KeyResult) else None
    if not link:
        raise RefusedError("it has no link")
    if not is_web(link):
        raise RefusedError(f"only http and https links are opened, not “{link}”")
    if await asyncio.to_thread(_is_opened, link):
        desk.tell(f"opened {link}")
    else:
        desk.tell(f"no browser here; the link is {link}", severity="warning")


def _is_opened(link: str) -> bool:
    """Hand the link to a browser with a window of its own; one that would take this terminal is none."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    takes_terminal = type(browser) is webbrowser.GenericBrowser or not getattr(browser, "background", True)
    return not takes_terminal and browser.open(link)
