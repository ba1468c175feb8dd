"""Beginning to share, and joining: ask, then do it where a directory that hangs holds up nobody."""

from pathlib import Path
from typing import Protocol

from okrtui.okr.errors import BadInputError
from okrtui.okr.steps.joining import person_called
from okrtui.tui.deeds import Desk, ask_and_do
from okrtui.tui.dialogs import sharing as questions
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.keeper import Keeper
from okrtui.tui.letting_git import offer_git
from okrtui.workspace.joining import Joining

NOTHING_THERE = "no team's share stands there yet: once it has arrived, enter looks again"


class SharingDesk(Desk, Protocol):
    """Where sharing begins."""

    keeper: Keeper

    def tell(self, sentence: str, way_back: str = "") -> None:
        """Say something in the corner."""

    def default_chosen(self, space: str) -> None:
        """New things go to this space from now on; the next start knows it too."""


async def share_or_join(desk: SharingDesk) -> None:
    """Share a team of mine, or join one that others share."""
    home = desk.keeper.home
    teams = [(s, desk.now.spaces[s]) for s in sorted(desk.now.spaces) if home.may_be_shared(s)]
    match await desk.ask(questions.sharing_question(teams, desk.signs)):
        case None:
            return
        case questions.JOIN:
            await join_team(desk)
        case space:
            await share_team(desk, space)


async def share_team(desk: SharingDesk, space: str) -> None:
    """Give a team's space a directory."""
    name = desk.now.spaces[space]
    form = questions.create_form(name, await desk.keeper.texts_again_readable(space))

    async def share(answer: Answer) -> Path:
        directory: Path = answer["directory"]
        await desk.keeper.create_share(space, directory)
        return directory

    if directory := await ask_and_do(desk, form, share):
        desk.know()
        desk.tell(f"{name} is shared through {directory}", "colleagues join it there")
        await offer_git(desk, space)


async def join_team(desk: SharingDesk) -> bool:
    """Take part in what others share; whether that came about."""

    async def look(answer: Answer) -> Joining:
        joining = await desk.keeper.begin_joining(answer["directory"])
        if joining is None:
            raise BadInputError(NOTHING_THERE)
        return joining

    joining = await ask_and_do(desk, questions.join_form(), look)
    if joining is None:
        return False
    if joining.me is None and not await _is_somebody(desk, joining):
        await desk.keeper.give_up(joining)
        return False
    if desk.keeper.home.is_bare:
        desk.default_chosen(joining.space)
    desk.know()
    name = desk.now.okrs.person_name(joining.me)
    desk.tell(f"you are {name} in {desk.now.spaces[joining.space]}", "s sends and fetches at once")
    await offer_git(desk, joining.space)
    return True


async def _is_somebody(desk: SharingDesk, joining: Joining) -> bool:
    """Ask which of these people I am; whether I am one now."""
    home = desk.keeper.home
    mine = home.okrs.person_name(home.me.get(home.private))
    known = person_called(joining.okrs, joining.space, mine)
    question = questions.who_question(joining.name, joining.people, desk.signs, known.id if known else "")

    async def join(answer: Answer) -> bool:
        await desk.keeper.join_as_new(joining, answer["name"])
        return True

    while (answer := await desk.ask(question)) is not None:
        if answer != questions.SOMEBODY_NEW:
            await desk.keeper.join_as(joining, answer)
            return True
        if await ask_and_do(desk, questions.new_person_form("" if known else mine), join):
            return True
    return False
