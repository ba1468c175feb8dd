"""What a person does with a space as a whole: settle how it goes."""

from msgspec.structs import replace

from okrtui.okr.steps.editing import edit
from okrtui.tui.deeds import Desk, ask_and_do
from okrtui.tui.dialogs.form import Answer

SETTINGS = ("week_start", "check_in_day", "bands")


async def settle(desk: Desk) -> None:
    """Ask of which space, where there are several, and settle it."""
    from okrtui.tui.dialogs.space import which_space

    if len(desk.now.spaces) == 1:
        await _settle(desk, desk.now.default)
    elif (chosen := await desk.ask(which_space(desk.now, desk.signs))) is not None:
        await _settle(desk, chosen)


async def _settle(desk: Desk, space: str) -> None:
    """The step is built from what was known when the form was opened: what came in meanwhile was not seen."""
    from okrtui.tui.dialogs.space import space_form

    okrs = desk.now.okrs
    record = okrs.spaces[space]

    async def change(answer: Answer) -> None:
        settled = {name: answer[name] for name in SETTINGS}
        values = {name: value for name, value in answer.items() if name not in SETTINGS}
        values["settings"] = replace(record.settings, **settled)
        changed = {name: value for name, value in values.items() if value != getattr(record, name)}
        if changed:
            await desk.perform(edit(okrs, desk.author(space), record, **changed))

    await ask_and_do(desk, space_form(desk.now, record), change)
