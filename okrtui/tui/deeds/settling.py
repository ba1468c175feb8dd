"""What a person does with a space as a whole: settle how it goes."""

from collections.abc import Callable, Collection

from msgspec.structs import replace

from okrtui.okr.records import Space
from okrtui.okr.steps.editing import edit
from okrtui.tui.deeds.desk import Desk, ask_and_do
from okrtui.tui.dialogs.form import Answer, Form
from okrtui.tui.now import Now

SETTINGS = ("week_start", "check_in_day", "bands")


async def settle(desk: Desk) -> None:
    """Ask of which space, where there are several, and settle it."""
    from okrtui.tui.dialogs.space import TITLE, space_form

    await _settle(desk, TITLE, space_form, SETTINGS)


async def settle_guidelines(desk: Desk) -> None:
    """Ask of which space, where there are several, and settle which guidelines speak there and when."""
    from okrtui.tui.dialogs.guidelines import NAMES, TITLE, guidelines_form

    await _settle(desk, TITLE, guidelines_form, NAMES)


async def _settle(
    desk: Desk, title: str, form: Callable[[Now, Space], Form], settings: Collection[str]
) -> None:
    """The step is built from what was known when the form was opened: what came in meanwhile was not seen."""
    if (space := await _chosen(desk, title)) is None:
        return
    okrs = desk.now.okrs
    record = okrs.spaces[space]

    async def change(answer: Answer) -> None:
        settled = {name: answer[name] for name in settings}
        values = {name: value for name, value in answer.items() if name not in settings}
        values["settings"] = replace(record.settings, **settled)
        changed = {name: value for name, value in values.items() if value != getattr(record, name)}
        if changed:
            await desk.perform(edit(okrs, desk.author(space), record, **changed))

    await ask_and_do(desk, form(desk.now, record), change)


async def _chosen(desk: Desk, title: str) -> str | None:
    from okrtui.tui.dialogs.space import which_space

    if len(desk.now.spaces) == 1:
        return desk.now.default
    return await desk.ask(which_space(desk.now, desk.signs, title))
