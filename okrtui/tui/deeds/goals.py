"""What a person does with objectives and key results: adds them, and changes what they say."""

from collections.abc import Sequence

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Objective, Record
from okrtui.okr.steps.adopting import take_into
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.together import together
from okrtui.tui.deeds.desk import Desk, ask_and_do, objective_or_key_result
from okrtui.tui.deeds.key_results import change_key_result
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.messages import ObjectiveRequested
from okrtui.tui.views.pieces import Line


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
