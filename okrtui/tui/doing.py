"""How deeds are done: one after the other, in the background, with one story about what went well or wrong."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.reactive import var
from textual.screen import ModalScreen
from textual.timer import Timer

from okrtui.okr.errors import OkrError
from okrtui.okr.scope import Scope
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.text import cut, safe
from okrtui.settings import Settings
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.keeper import Keeper
from okrtui.tui.now import Now
from okrtui.tui.type_ahead import TypeAhead
from okrtui.tui.views.glyphs import glyphs
from okrtui.workspace.home import Home

T = TypeVar("T")
Deed = Coroutine[Any, Any, None]
SETTLE_AFTER = 4.0
MOST_TOLD = 240


class DoingApp(App[None]):
    """Holds what is known now, asks, performs and tells."""

    now: var[Now] = var(Now(), init=False)

    def __init__(self, home: Home, settings: Settings) -> None:
        super().__init__()
        self.signs = glyphs(settings.glyphs)
        self.decimal_comma = settings.decimal_comma
        self.keeper = Keeper(home)
        self.typing = TypeAhead(super().on_event, self._path_of_keys)
        self.scope: Scope | None = None
        self.set_reactive(DoingApp.now, Now.of(home))
        self._settling: Timer | None = None
        self._complaint = ""

    async def on_event(self, event: events.Event) -> None:
        """Keys are handed on one by one, so that fast typing reaches what it is meant for."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and self.is_running:
            self.typing.take(event)
        else:
            await super().on_event(event)

    def _path_of_keys(self) -> list[MessagePump]:
        node = self.focused or self.screen
        return [*node.ancestors_with_self]

    # -- knowing

    def complain(self, sentence: str) -> None:
        """Tell of a fault, once as long as it lasts; with empty text it is over."""
        if sentence and sentence != self._complaint:
            self.tell(sentence, severity="error")
        self._complaint = sentence

    def know(self) -> None:
        """Take over what the home knows by now; the screens follow."""
        now = Now.of(self.keeper.home, self.scope)
        if not now.is_as_good_as(self.now):
            self.now = now
            for notice in self.keeper.home.notices():
                self.tell(notice, severity="warning")

    def choose_scope(self, scope: Scope) -> None:
        """Look at somebody's OKRs on every screen."""
        self.scope = scope
        self.know()

    # -- doing

    def start(self, deed: Deed) -> None:
        """Do something in the background; further keys wait until it is done or asks something."""
        self.typing.hold()
        self.run_worker(self._done(deed), group="deeds")

    async def _done(self, deed: Deed) -> None:
        try:
            await deed
        except OkrError as error:
            self.know()
            self.tell(str(error), severity="error")
        finally:
            self.typing.release()

    def author(self, space: str) -> Author:
        """Me in a space."""
        return self.keeper.home.author(space)

    async def ask(self, dialog: Dialog[T]) -> T | None:
        """Show a dialog and wait for its answer; None when another one is open already."""
        if isinstance(self.screen, ModalScreen):
            return None
        answer: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()

        def answered(given: T | None) -> None:
            self.typing.hold()
            answer.set_result(given)

        await self.push_screen(dialog, answered)
        self.typing.release()
        return await answer

    async def perform(self, step: Step, *, point_at: str | None = None) -> None:
        """Make a step durable, show it, and say what was done."""
        await self.keeper.perform(step)
        self._changed(step.title, "u undoes it")
        if point_at:
            self.point_at(point_at)

    def _changed(self, told: str, way_back: str) -> None:
        self.know()
        self.tell(told, way_back)
        if self._settling:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE_AFTER, self._settle)

    async def _settle(self) -> None:
        try:
            await self.keeper.settle()
        except OkrError as error:
            self.complain(str(error))

    def tell(self, sentence: str, way_back: str = "", *, severity: Any = "information") -> None:
        """Say a sentence in the corner, and how to take it back; its text is never markup."""
        told = "\n".join(filter(None, (cut(safe(sentence), MOST_TOLD), way_back)))
        self.notify(told, severity=severity, markup=False)

    def point_at(self, id_: str) -> None:
        """Show where a record stands."""

    async def reverse(
        self, reverse: Callable[[], Coroutine[Any, Any, str]], verb: str, way_back: str
    ) -> None:
        """Undo or redo."""
        self._changed(f"{verb}: {await reverse()}", way_back)
