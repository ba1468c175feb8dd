"""The terminal of an app under the prompt, which leaves what stands above it alone when it is resized."""

import asyncio
import signal
from types import FrameType

from textual import events
from textual.drivers.linux_inline_driver import LinuxInlineDriver
from textual.geometry import Offset, Size


class InlineDriver(LinuxInlineDriver):
    """Textual's own clears the whole terminal at a new size, and the shell's text with it."""

    def start_application_mode(self) -> None:
        """Take the terminal; a new size is told to us instead."""
        super().start_application_mode()
        loop = asyncio.get_running_loop()

        def resized(number: int, frame: FrameType | None) -> None:
            asyncio.run_coroutine_threadsafe(self._follow(), loop)

        signal.signal(signal.SIGWINCH, resized)

    async def _follow(self) -> None:
        """Clear what is ours, then have it drawn at the new size.

        Textual forgets how high it was: else it clears below once more, and that scrolls where no row is left.
        """
        size = Size(*self._get_terminal_size())
        up = rows_above(self._app._previous_cursor_position, self._app.size.width, size.width)
        self.write((f"\x1b[{up}A" if up else "") + "\r\x1b[J")
        self._app._previous_cursor_position = Offset(0, 0)
        self._app._previous_inline_height = None
        await self._app._post_message(events.Resize(size, size))


def rows_above(cursor: Offset, before: int, width: int) -> int:
    """How many rows above the cursor our first line stands now.

    Our lines are as wide as the terminal was; a terminal that became narrower has wrapped each of them, as
    most do. One that cuts them instead loses some lines above ours.
    """
    if not width or width >= before:
        return cursor.y
    return cursor.y * -(-before // width) + cursor.x // width
