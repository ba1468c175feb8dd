"""The keeper of the home: what takes the disk is done in a thread, one thing at a time."""

import asyncio
from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

from okrtui.okr.steps.step import Step
from okrtui.workspace.home import Home

P = ParamSpec("P")
T = TypeVar("T")


class Keeper:
    """Sends work to the home without ever making the screen wait for it."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._turn = asyncio.Lock()

    async def _do(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        async with self._turn:
            return await asyncio.to_thread(work, *args, **kwargs)

    async def perform(self, *steps: Step) -> None:
        """Make steps durable."""
        await self._do(self.home.perform, *steps)

    async def undo(self) -> str:
        """Take back my last step; what it was."""
        return await self._do(self.home.undo)

    async def redo(self) -> str:
        """Do again what was undone last; what it was."""
        return await self._do(self.home.redo)

    async def keep_up(self) -> bool:
        """Take in what others wrote, unless something is under way; whether there was anything."""
        return not self._turn.locked() and await self._do(self.home.refresh)

    async def open_cycles(self, cycles: Iterable[str]) -> None:
        """Open older cycles."""
        for cycle in sorted(cycles):
            await self._do(self.home.load_cycle, cycle)

    async def settle(self) -> None:
        """Write the tables, where steps wait for them."""
        await self._do(self.home.checkpoint)

    async def found(self, my_name: str, team: str) -> str | None:
        """Set a new home up: the private space, and a team's with this name; the team space's id."""
        return await self._do(_found, self.home, my_name, team)


def _found(home: Home, my_name: str, team: str) -> str | None:
    if home.is_empty:
        home.create_space("private", my_name, private=True)
    if not team:
        return None
    space = home.create_space(team, my_name, private=False)
    home.make_default(space)
    return space
