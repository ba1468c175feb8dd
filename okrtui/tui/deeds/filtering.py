"""What is shown of the OKRs: a filter that is typed or chosen, and those that were saved."""

from functools import partial

from okrtui.okr.filter_typed import parse_filter
from okrtui.tui.deeds.desk import ask_and_do
from okrtui.tui.deeds.looking import LookingDesk
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.messages import FilterRequested, SavedFiltersRequested
from okrtui.tui.views.filtering import known_now
from okrtui.workspace.saved_filters import (
    SavedFilter,
    delete_filter,
    read_filters,
    rename_filter,
    save_filter,
)


async def choose_filter(desk: LookingDesk, wish: FilterRequested) -> None:
    """Ask what is to be shown alone, or all."""
    from okrtui.tui.dialogs.filter import FilterDialog

    dialog = FilterDialog(wish.at, known_now(desk.now), wish.choices, wish.count, desk.signs.cursor)
    if (typed := await desk.ask(dialog)) is not None:
        wish.choose(parse_filter(typed, known_now(desk.now)))


async def choose_saved_filter(desk: LookingDesk, wish: SavedFiltersRequested) -> None:
    """Show the saved filters until one is used or the list is left."""
    from okrtui.tui.dialogs.saved_filters import SavedFilters

    at = ""
    while True:
        kept = await desk.keeper.remembering(read_filters)
        dialog = SavedFilters(kept, known_now(desk.now), wish.at, desk.signs.cursor, at=at)
        match await desk.ask(dialog):
            case None:
                return
            case ("use", found):
                wish.choose(parse_filter(found.text, known_now(desk.now)))
                return
            case ("save", _):
                at = await _save(desk, wish.at) or at
            case ("rename", found):
                at = await _rename(desk, found) or at
            case ("delete", found):
                await desk.keeper.remembering(partial(delete_filter, name=found.name))
                desk.tell(f"deleted the filter “{found.name}”", f"it was: {found.text}")


async def _save(desk: LookingDesk, text: str) -> str | None:
    """Under a name; the name."""
    from okrtui.tui.dialogs.saved_filters import name_form

    async def save(answer: Answer) -> str:
        await desk.keeper.remembering(partial(save_filter, name=answer["name"], text=text))
        return str(answer["name"])

    return await ask_and_do(desk, name_form("Save this filter", text), save)


async def _rename(desk: LookingDesk, found: SavedFilter) -> str | None:
    """Under another name; the name."""
    from okrtui.tui.dialogs.saved_filters import name_form

    async def rename(answer: Answer) -> str:
        await desk.keeper.remembering(partial(rename_filter, name=found.name, other=answer["name"]))
        return str(answer["name"])

    return await ask_and_do(desk, name_form("Rename this filter", found.text, found.name), rename)
