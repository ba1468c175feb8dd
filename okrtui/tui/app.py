"""OkrApp: it holds what is known now, carries wishes out, and tells one story about errors."""

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any, ClassVar, TypeVar

from textual import events, on
from textual.app import App
from textual.binding import BindingType
from textual.message_pump import MessagePump
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.timer import Timer

from okrtui.okr.errors import OkrError
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.text import cut, safe
from okrtui.settings import Settings
from okrtui.tui import deeds, messages
from okrtui.tui.commands import bindings
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.keeper import Keeper
from okrtui.tui.now import Now
from okrtui.tui.palette import commands_provider
from okrtui.tui.screens.objectives import ObjectivesScreen
from okrtui.tui.type_ahead import TypeAhead
from okrtui.tui.views.glyphs import glyphs
from okrtui.workspace.home import Home

T = TypeVar("T")
Deed = Coroutine[Any, Any, None]
LOOK_EVERY = 1.0
SETTLE_AFTER = 4.0
MOST_TOLD = 240


class OkrApp(App[None]):
    """The screens on one home."""

    TITLE = "okrtui"
    CSS_PATH = "okrtui.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    COMMANDS: ClassVar[set[Any]] = {commands_provider}
    now: var[Now] = var(Now(), init=False)

    def __init__(
        self,
        home: Home,
        settings: Settings,
        *,
        at: str | None = None,
        sample: bool = False,
        on_default: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.signs = glyphs(settings.glyphs)
        self.decimal_comma = settings.decimal_comma
        self.keeper = Keeper(home)
        self.typing = TypeAhead(super().on_event, self._path_of_keys)
        self.set_reactive(OkrApp.now, Now.of(home))
        self._settings, self._at, self._sample, self._on_default = settings, at, sample, on_default
        self._settling: Timer | None = None
        self._complaint = ""
        self.animation_level = "none"

    # -- life

    def get_default_screen(self) -> Screen[None]:
        """The objectives."""
        truth = "sample team, kept nowhere" if self._sample else ""
        return ObjectivesScreen(self.now, self.signs, truth).data_bind(OkrApp.now)

    def on_mount(self) -> None:
        """Theme and keys as settled; then keep up with the disk."""
        if self._settings.theme in self.available_themes:
            self.theme = self._settings.theme or self.theme
        self.set_keymap(self._settings.keymap)
        self.run_worker(self.typing.run(), group="typing")
        self.set_interval(LOOK_EVERY, self._look)
        if not self.now.spaces:
            self.start(self._first_start())
        elif self._at:
            self.call_after_refresh(self._point_at, self._at)
        for notice in self.keeper.home.notices():
            self.tell(notice, severity="warning")

    def on_ready(self) -> None:
        """The first picture stands: collect garbage again, but not what was loaded until now."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    async def on_event(self, event: events.Event) -> None:
        """Keys are handed on one by one, so that fast typing reaches what it is meant for."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and self.is_running:
            self.typing.take(event)
        else:
            await super().on_event(event)

    def _path_of_keys(self) -> list[MessagePump]:
        node = self.focused or self.screen
        return [*node.ancestors_with_self]

    async def _look(self) -> None:
        """Take in what other processes wrote, and a new day."""
        try:
            await self.keeper.keep_up()
        except OkrError as error:
            self._complain(str(error))
        self._know()

    def _complain(self, sentence: str) -> None:
        if sentence != self._complaint:
            self.tell(sentence, severity="error")
        self._complaint = sentence

    def _know(self) -> None:
        now = Now.of(self.keeper.home)
        if not now.is_as_good_as(self.now):
            self.now = now
            for notice in self.keeper.home.notices():
                self.tell(notice, severity="warning")

    # -- doing

    def start(self, deed: Deed) -> None:
        """Do something in the background; further keys wait until it is done or asks something."""
        self.typing.hold()
        self.run_worker(self._done(deed), group="deeds")

    async def _done(self, deed: Deed) -> None:
        try:
            await deed
        except OkrError as error:
            self._know()
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
            self._point_at(point_at)

    def _changed(self, told: str, way_back: str) -> None:
        self._know()
        self.tell(told, way_back)
        if self._settling:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE_AFTER, self._settle)

    async def _settle(self) -> None:
        try:
            await self.keeper.settle()
        except OkrError as error:
            self._complain(str(error))

    def tell(self, sentence: str, way_back: str = "", *, severity: Any = "information") -> None:
        """Say a sentence in the corner, and how to take it back; its text is never markup."""
        told = "\n".join(filter(None, (cut(safe(sentence), MOST_TOLD), way_back)))
        self.notify(told, severity=severity, markup=False)

    def _point_at(self, id_: str) -> None:
        if isinstance(self.screen, ObjectivesScreen):
            self.screen.point_at(id_)

    async def _first_start(self) -> None:
        from okrtui.tui.dialogs.first_start import first_start_form

        answer = await self.ask(first_start_form())
        if answer is None:
            self.exit()
            return
        space = await self.keeper.found(answer["name"], answer["team"])
        if space and self._on_default:
            self._on_default(space)
        self._know()

    # -- wishes

    @on(messages.CheckInRequested)
    def _check_in(self, wish: messages.CheckInRequested) -> None:
        self.start(deeds.check_in_key_result(self, wish.record))

    @on(messages.DetailsRequested)
    def _details(self, wish: messages.DetailsRequested) -> None:
        self.start(deeds.show_details(self, wish.record))

    @on(messages.KeyResultRequested)
    def _add_key_result(self, wish: messages.KeyResultRequested) -> None:
        self.start(deeds.add_key_result_to(self, wish.record))

    @on(messages.ObjectiveRequested)
    def _add_objective(self, wish: messages.ObjectiveRequested) -> None:
        self.start(deeds.add_objective_for(self, wish))

    @on(messages.EditRequested)
    def _edit(self, wish: messages.EditRequested) -> None:
        self.start(deeds.edit_record(self, wish.record))

    @on(messages.DropRequested)
    def _drop(self, wish: messages.DropRequested) -> None:
        self.start(deeds.drop_record(self, wish.record))

    @on(messages.DeleteRequested)
    def _delete(self, wish: messages.DeleteRequested) -> None:
        self.start(deeds.delete_record(self, wish.record))

    @on(messages.CyclesRequested)
    async def _open_cycles(self, wish: messages.CyclesRequested) -> None:
        await self.keeper.open_cycles(wish.cycles)
        self._know()

    # -- keys

    def action_undo(self) -> None:
        """Take back my last step."""
        self.start(self._reverse(self.keeper.undo, "took back", "ctrl+r does it again"))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.start(self._reverse(self.keeper.redo, "did again", "u undoes it"))

    async def _reverse(
        self, reverse: Callable[[], Coroutine[Any, Any, str]], verb: str, way_back: str
    ) -> None:
        self._changed(f"{verb}: {await reverse()}", way_back)

    def action_help(self) -> None:
        """Show all keys."""
        from okrtui.tui.dialogs.help import help_dialog

        self.start(self._show(help_dialog(self.signs)))

    async def _show(self, dialog: Dialog[None]) -> None:
        await self.ask(dialog)

    def action_objectives(self) -> None:
        """The objectives are what is shown."""

    def action_theme(self) -> None:
        """Choose how okrtui looks."""
        self.search_themes()

    def action_leave(self) -> None:
        """Leave okrtui."""
        self.exit()
