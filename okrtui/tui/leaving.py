"""How okrtui is left: nothing typed is lost without a word, however it ends."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence

from textual import on
from textual.driver import Driver

from okrtui.tui.app_part import AppPart
from okrtui.tui.views.unkept import draft_name, unkept_lines
from okrtui.workspace.unkept import LEFT, left_behind, put_aside

NOBODY_WAITS = "no shell waits here to bring okrtui back; q leaves it"


class LeavingApp(AppPart):
    """Leaves when asked, and when the terminal goes away."""

    _in_forms: Sequence[str] = ()
    """What stood in forms, which keep no drafts, when the end came from outside."""

    def on_mount(self) -> None:
        """A terminal that goes away takes nothing with it; what one took before is told of."""
        if not self.is_headless:
            _on_hangup(self._save)
            _on_end(self._end)
            self.warn(LEFT.format(file) for file in left_behind(self.keeper.home.data))

    def on_unmount(self) -> None:
        """However it ends, what was typed stays."""
        self.drafting.write_now()

    def unkept(self) -> list[str]:
        """What was typed and is on no disk, as lines to print after the end."""
        return [*unkept_lines(self.keeper.home.okrs, self.drafting.unwritten()), *self._in_forms]

    def _end(self) -> None:
        """Leave as the system asks; what stands in a form is printed then."""
        self._look_into_forms()
        self.exit(return_code=128 + signal.SIGTERM)

    def _look_into_forms(self) -> None:
        from okrtui.tui.dialogs.dialog import Dialog

        dialogs = (screen for screen in self.screen_stack if isinstance(screen, Dialog))
        self._in_forms = [line for dialog in dialogs for line in dialog.typed()]

    def _save(self) -> None:
        self._look_into_forms()
        self.drafting.write_now()
        if lines := self.unkept():
            put_aside("\n".join([*lines, ""]), self.keeper.home.data)

    def action_suspend_process(self) -> None:
        """Give the terminal back to the shell until it calls okrtui again, with all that runs for it here."""
        if sys.platform == "win32" or self._driver is None or not self._driver.can_suspend:
            return
        if os.getsid(0) == os.getpgrp():
            self.tell(NOBODY_WAITS)
            return
        self.drafting.write_now()
        os.killpg(os.getpgrp(), signal.SIGTSTP)

    @on(Driver.SignalResume)
    def _draw_again(self) -> None:
        """The terminal comes back empty."""
        self.refresh(layout=True)

    async def action_quit(self) -> None:
        """Leave at once, from wherever one is."""
        from okrtui.tui.dialogs.dialog import Dialog

        if not isinstance(self.screen, Dialog) or self.screen.may_leave("ctrl+q"):
            self.exit()

    def action_leave(self) -> None:
        """Leave okrtui; with something typed and not recorded, only when asked once more."""
        self.start(self._leave())

    async def _leave(self) -> None:
        fault = await self.drafting.written()
        if fault and (left := self.drafting.unwritten()):
            await self._leave_behind([draft_name(self.now.okrs, *each) for each in left], fault)
        elif unsaid := self.drafting.unsaid():
            self.tell(f"not recorded: “{unsaid[0]}”", "q once more leaves; the draft is kept")
        else:
            self.exit()

    async def _leave_behind(self, names: list[str], fault: str) -> None:
        """Ask whether to leave with what the disk refuses printed."""
        from okrtui.tui.dialogs.leave import LEAVE, leave_question

        if await self.ask(leave_question(names, fault, self.signs)) == LEAVE:
            self.exit()


def _on_hangup(do: Callable[[], None]) -> None:
    """Do this when the terminal goes away, and then what was to be done before; not without that signal."""
    number = getattr(signal, "SIGHUP", None)
    if number is None:
        return
    before = signal.getsignal(number)

    def end() -> None:
        do()
        signal.signal(number, before if callable(before) else signal.SIG_DFL)
        os.kill(os.getpid(), number)

    asyncio.get_running_loop().add_signal_handler(number, end)


def _on_end(do: Callable[[], None]) -> None:
    """Do this when the system asks for the end; not where it cannot ask so."""
    if sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, do)
