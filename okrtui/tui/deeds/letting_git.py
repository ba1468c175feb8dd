"""Letting git carry a share: asked with the sentence that says what git runs; off again is one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from okrtui.okr.errors import RefusedError
from okrtui.tui.dialogs import sharing as questions

if TYPE_CHECKING:
    from okrtui.tui.deeds.sharing import SharingDesk


async def turn_git(desk: "SharingDesk", shared: Sequence[str]) -> None:
    """Let git carry one of these shares; where it does already, no longer."""
    if not shared:
        raise RefusedError("nothing is shared yet: s begins")
    space = shared[0] if len(shared) == 1 else await _which(desk, shared)
    if space is None:
        return
    if desk.keeper.git.standing(space) != "on":
        await let_git(desk, space)
        return
    await desk.keeper.git.stop(space)
    desk.know()
    desk.tell(f"git no longer carries {desk.now.spaces[space]}", "the same command lets it again")


async def _which(desk: "SharingDesk", shared: Sequence[str]) -> str | None:
    teams = [(space, desk.now.spaces[space], desk.keeper.git.standing(space)) for space in shared]
    return await desk.ask(questions.which_question(teams, desk.signs))


async def let_git(desk: "SharingDesk", space: str) -> None:
    """Ask whether git may carry a share, and let it where the answer is yes."""
    agreed = await desk.keeper.git.agreement(space)
    has_changed = desk.keeper.git.standing(space) == "changed"
    answer = await desk.ask(questions.git_question(agreed.warning, desk.signs, has_changed=has_changed))
    if answer != questions.LET_IT:
        return
    await desk.keeper.git.let(agreed)
    desk.keeper.look_afresh()
    desk.know()
    desk.tell(f"git carries {desk.now.spaces[space]} from now on", "the same command ends that")


async def offer_git(desk: "SharingDesk", space: str) -> None:
    """Ask where a share that was begun just now is a work tree; that it is one alone lets git do nothing."""
    if await desk.keeper.git.could(space):
        await let_git(desk, space)
