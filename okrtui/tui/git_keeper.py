"""What the keeper of the home does about git: asked of the share's directory, which may hang."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from okrtui.workspace.facts import GitStanding
from okrtui.workspace.home import Home
from okrtui.workspace.share_status import git_standing

if TYPE_CHECKING:
    from okrtui.workspace.git_allowed import Agreement


class GitKeeper:
    """Lets git carry shares, each in a thread that nobody waits for at the end."""

    def __init__(self, home: Home, through: Callable[..., Awaitable[Any]]) -> None:
        self._home, self._through = home, through

    def standing(self, space: str) -> GitStanding:
        """Whether git carries the share of a space."""
        return git_standing(self._home.workspaces[space])

    async def could(self, space: str) -> bool:
        """Whether git could carry the share of a space."""
        from okrtui.workspace.git_allowed import has_git

        return bool(await self._through(has_git, self._home.workspaces[space]))

    async def agreement(self, space: str) -> "Agreement":
        """What is to be agreed to before git carries a share; RefusedError where it cannot."""
        from okrtui.workspace.git_allowed import Agreement, agreement_for

        agreed = await self._through(agreement_for, self._home.workspaces[space])
        assert isinstance(agreed, Agreement)
        return agreed

    async def let(self, agreed: "Agreement") -> None:
        """From now on git carries the share."""
        from okrtui.workspace.git_allowed import let_git_carry

        await self._through(let_git_carry, self._home.workspaces[agreed.space], agreed)

    async def stop(self, space: str) -> None:
        """From now on git does not carry the share."""
        from okrtui.workspace.git_allowed import stop_git

        await self._through(stop_git, self._home.workspaces[space])
