"""What the screens and the run under the prompt share: they keep up with the disk, and runs are made in them."""

from textual import on
from textual.screen import ModalScreen

from okrtui.okr.errors import OkrError
from okrtui.settings import Settings
from okrtui.tui import deeds, messages
from okrtui.tui.clicking import ClickingApp
from okrtui.tui.doing import DoingApp
from okrtui.tui.keymap import for_textual
from okrtui.tui.settled import settings_told
from okrtui.tui.views.run_ending import KEPT, Ending

LOOK_EVERY = 1.0


class RunningApp(ClickingApp):
    """Looks as settled, knows what other processes write, and hears what runs and check-ins wish."""

    def set_up(self, settings: Settings) -> None:
        """Theme and keys as settled; from now on keys are handed on and the disk is looked at."""
        if settings.theme in self.available_themes:
            self.theme = settings.theme or self.theme
        self.set_keymap(for_textual(settings.keymap))
        self.warn(settings_told(settings, self.available_themes))
        self.run_worker(self.typing.run(), group="typing")
        self.set_interval(LOOK_EVERY, self._look)

    async def _look(self) -> None:
        """Take in what other processes wrote, and a new day."""
        try:
            await self.keeper.keep_up()
            self.complain("")
        except OkrError as error:
            self.complain(str(error))
        self.know()

    # -- runs

    async def open_run(self, screen: ModalScreen[Ending]) -> None:
        """Show a run over the screen, which makes room for it and keeps changing."""
        below = self.screen
        if isinstance(below, ModalScreen):
            return

        def closed(ending: Ending | None) -> None:
            below.remove_class("under-run")
            if ending is not None:
                self.run_ended(ending)

        below.add_class("under-run")
        screen.data_bind(DoingApp.now)
        await self.push_screen(screen, closed)

    def run_ended(self, ending: Ending) -> None:
        """Say how many are left of a run that was stopped."""
        if ending.stopped:
            self.start(self._tell_stopped(ending))

    async def _tell_stopped(self, ending: Ending) -> None:
        fault = await self.drafting.written() if ending.has_draft else ""
        if fault:
            self.tell(f"{ending.stopped}; {fault}", "what you typed is here until you leave")
        else:
            self.tell(ending.stopped + (KEPT if ending.has_draft else ""))

    @on(messages.AnswerGiven)
    def _record_answer(self, wish: messages.AnswerGiven) -> None:
        self.start(deeds.checking_in.record_answer(self, wish), is_patient=True)

    @on(messages.Drafted)
    def _keep_draft(self, wish: messages.Drafted) -> None:
        self.drafting.keep(wish.key, wish.draft)
