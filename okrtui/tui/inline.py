"""The weekly run under the prompt: the same screen on a few lines, above it what the terminal showed before."""

import sys

from textual import on
from textual.driver import Driver
from textual.screen import Screen

from okrtui.okr.run import Run
from okrtui.settings import Settings
from okrtui.tui import deeds, messages
from okrtui.tui.doing import DoingApp
from okrtui.tui.leaving import LeavingApp
from okrtui.tui.running import RunningApp
from okrtui.tui.screens.weekly_run import WeeklyRun
from okrtui.tui.views.run_ending import KEPT, Ending
from okrtui.workspace.home import Home


class Ground(Screen[None]):
    """What a run stands on where there is no other screen: nothing."""


class InlineRun(RunningApp, LeavingApp, DoingApp):
    """One run; its ending is what the app returns."""

    TITLE = "okrtui"
    CSS_PATH = "okrtui.tcss"
    ENABLE_COMMAND_PALETTE = False
    INLINE_PADDING = 0
    how_to_leave = "nothing is lost: esc stops the run and keeps what was recorded"

    def __init__(self, home: Home, settings: Settings, run: Run) -> None:
        super().__init__(home, settings)
        self._settings, self._asked = settings, run
        self.ending: Ending | None = None
        self.animation_level = "none"

    def get_driver_class(self) -> type[Driver]:
        """Under the prompt, where the system can."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from okrtui.tui.inline_driver import InlineDriver

        return InlineDriver

    def get_default_screen(self) -> Screen[None]:
        """Nothing."""
        return Ground()

    def on_mount(self) -> None:
        """Theme and keys as settled; then the run."""
        self.set_up(self._settings)
        self.start(deeds.checking_in.show_run(self, self._asked))

    def run_ended(self, ending: Ending) -> None:
        """Leave the terminal to the prompt."""
        self.ending = ending
        self.exit()

    @property
    def told(self) -> list[str]:
        """What the run did, as plain text: its pieces are safe."""
        if self.ending is None:
            return []
        kept = KEPT if self.ending.has_draft and not self.unkept() else ""
        lines = ["".join(piece.text for piece in line).rstrip() for line in self.ending.lines]
        return [*filter(None, [self.ending.stopped + kept]), *lines]

    # -- what a run wishes

    @on(messages.HelpRequested)
    def action_help(self) -> None:
        """Show the keys of a run."""
        self.start(self._help())

    async def _help(self) -> None:
        from okrtui.tui.dialogs.help import help_dialog

        await self.ask(help_dialog(self.signs, ("run",), self.commands))

    @on(messages.LinesPasted)
    def _take_as_one(self, wish: messages.LinesPasted) -> None:
        """Several lines pasted into a field are one text here; nothing is cut."""
        wish.take(" ".join(line.strip() for line in wish.text.splitlines() if line.strip()))

    # -- leaving

    async def action_quit(self) -> None:
        """However one leaves, what was recorded is told."""
        run = next((screen for screen in self.screen_stack if isinstance(screen, WeeklyRun)), None)
        if run is None:
            self.exit()
        elif run.is_current:
            run.action_run_stop()
