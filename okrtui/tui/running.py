"""An app in which runs are made: it shows one, keeps what is typed, and makes its answers durable."""

from textual import on
from textual.screen import ModalScreen

from okrtui.tui import checking_in, messages
from okrtui.tui.doing import DoingApp
from okrtui.tui.views.run_summary import Ending


class RunningApp(DoingApp):
    """Hears what runs and check-ins wish."""

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
            self.tell(ending.stopped)

    @on(messages.AnswerGiven)
    def _record_answer(self, wish: messages.AnswerGiven) -> None:
        self.start(checking_in.record_answer(self, wish), is_patient=True)

    @on(messages.Drafted)
    def _keep_draft(self, wish: messages.Drafted) -> None:
        self.drafting.keep(wish.key, wish.draft)
