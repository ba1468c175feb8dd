"""Typing ahead: each key reaches what the keys before it have opened, however fast they come."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual.events import Event
from textual.message_pump import MessagePump
from textual.widget import Widget

PATIENCE, LONG_PATIENCE = 0.5, 30.0
"""Seconds a key waits at most for what the key before it set going, such as a slow disk."""


class TypeAhead:
    """Hands keys on one by one, each once the last has been answered.

    Textual sends a key to what has the focus when it arrives; a key typed while a dialog is on its
    way would go to the screen below it.
    """

    def __init__(
        self, deliver: Callable[[Event], Awaitable[None]], path: Callable[[], list[MessagePump]]
    ) -> None:
        self._deliver, self._path = deliver, path
        self._waiting: asyncio.Queue[Event] = asyncio.Queue()
        self._under_way, self._ever_begun = 0, 0
        self._is_patient = False
        self._rest = asyncio.Event()
        self._rest.set()
        self._is_delivering = False

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing typed waits and nothing it set going is under way."""
        return self._waiting.empty() and not self._is_delivering and self._rest.is_set()

    def take(self, event: Event) -> None:
        """A key has arrived."""
        self._waiting.put_nowait(event)

    def hold(self, *, is_patient: bool = False) -> None:
        """Something is under way: further keys wait; long where they would mean nothing before it is done."""
        self._under_way += 1
        self._ever_begun += 1
        self._is_patient = self._is_patient or is_patient
        self._rest.clear()

    def release(self) -> None:
        """It is done, or it asks something that keys answer."""
        self._under_way -= 1
        if not self._under_way:
            self._is_patient = False
            self._rest.set()

    async def run(self) -> None:
        """Deliver keys for ever."""
        while True:
            event = await self._waiting.get()
            self._is_delivering = True
            path = self._path()
            await self._deliver(event)
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await self._answered(path)
                    await self._rest.wait()
            if self._is_patient:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._rest.wait(), LONG_PATIENCE)
            self._is_delivering = False

    async def _answered(self, path: list[MessagePump]) -> None:
        """Wait until the key, and the messages it gave rise to, have gone up from widget to app.

        Once something has begun because of it there is no more to wait for.
        """
        begun = self._ever_begun
        for pump in [*path, *path]:
            passed = asyncio.Event()
            is_gone = isinstance(pump, Widget) and not pump.is_attached
            if not is_gone and pump.call_later(passed.set):
                await passed.wait()
            if self._ever_begun != begun:
                return
