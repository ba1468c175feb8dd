"""OkrApp: the screens on one home; it hears wishes and starts deeds."""

import gc
from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.screen import Screen

from okrtui.okr.errors import OkrError
from okrtui.settings import Settings
from okrtui.tui import deeds, messages
from okrtui.tui.commands import bindings
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.doing import DoingApp
from okrtui.tui.palette import commands_provider
from okrtui.tui.screens.objectives import ObjectivesScreen
from okrtui.workspace.home import Home

LOOK_EVERY = 1.0


class OkrApp(DoingApp):
    """The screens on one home."""

    TITLE = "okrtui"
    CSS_PATH = "okrtui.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    COMMANDS: ClassVar[set[Any]] = {commands_provider}

    def __init__(
        self,
        home: Home,
        settings: Settings,
        *,
        at: str | None = None,
        sample: bool = False,
        on_default: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(home, settings)
        self._settings, self._at, self._sample, self._on_default = settings, at, sample, on_default
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
            self.call_after_refresh(self.point_at, self._at)
        for notice in self.keeper.home.notices():
            self.tell(notice, severity="warning")

    def on_ready(self) -> None:
        """The first picture stands: collect garbage again, but not what was loaded until now."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    async def _look(self) -> None:
        """Take in what other processes wrote, and a new day."""
        try:
            await self.keeper.keep_up()
            self.complain("")
        except OkrError as error:
            self.complain(str(error))
        self.know()

    def point_at(self, id_: str) -> None:
        """Show where a record stands."""
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
        self.know()

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
        self.know()

    # -- keys

    def action_undo(self) -> None:
        """Take back my last step."""
        self.start(self.reverse(self.keeper.undo, "took back", "ctrl+r does it again"))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.start(self.reverse(self.keeper.redo, "did again", "u undoes it"))

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
