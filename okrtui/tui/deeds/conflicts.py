"""How a conflict is settled: one value is taken for all, one of those that were given or another."""

from okrtui.okr.conflicts import Conflict
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.settling import settle, settle_with
from okrtui.tui.deeds.desk import Desk, ask_and_do
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.messages import SettleRequested


async def settle_one(desk: Desk, wish: SettleRequested) -> None:
    """Take the value that was chosen, or ask for another."""
    conflict = wish.conflict
    if wish.choice is None:
        await _settle_with_another(desk, wish.okrs, conflict)
    else:
        await desk.perform(settle(wish.okrs, desk.author(conflict.space), conflict, wish.choice))


async def _settle_with_another(desk: Desk, okrs: Okrs, conflict: Conflict) -> None:
    """Ask for a value; the step is built from what was seen when the conflict was shown."""
    from okrtui.tui.dialogs.another_value import another_value_form

    async def give(answer: Answer) -> None:
        (value,) = answer.values()
        await desk.perform(settle_with(okrs, desk.author(conflict.space), conflict, value))

    form = another_value_form(desk.now, conflict, decimal_comma=desk.decimal_comma)
    await ask_and_do(desk, form, give)
