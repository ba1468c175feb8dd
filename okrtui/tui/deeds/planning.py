"""What a person does on the week board: lines of plans, metrics and their readings, wins."""

from collections.abc import Callable, Sequence
from typing import Protocol

from okrtui.okr.errors import OkrError
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanRecord
from okrtui.okr.quick_add import QuickLine, known_in, parse_line
from okrtui.okr.steps.carrying import carry_all, move
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.outlooks import add_outlook
from okrtui.okr.steps.plan import add_priority, finish, reorder, rerank, this_week
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.text import cut, safe
from okrtui.tui.board_messages import LinePlace, LineTyped, OrderRequested, Verb
from okrtui.tui.deeds.desk import Desk, ask_and_do
from okrtui.tui.dialogs.form import Answer

VERBS: dict[Verb, Callable[[Okrs, Author, PlanRecord], Step]] = {
    "done": lambda okrs, author, line: finish(okrs, author, line, is_done=line.state != "done"),
    "rerank": rerank,
    "later": lambda okrs, author, line: move(okrs, author, line, 1),
    "earlier": lambda okrs, author, line: move(okrs, author, line, -1),
}


class KeepingDesk(Desk, Protocol):
    """A desk that can also do without a word, where what was done is seen."""

    async def keep(self, step: Step) -> None:
        """Make a step durable and show it, without a word."""


def line_with(okrs: Okrs, id_: str) -> PlanRecord:
    """The line of a plan with this id; GoneError when it is gone."""
    record = okrs.priorities.get(id_) or okrs.outlooks.get(id_)
    if record is None:
        raise okrs.gone("line", id_)
    found: PlanRecord = record
    return found


async def change_line(desk: Desk, id_: str, verb: Verb) -> None:
    """Done or not, must or should, a week later or earlier."""
    line = line_with(desk.now.okrs, id_)
    await desk.perform(VERBS[verb](desk.now.okrs, desk.author(line.space), line))


async def order_line(desk: Desk, wish: OrderRequested) -> None:
    """Put a line at another place among those it stands with."""
    okrs = desk.now.okrs
    line = line_with(okrs, wish.record)
    section = [line_with(okrs, id_) for id_ in wish.among]
    await desk.perform(reorder(okrs, desk.author(line.space), section, line, wish.place))


async def carry_lines(desk: Desk, ids: Sequence[str]) -> None:
    """Take lines that were left open into this week, those of each space as one step."""
    lines = [line_with(desk.now.okrs, id_) for id_ in ids]
    for space in dict.fromkeys(line.space for line in lines):
        here = [line for line in lines if line.space == space]
        await desk.perform(carry_all(desk.now.okrs, desk.author(space), here))


async def add_line(desk: KeepingDesk, wish: LineTyped) -> None:
    """Add the line that was typed; who typed it is told when it is durable, or why it cannot be."""
    okrs, place = desk.now.okrs, wish.place
    line = parse_line(wish.text, known_in(okrs, place.space, okrs.key_results.values()))
    try:
        step = line_step(okrs, desk.author(place.space), line, place)
        await desk.keep(step)
    except OkrError as error:
        wish.answer("", str(error))
    else:
        wish.answer(step.title, "")


def line_step(okrs: Okrs, author: Author, line: QuickLine, typed_at: LinePlace) -> Step:
    """Add a line that was typed at a place: to the plan of this week, or to those of the weeks to come."""
    place = typed_at.said_by(line)
    owner = line.owner or (place.whose.person if place.whose else None)
    if place.week > this_week(okrs, author):
        return add_outlook(
            okrs, author, line.text, place.week,
            rank=place.rank, owner=owner, whose=place.whose, key_result=line.key_result,
        )  # fmt: skip
    return add_priority(
        okrs, author, line.text,
        week=place.week, rank=place.rank or "must",
        owner=owner, whose=place.whose, key_result=line.key_result,
    )  # fmt: skip


async def tie_line(desk: Desk, id_: str) -> None:
    """Let a line serve a key result, or none."""
    from okrtui.tui.dialogs.choose import Chooser
    from okrtui.tui.views.choices import Choice, served

    async def tie(chosen: Choice) -> None:
        line = line_with(desk.now.okrs, id_)
        step = edit(desk.now.okrs, desk.author(line.space), line, key_result=chosen.id or None)
        await desk.perform(step)

    line = line_with(desk.now.okrs, id_)
    title = f"“{cut(safe(line.text), 40)}” serves …"
    picker = Chooser(title, served(desk.now, line), desk.signs.cursor, hint="a title, a unit")
    await ask_and_do(desk, picker, tie)


async def edit_line(desk: Desk, id_: str) -> None:
    """Change what a line says, who does it, its rank, the key result it serves."""
    from okrtui.tui.dialogs.plan_line import line_form

    okrs, line = desk.now.okrs, line_with(desk.now.okrs, id_)

    async def change(answer: Answer) -> None:
        typed = answer["line"].line
        wanted = {
            "text": typed.text,
            "owner": typed.owner,
            "rank": typed.rank or line.rank,
            "key_result": typed.key_result,
        }
        changed = {name: value for name, value in wanted.items() if value != getattr(line, name)}
        if changed:
            await desk.perform(edit(okrs, desk.author(line.space), line, **changed))

    await ask_and_do(desk, line_form(desk.now, line), change)
