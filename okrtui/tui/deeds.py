"""What a person can do here: ask where something has to be asked, then take the step."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

from okrtui.okr.errors import OkrError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Objective, Record
from okrtui.okr.steps.adopting import take_into
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.together import together
from okrtui.tui.dialogs.dialog import Dialog, Repeatable
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.messages import ObjectiveRequested
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line

T = TypeVar("T")
Done = TypeVar("Done")


class Desk(Protocol):
    """Where deeds are done: what is known, someone to ask, and a hand that makes steps durable."""

    signs: Glyphs
    decimal_comma: bool

    @property
    def now(self) -> Now:
        """What is known."""

    def know(self) -> None:
        """Take over what came in by now."""

    def author(self, space: str) -> Author:
        """Me in a space."""

    async def ask(self, dialog: Dialog[T]) -> T | None:
        """The answer to a question, None when it was left."""

    async def perform(self, step: Step, *, point_at: str | None = None) -> None:
        """Make a step durable and show it."""


async def ask_and_do(desk: Desk, dialog: Repeatable[T], do: Callable[[T], Awaitable[Done]]) -> Done | None:
    """Ask, and do what was answered; what came of it, None when the question was left.

    Where that fails nothing typed is lost: it is asked once more as it was left, with the reason.
    """
    while (answer := await desk.ask(dialog)) is not None:
        try:
            return await do(answer)
        except OkrError as error:
            desk.know()
            dialog = dialog.again(str(error))
    return None


async def add_objective_for(
    desk: Desk, wish: ObjectiveRequested, *, below: Sequence[Line] = ()
) -> str | None:
    """A new objective, where the cursor stands; its id, None when there is none."""
    from okrtui.tui.dialogs.add_objective import objective_form

    async def add(answer: Answer) -> str:
        step = add_objective(
            desk.now.okrs,
            desk.author(wish.space),
            answer["title"],
            cycle=wish.cycle,
            whose=wish.whose,
            owner=wish.whose.person if wish.whose else None,
            why=answer["why"],
        )
        await desk.perform(step, point_at=step.added[0])
        return step.added[0]

    form = objective_form(desk.now, wish.whose, wish.space, wish.cycle, below=below)
    return await ask_and_do(desk, form, add)


async def add_key_result_to(desk: Desk, id_: str) -> None:
    """A new key result of an objective."""
    from okrtui.tui.dialogs.add_key_result import key_result_form

    objective = desk.now.okrs.find(Objective, id_)

    async def add(answer: Answer) -> None:
        title, measure, due = answer["title"], answer["measure"], answer["due"]
        author = desk.author(objective.space)
        step = add_key_result(desk.now.okrs, author, objective, title, measure, due=due)
        await desk.perform(step, point_at=step.added[0])

    await ask_and_do(desk, key_result_form(desk.now, objective, decimal_comma=desk.decimal_comma), add)


async def edit_record(desk: Desk, id_: str) -> None:
    """Change fields of an objective or key result.

    The step is built from what was known when the form was opened: what came in meanwhile was not seen.
    """
    from okrtui.tui.dialogs.edit import edit_form
    from okrtui.tui.key_result_deeds import change_key_result

    okrs, record = desk.now.okrs, objective_or_key_result(desk, id_)

    async def change(answer: Answer) -> None:
        into = answer.pop("into", None)
        changed = {name: value for name, value in answer.items() if value != getattr(record, name)}
        if isinstance(record, KeyResult) and "measure" in changed:
            await change_key_result(desk, okrs, record, changed)
        elif changed or into:
            await desk.perform(_edited(okrs, desk.author(record.space), record, changed, into))

    await ask_and_do(desk, edit_form(desk.now, record, decimal_comma=desk.decimal_comma), change)


def _edited(okrs: Okrs, author: Author, record: Record, changed: Answer, into: Cycle | None) -> Step:
    """Fields of a record changed; a draft that is given a cycle comes into it in the same step."""
    steps = [edit(okrs, author, record, **changed)] if changed else []
    if isinstance(record, Objective) and into:
        steps.append(take_into(okrs, author, record, into))
    return together(steps, steps[-1].title)


def any_record(desk: Desk, id_: str) -> Record:
    """The record with this id, of whatever kind; NotFoundError when it is gone."""
    record = desk.now.okrs.get(id_)
    if record is None or record.deleted:
        return objective_or_key_result(desk, id_)
    return record


def objective_or_key_result(desk: Desk, id_: str) -> Record:
    """The record with this id; NotFoundError when it is gone."""
    known: Record | None = desk.now.okrs.key_results.get(id_)
    return known if known is not None else desk.now.okrs.find(Objective, id_)
