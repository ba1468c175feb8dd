"""How check-ins are made here: one by a dialog, or all that are due by the weekly run."""

from collections.abc import Callable
from typing import Protocol

from textual.screen import ModalScreen

from okrtui.okr.errors import OkrError
from okrtui.okr.guidelines.check_ins import nothing_said
from okrtui.okr.naming import is_hidden, name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import HealthMetric, KeyResult
from okrtui.okr.run import NOTHING_DUE, Run, begin
from okrtui.okr.run_again import last_rating
from okrtui.okr.run_asked import KeyResultAsked, MetricAsked, NextAsked, NextSaid, Question, Rated
from okrtui.okr.steps.answering import answer_step
from okrtui.okr.steps.step import Step
from okrtui.tui.deeds.desk import Desk, ask_and_do
from okrtui.tui.drafting import Drafting
from okrtui.tui.messages import AnswerGiven
from okrtui.tui.views.run_ending import Ending
from okrtui.tui.views.run_next import AskedNext

NO_KEY_RESULTS = (
    "there is nothing to check in yet: 2 shows the objectives, O there adds one, a its key results"
)


class RunDesk(Desk, Protocol):
    """Where check-ins are made: what is typed is kept, and a run stands over the screen."""

    drafting: Drafting
    monotonic: Callable[[], float]

    async def keep(self, step: Step) -> None:
        """Make a step durable and show it, without a word."""

    async def open_run(self, screen: ModalScreen[Ending]) -> None:
        """Show a run over the screen."""

    def tell(self, sentence: str, way_back: str = "") -> None:
        """Say something in the corner."""


async def check_in_key_result(desk: RunDesk, id_: str) -> None:
    """Record a value and a confidence, and ask what happens next; what is typed and not recorded is a draft."""
    from okrtui.tui.dialogs.check_in import CheckInDialog

    async def record(answer: Rated) -> str:
        okrs, question = desk.now.okrs, KeyResultAsked(id_)
        step = answer_step(okrs, desk.author(_space_of(okrs, question)), question, answer)
        await desk.perform(step)
        desk.drafting.keep(id_, None)
        return step.added[0]

    key_result, draft = desk.now.okrs.find(KeyResult, id_), desk.drafting.of(id_)
    comma = desk.decimal_comma
    dialog = CheckInDialog(desk.now, key_result, desk.signs, decimal_comma=comma, draft=draft)
    if made := await ask_and_do(desk, dialog, record):
        await _what_happens_next(desk, id_, made)
    elif desk.drafting.of(id_):
        await _tell_of_draft(desk, key_result)


async def _tell_of_draft(desk: RunDesk, key_result: KeyResult) -> None:
    fault = await desk.drafting.written()
    now = desk.now.okrs.get(key_result.id) or key_result
    if is_hidden(desk.now.okrs, now):
        nothing, goes_on = (
            f"“{name_of(now)}” was moved to the trash meanwhile",
            "it goes on once that is back",
        )
    else:
        nothing, goes_on = "nothing recorded", "c goes on with it"
    if fault:
        desk.tell(f"{nothing}; {fault}", f"what you typed is here until you leave · {goes_on}")
    else:
        desk.tell(f"{nothing}; what you typed is kept as a draft", goes_on)


async def _what_happens_next(desk: RunDesk, id_: str, made: str) -> None:
    """Ask it where the check-in made is the newest rating, and so low that C3 speaks."""
    okrs, question = desk.now.okrs, NextAsked(id_)
    key_result = okrs.find(KeyResult, id_)
    rating = last_rating(okrs, key_result)
    if rating is None or rating.id != made or nothing_said(okrs, key_result, desk.now.today) is None:
        return
    from okrtui.tui.dialogs.what_next import WhatNextDialog

    async def record(answer: NextSaid) -> None:
        author = desk.author(key_result.space)
        await desk.perform(answer_step(desk.now.okrs, author, question, answer))
        desk.drafting.keep(question.key, None)

    asked = AskedNext(desk.now, key_result)
    await ask_and_do(desk, WhatNextDialog(asked, desk.drafting.of(question.key)), record)


async def weekly_run(desk: RunDesk) -> None:
    """Check in all that is due of whose OKRs are looked at, and read what is to be read."""
    now = desk.now
    run = begin(now.okrs, now.scope, now.me, now.today, desk.drafting.of)
    if not run.asked:
        desk.tell(NOTHING_DUE if now.okrs.key_results else NO_KEY_RESULTS)
        return
    await show_run(desk, run)


async def show_run(desk: RunDesk, run: Run) -> None:
    """Ask the questions of a run, one after the other."""
    from okrtui.tui.screens.weekly_run import WeeklyRun

    screen = WeeklyRun(
        desk.now,
        run,
        desk.signs,
        desk.drafting.of,
        decimal_comma=desk.decimal_comma,
        monotonic=desk.monotonic,
    )
    await desk.open_run(screen)


async def record_answer(desk: RunDesk, wish: AnswerGiven) -> None:
    """Record an answer of the run; the run is told when it is durable, or why it is not."""
    okrs, question = desk.now.okrs, wish.question
    try:
        author = desk.author(_space_of(okrs, question))
        step = answer_step(okrs, author, question, wish.answer, wish.replaces)
        await desk.keep(step)
    except OkrError as error:
        wish.told(None, str(error))
        return
    desk.drafting.keep(question.key, None)
    wish.told(step.added[0] if step.added else wish.replaces, "")


def _space_of(okrs: Okrs, question: Question) -> str:
    return okrs.find(HealthMetric if isinstance(question, MetricAsked) else KeyResult, question.id).space
