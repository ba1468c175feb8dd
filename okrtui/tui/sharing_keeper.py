"""What the keeper of the home does about shares, whose directories may hang."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from okrtui.okr.records import Objective
from okrtui.tui.git_keeper import GitKeeper
from okrtui.workspace.home import Home

if TYPE_CHECKING:
    from concurrent.futures import Future

    from okrtui.workspace.carrying import Carriage, Memory
    from okrtui.workspace.joining import Joining
    from okrtui.workspace.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")


class SharingKeeper:
    """Takes turns at the home in threads; one that works with a directory is waited for by nobody at the end."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._turn = asyncio.Lock()
        self._memories: dict[str, Memory] = {}
        self.git = GitKeeper(home, self._carried_through)

    async def _do(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        async with self._turn:
            return await asyncio.to_thread(work, *args, **kwargs)

    async def _carried_through(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Work with a directory, in a thread that nobody waits for at the end."""
        from okrtui.workspace.in_time import started

        async with self._turn:
            return await asyncio.wrap_future(started(work, *args, **kwargs))

    def carry(self, here: "Workspace") -> "Future[Carriage]":
        """Begin a round between a space and its share; it waits for nothing here, and nothing waits for it."""
        from okrtui.workspace.carrying import Memory, carry
        from okrtui.workspace.in_time import started

        memory = self._memories.setdefault(here.space, Memory())
        return started(carry, here, memory=memory)

    async def take_in(self, here: "Workspace", carriage: "Carriage | None") -> list[str]:
        """Show and note what a round brought, None where it did not end in time; what colleagues did."""
        from okrtui.workspace.arrivals import taken_in

        return await self._do(taken_in, self.home, here, carriage)

    def look_afresh(self) -> None:
        """The next round asks everything of a share, whatever the one before found."""
        self._memories.clear()

    async def texts_again_readable(self, space: str) -> int:
        """How many texts that were deleted or corrected a share of a space would make readable."""
        from okrtui.workspace.sharing import again_readable

        return await self._do(again_readable, self.home.workspaces[space])

    async def create_share(self, space: str, directory: Path) -> None:
        """Share a space through a directory; StorageError where that could not be read or written whole."""
        from okrtui.workspace.sharing import create_share

        await self._carried_through(create_share, self.home, space, directory)

    async def create_share_afresh(self, space: str, directory: Path) -> str:
        """Share what a space shows now, in a new one; its id."""
        from okrtui.workspace.fresh_start import create_share_afresh

        began = await self._carried_through(create_share_afresh, self.home, space, directory)
        return began.space

    async def settle_share(self, space: str, work: "Callable[[Workspace], T]") -> T:
        """Settle something about a share on this machine alone."""
        return await self._do(work, self.home.workspaces[space])

    def beside(self, space: str, work: "Callable[[Workspace], T]") -> "Future[T]":
        """Read a space and its share; nothing here waits for it, and it waits for nothing."""
        from okrtui.workspace.in_time import started

        return started(work, self.home.workspaces[space])

    async def share_objective(self, private: Objective, space: str) -> str:
        """Copy a private objective into a team's space and leave it to its copy, whose id this is."""
        from okrtui.workspace.sharing_objective import share_objective

        return await self._do(share_objective, self.home, private, space)

    async def begin_joining(self, directory: Path) -> "Joining | None":
        """Bring here what a directory holds; None where no share stands in it yet."""
        from okrtui.workspace.joining import begin_joining

        return await self._carried_through(begin_joining, self.home, directory)

    async def join_as(self, joining: "Joining", person: str) -> None:
        """I am one of the people there."""
        await self._do(joining.as_person, person)

    async def join_as_new(self, joining: "Joining", name: str) -> None:
        """I am somebody new there."""
        await self._carried_through(joining.as_new, name)

    async def give_up(self, joining: "Joining") -> None:
        """Nothing was joined."""
        await self._do(joining.give_up)
