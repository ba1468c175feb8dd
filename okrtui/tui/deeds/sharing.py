"""Beginning to share, and joining: ask, then do it where a directory that hangs holds up nobody."""

from pathlib import Path
from typing import Protocol

from okrtui.okr.errors import BadInputError
from okrtui.okr.records import Objective
from okrtui.okr.sharing_told import goes_along
from okrtui.okr.steps.joining import person_called
from okrtui.tui.deeds.desk import Desk, ask_and_do
from okrtui.tui.deeds.letting_git import offer_git
from okrtui.tui.dialogs import sharing as questions
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.dialogs.share_objective import share_objective_question
from okrtui.tui.keeper import Keeper
from okrtui.workspace.joining import Joining

NO_TEAM = "there is no team to share it with yet: s joins one, okrtui init --space NAME makes one"
NOTHING_THERE = "no team's share stands there yet: once it has arrived, enter looks again"


class SharingDesk(Desk, Protocol):
    """Where sharing begins."""

    keeper: Keeper

    def tell(self, sentence: str, way_back: str = "") -> None:
        """Say something in the corner."""

    def default_chosen(self, space: str) -> None:
        """New things go to this space from now on; the next start knows it too."""


async def share_or_join(desk: SharingDesk) -> None:
    """See how a team is shared, share one of mine, or join one that others share."""
    home = desk.keeper.home
    spaces = [(s, desk.now.spaces[s]) for s in sorted(desk.now.spaces) if s != desk.now.private]
    teams = [each for each in spaces if home.may_be_shared(each[0])]
    shared = [each for each in spaces if each not in teams]
    match await desk.ask(questions.sharing_question(shared, teams, desk.signs)):
        case None:
            return
        case questions.JOIN:
            await join_team(desk)
        case space if space in dict(shared):
            from okrtui.tui.deeds.share_keeping import keep_share

            await keep_share(desk, space)
        case space:
            await share_team(desk, space)


async def share_team(desk: SharingDesk, space: str) -> None:
    """Give a team's space a directory: as it is with its history, or where it tells of deleted texts afresh."""
    name, texts = desk.now.spaces[space], await desk.keeper.texts_again_readable(space)
    how: str | None = questions.WHOLE
    if texts:
        how = await desk.ask(questions.history_question(name, texts, desk.signs))
    if how is None:
        return

    async def share(answer: Answer) -> tuple[str, Path]:
        directory: Path = answer["directory"]
        if how == questions.AFRESH:
            return await _begin_afresh(desk, space, directory), directory
        await desk.keeper.create_share(space, directory)
        return space, directory

    form = questions.fresh_form(name) if how == questions.AFRESH else questions.create_form(name, texts)
    if shared := await ask_and_do(desk, form, share):
        begun, directory = shared
        desk.know()
        stays = "its history stays on this machine" if how == questions.AFRESH else ""
        desk.tell(f"{name} is shared through {directory}", stays or "colleagues join it there")
        await offer_git(desk, begun)


async def _begin_afresh(desk: SharingDesk, space: str, directory: Path) -> str:
    """Share what a space shows by now, as a new one; the new one's id."""
    was_default = desk.now.default == space
    begun = await desk.keeper.create_share_afresh(space, directory)
    if was_default:
        desk.default_chosen(begun)
    return begun


async def share_objective(desk: SharingDesk, id_: str) -> str | None:
    """Let a private objective go on in a team's space; the id it has there."""
    private = desk.now.okrs.find(Objective, id_)
    teams = [(s, desk.now.spaces[s]) for s in sorted(desk.now.spaces) if s != desk.now.private]
    if not teams:
        raise BadInputError(NO_TEAM)

    async def share(space: str) -> tuple[str, str]:
        return await desk.keeper.share_objective(private, space), desk.now.spaces[space]

    what = goes_along(desk.now.okrs, private)
    shared = await ask_and_do(desk, share_objective_question(private, what, teams, desk.signs), share)
    if shared is None:
        return None
    copy, team = shared
    desk.know()
    desk.tell(f"shared “{private.title}” with {team}", "the private one is dropped and keeps its history")
    return copy


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
