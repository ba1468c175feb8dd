"""What a person can do here: ask where something has to be asked, then take the step."""

from typing import Protocol, TypeVar

from okrtui.okr.records import KeyResult, Objective, Record
from okrtui.okr.steps.check_ins import check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.trash import delete, drop
from okrtui.tui.dialogs.dialog import Dialog
from okrtui.tui.messages import ObjectiveRequested
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs

T = TypeVar("T")


class Desk(Protocol):
    """Where deeds are done: what is known, someone to ask, and a hand that makes steps durable."""

    signs: Glyphs
    decimal_comma: bool

    @property
    def now(self) -> Now:
        """What is known."""

    def author(self, space: str) -> Author:
        """Me in a space."""

    async def ask(self, dialog: Dialog[T]) -> T | None:
        """The answer to a question, None when it was left."""

    async def perform(self, step: Step, *, point_at: str | None = None) -> None:
        """Make a step durable and show it."""


async def check_in_key_result(desk: Desk, id_: str) -> None:
    """Record this week's value and confidence."""
    from okrtui.tui.dialogs.check_in import CheckInDialog

    key_result = desk.now.okrs.find(KeyResult, id_)
    dialog = CheckInDialog(desk.now, key_result, desk.signs, decimal_comma=desk.decimal_comma)
    if reading := await desk.ask(dialog):
        await desk.perform(check_in(desk.now.okrs, desk.author(key_result.space), key_result, reading))


async def add_objective_for(desk: Desk, wish: ObjectiveRequested) -> None:
    """A new objective, where the cursor stands."""
    from okrtui.tui.dialogs.add_objective import objective_form

    now = desk.now
    answer = await desk.ask(objective_form(now, wish.whose, wish.space, wish.cycle))
    if answer is None:
        return
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


async def add_key_result_to(desk: Desk, id_: str) -> None:
    """A new key result of an objective."""
    from okrtui.tui.dialogs.add_key_result import key_result_form

    objective = desk.now.okrs.find(Objective, id_)
    answer = await desk.ask(key_result_form(desk.now, objective, decimal_comma=desk.decimal_comma))
    if answer is None:
        return
    author = desk.author(objective.space)
    step = add_key_result(
        desk.now.okrs, author, objective, answer["title"], answer["measure"], due=answer["due"]
    )
    await desk.perform(step, point_at=step.added[0])


async def edit_record(desk: Desk, id_: str) -> None:
    """Change fields of an objective or key result."""
    from okrtui.tui.dialogs.edit import edit_form

    record = _objective_or_key_result(desk, id_)
    answer = await desk.ask(edit_form(desk.now, record))
    if answer is None:
        return
    changed = {name: value for name, value in answer.items() if value != getattr(record, name)}
    if changed:
        await desk.perform(edit(desk.now.okrs, desk.author(record.space), record, **changed))


async def drop_record(desk: Desk, id_: str) -> None:
    """No longer pursue something."""
    record = _objective_or_key_result(desk, id_)
    await desk.perform(drop(desk.now.okrs, desk.author(record.space), record))


async def delete_record(desk: Desk, id_: str) -> None:
    """Put something into the trash."""
    record = _objective_or_key_result(desk, id_)
    await desk.perform(delete(desk.now.okrs, desk.author(record.space), record))


async def show_details(desk: Desk, id_: str) -> None:
    """Read a key result with its whole history."""
    from okrtui.tui.dialogs.detail import detail_dialog

    await desk.ask(detail_dialog(desk.now, desk.now.okrs.find(KeyResult, id_), desk.signs))


def _objective_or_key_result(desk: Desk, id_: str) -> Record:
    known: Record | None = desk.now.okrs.key_results.get(id_)
    return known if known is not None else desk.now.okrs.find(Objective, id_)
