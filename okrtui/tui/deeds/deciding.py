"""Deciding about an objective: go on, change, stop or merge, with a reason that stays."""

from typing import cast

from okrtui.okr.records import KeyResult, Objective, Outcome
from okrtui.okr.steps.decisions import record_decision
from okrtui.tui.deeds.desk import Desk, ask_and_do, objective_or_key_result
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.views.choices import Choice


async def decide_on(desk: Desk, id_: str) -> None:
    """Ask what is decided about an objective, or about that of a key result, and record it."""
    from okrtui.tui.dialogs.decision import decision_question, into_chooser, reason_form

    okrs, found = desk.now.okrs, objective_or_key_result(desk, id_)
    objective = okrs.find(Objective, found.objective if isinstance(found, KeyResult) else found.id)

    async def give_reason(outcome: Outcome, into: Objective | None = None) -> None:
        async def record(answer: Answer) -> None:
            author = desk.author(objective.space)
            step = record_decision(
                desk.now.okrs, author, objective, outcome, because=answer["because"], into=into
            )
            await desk.perform(step, point_at=id_)

        await ask_and_do(desk, reason_form(objective, outcome, into), record)

    async def choose_into(chosen: Choice) -> None:
        await give_reason("merge", okrs.find(Objective, chosen.id))

    async def go_on(chosen: str) -> None:
        if chosen == "merge":
            await ask_and_do(desk, into_chooser(desk.now, objective, desk.signs), choose_into)
        else:
            await give_reason(cast(Outcome, chosen))

    await ask_and_do(desk, decision_question(desk.now, objective, desk.signs), go_on)
