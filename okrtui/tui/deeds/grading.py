"""How a quarter is graded here: the run through all of a scope, each answer one step; and how it came out."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace as with_fields

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.grading_asked import GradingQuestion
from okrtui.okr.grading_run import GradingRun, begin_grading_run
from okrtui.okr.grading_summary import summary
from okrtui.okr.records import Cycle, KeyResult, Objective
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.cycles import begin_grading
from okrtui.okr.steps.grade_answers import grade_answer_step
from okrtui.okr.steps.grading import Marks, is_second_opinion
from okrtui.okr.steps.step import Step
from okrtui.tui.deeds.desk import Desk, ask_and_do
from okrtui.tui.deeds.looking import LookingDesk, take_along
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.drafting import Drafting
from okrtui.tui.grading_messages import GradeGiven
from okrtui.tui.views.facts import whose
from okrtui.tui.views.grading_ending import cycle_of, cycles_in_scope, nothing_to_grade, to_be_graded

if TYPE_CHECKING:
    from okrtui.tui.screens.grading import GradingScreen


class GradingDesk(Desk, Protocol):
    """Where grades are given: what is typed is kept, and a run stands over the screen."""

    drafting: Drafting
    monotonic: Callable[[], float]

    async def keep(self, step: Step) -> None:
        """Make a step durable and show it, without a word."""

    async def open_grading(self, screen: "GradingScreen") -> None:
        """Show the grading run over the screen."""

    async def show_summary(self, cycle: str) -> None:
        """Show how a cycle came out."""

    def tell(self, sentence: str, way_back: str = "") -> None:
        """Say something in the corner."""


async def grading_run(desk: GradingDesk) -> None:
    """Grade whose OKRs are looked at; a cycle that should be graded by now is moved there when that is said."""
    if cycles := to_be_graded(desk.now):
        await _begin(desk, cycles)
    run = begin_grading_run(desk.now.okrs, desk.now.scope, desk.now.me)
    if not run.asked:
        desk.tell(*nothing_to_grade(desk.now))
    elif run.here is None:
        await desk.show_summary(cycle_of(desk.now.okrs, run.asked))
    else:
        await _show(desk, run)


async def _begin(desk: GradingDesk, cycles: Sequence[Cycle]) -> None:
    from okrtui.tui.dialogs.begin_grading import begin_question, chosen

    answer = await desk.ask(begin_question(desk.now, cycles, desk.signs))
    for cycle in chosen(answer, cycles):
        await desk.perform(begin_grading(desk.now.okrs, desk.author(cycle.space), cycle))


async def grade_from(desk: GradingDesk, cycle: str, at: str) -> None:
    """The run through one cycle, from a key result or objective on; where it is not graded as from anywhere."""
    run = begin_grading_run(desk.now.okrs, desk.now.scope, desk.now.me, cycle)
    if not run.asked:
        await grading_run(desk)
        return
    places = [place for place, question in enumerate(run.asked) if at in _about(desk, question)]
    await _show(desk, with_fields(run, place=places[0]) if places else run)


def _about(desk: GradingDesk, question: GradingQuestion) -> tuple[str, ...]:
    """The records a question stands for: of an objective the first of its key results comes before itself."""
    key_result = desk.now.okrs.key_results.get(question.id)
    return (question.id, key_result.objective or "") if key_result else (question.id,)


async def _show(desk: GradingDesk, run: GradingRun) -> None:
    from okrtui.tui.screens.grading import GradingScreen

    if run.here is None:
        run = with_fields(run, place=0)
    screen = GradingScreen(desk.now, run, desk.signs, desk.drafting.of, monotonic=desk.monotonic)
    await desk.open_grading(screen)


def cycle_shown(desk: Desk, cycles: Collection[str]) -> Cycle:
    """Of the cycles a screen tells of the one that key results of the scope stand in."""
    found = [cycle for cycle in cycles_in_scope(desk.now) if cycle.id in cycles]
    place, _ = desk.now.place
    known = [*found, *(c for c in desk.now.okrs.cycles.values() if c.id in cycles and c.space == place)]
    if not known:
        raise RefusedError("the backlog belongs to no cycle: [ and ] go to one")
    return known[0]


async def copy_outcome(desk: LookingDesk, id_: str) -> None:
    """Copy how a cycle came out as Markdown."""
    from okrtui.reports.outcome_markdown import outcome_text

    now = desk.now
    cycle = now.okrs.find(Cycle, id_)
    told = summary(now.okrs, cycle, now.scope, now.me)
    among = "private things are among it · " if cycle.space == now.private else ""
    await take_along(desk, outcome_text(now.okrs, told, whose(now)), f"how {cycle.name} came out", among)


async def record_grade(desk: GradingDesk, wish: GradeGiven) -> None:
    """Record an answer of the run; the run is told when it is durable, or why it is not."""
    from okrtui.tui.dialogs.second_opinion import KEEP, REPLACE, SAY

    question = wish.question
    try:
        chosen = await _asked_about_another(desk, wish)
        if chosen == SAY and not await _say_beside(desk, wish):
            chosen = ""
        if not chosen:
            wish.told("refused", "")
            return
        if chosen == REPLACE:
            await _record(desk, wish)
    except OkrError as error:
        desk.know()
        wish.told("refused", str(error))
        return
    desk.drafting.keep(question.key, None)
    wish.told("left" if chosen in (KEEP, SAY) else "recorded", "")


async def _record(desk: GradingDesk, wish: GradeGiven) -> None:
    okrs, question = desk.now.okrs, wish.question
    record = okrs.key_results.get(question.id) or okrs.find(Objective, question.id)
    author = desk.author(record.space)
    instead = isinstance(wish.answer, Marks) and _is_second(desk, wish)
    await desk.keep(grade_answer_step(okrs, author, question, wish.answer, instead=instead))


def _is_second(desk: GradingDesk, wish: GradeGiven) -> bool:
    key_result = desk.now.okrs.key_results.get(wish.question.id)
    if key_result is None or not isinstance(wish.answer, Marks):
        return False
    return is_second_opinion(key_result, desk.author(key_result.space).person, wish.answer)


async def _asked_about_another(desk: GradingDesk, wish: GradeGiven) -> str | None:
    """What is to become of a score that somebody else gave; where none did, it is simply recorded."""
    from okrtui.tui.dialogs.second_opinion import REPLACE, second_opinion

    if not _is_second(desk, wish):
        return REPLACE
    assert isinstance(wish.answer, Marks)
    key_result = desk.now.okrs.find(KeyResult, wish.question.id)
    return await desk.ask(second_opinion(desk.now, key_result, wish.answer, desk.signs))


async def _say_beside(desk: GradingDesk, wish: GradeGiven) -> bool:
    """Say a score as a comment; whether that was said."""
    from okrtui.tui.dialogs.comment import comment_form
    from okrtui.tui.dialogs.second_opinion import opinion

    assert isinstance(wish.answer, Marks)
    key_result = desk.now.okrs.find(KeyResult, wish.question.id)

    async def say(answer: Answer) -> bool:
        step = comment(desk.now.okrs, desk.author(key_result.space), key_result, answer["text"])
        await desk.perform(step)
        return True

    return bool(await ask_and_do(desk, comment_form(key_result, opinion(wish.answer)), say))
