"""The first start: short questions, nothing written before the last is answered, then a way to begin."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol

from okrtui.okr.calendar import StandardCycle
from okrtui.okr.errors import OkrError
from okrtui.okr.steps.founding import quarters_to_begin_with
from okrtui.tui.deeds.goals import add_key_result_to, add_objective_for
from okrtui.tui.deeds.importing import ImportDesk, import_file
from okrtui.tui.deeds.sharing import SharingDesk, join_team
from okrtui.tui.dialogs import first_start as questions
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.messages import ObjectiveRequested
from okrtui.tui.views.cycles import current, cycle_in

WHAT_NEXT = "c checks a key result in · a adds another one · ? shows all keys"


@dataclass(frozen=True)
class Told:
    """What was answered so far."""

    name: str = ""
    whom: str = questions.ME
    team: str = ""
    mission: str = ""
    quarter: StandardCycle | None = None


class Asking(NamedTuple):
    """A dialog, and what its answer adds to what was told."""

    dialog: Dialog[Any]
    take: Callable[[Any], Told]


class FirstDesk(ImportDesk, SharingDesk, Protocol):
    """Where a first start takes place."""

    usual_name: str

    async def found(self, name: str, team: str, mission: str, quarter: StandardCycle | None) -> None:
        """Set the home up."""

    async def show_sample(self) -> None:
        """Give the terminal to the sample team."""

    def exit(self) -> None:
        """Leave okrtui."""


Asker = Callable[[FirstDesk, Told], Asking | None]


async def first_start(desk: FirstDesk) -> None:
    """Ask, found, begin; leaving the first question leaves okrtui with nothing written."""
    told = await _asked(desk, Told())
    while told is not None and not await _founded(desk, told):
        told = await _asked(desk, told, len(QUESTIONS) - 1, -1)
    if told is None:
        desk.exit()
    elif told.whom != questions.JOIN or not await join_team(desk):
        await begin(desk)


async def _asked(desk: FirstDesk, told: Told, place: int = 0, by: int = 1) -> Told | None:
    """All answers, from a question on; `esc` goes one back, and before the first there is none."""
    while 0 <= place < len(QUESTIONS):
        question = QUESTIONS[place](desk, told)
        if question is not None:
            answer = await desk.ask(question.dialog)
            by = -1 if answer is None else 1
            told = told if answer is None else question.take(answer)
        place += by
    return told if place > 0 else None


async def _founded(desk: FirstDesk, told: Told) -> bool:
    """Whether the home stands; a disk that refuses is told of, and asked again."""
    while True:
        try:
            team = told.team if told.whom == questions.TEAM else ""
            await desk.found(told.name, team, told.mission, told.quarter)
        except OkrError as error:
            if await desk.ask(questions.again_question(str(error), desk.signs)) is None:
                return False
        else:
            return True


# -- the questions, each None where there is nothing to ask


def _name(desk: FirstDesk, told: Told) -> Asking | None:
    form = questions.name_form(desk.usual_name, told.name)
    return Asking(form, lambda answer: replace(told, name=answer["name"]))


def _whom(desk: FirstDesk, told: Told) -> Asking | None:
    dialog = questions.whom_question(desk.signs, told.whom)
    return Asking(dialog, lambda whom: replace(told, whom=whom))


def _team(desk: FirstDesk, told: Told) -> Asking | None:
    if told.whom != questions.TEAM:
        return None
    return Asking(questions.team_form(told.team), lambda answer: replace(told, team=answer["team"]))


def _mission(desk: FirstDesk, told: Told) -> Asking | None:
    if told.whom == questions.JOIN:
        return None
    form = questions.mission_form(told.mission, is_team=told.whom == questions.TEAM)
    return Asking(form, lambda answer: replace(told, mission=answer["mission"]))


def _quarter(desk: FirstDesk, told: Told) -> Asking | None:
    quarters = quarters_to_begin_with(desk.now.today)
    if len(quarters) == 1:
        return None
    by_name = {quarter.name: quarter for quarter in quarters}
    dialog = questions.quarter_question(quarters, desk.now.today, desk.signs)
    return Asking(dialog, lambda name: replace(told, quarter=by_name[name]))


QUESTIONS: tuple[Asker, ...] = (_name, _whom, _team, _mission, _quarter)


# -- beginning


async def begin(desk: FirstDesk) -> None:
    """The first objective, an import, or a look at the sample; `esc` leaves that for later."""
    where = f"{desk.now.spaces[desk.now.default]} · {current(desk.now.okrs, desk.now.today).name}"
    while True:
        match await desk.ask(questions.beginning_question(where, desk.signs)):
            case questions.WRITE:
                is_begun = await _write_first(desk)
            case questions.IMPORT:
                is_begun = await import_file(desk)
            case questions.SAMPLE:
                await desk.show_sample()
                is_begun = False
            case _:
                return
        if is_begun:
            return


async def _write_first(desk: FirstDesk) -> bool:
    from okrtui.tui.views.empty import worked_example

    okrs, space = desk.now.okrs, desk.now.default
    here = cycle_in(okrs, current(okrs, desk.now.today), space)
    wish = ObjectiveRequested(None, space, here.id if here else None)
    added = await add_objective_for(desk, wish, below=worked_example())
    if added is None:
        return False
    await add_key_result_to(desk, added)
    desk.tell(WHAT_NEXT)
    return True
