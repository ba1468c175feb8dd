"""A text that is written in the editor until it can be taken or is left: nothing that was written is lost."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from okrtui.okr.errors import OkrError
from okrtui.okr.numbers import several
from okrtui.tui.deeds.arranging import ArrangingDesk
from okrtui.tui.dialogs.lines_read import AGAIN
from okrtui.tui.keeper import Keeper

UNCHANGED = "the editor left everything as it was: nothing is changed"


class WritingDesk(ArrangingDesk, Protocol):
    """A desk from which the terminal can be given to an editor."""

    keeper: Keeper

    async def write_outside(self, text: str) -> str:
        """The text as the editor left it."""


async def written(desk: WritingDesk, opened: str, take: Callable[[str], Awaitable[str | None]]) -> None:
    """Open a text in the editor, and again as long as `take` answers AGAIN; None leaves what was written in a file."""
    text = opened
    while True:
        try:
            text = await desk.write_outside(text)
        except OkrError as error:
            _leave(desk, opened, text, str(error))
            return
        if text.strip() == opened.strip():
            desk.tell(UNCHANGED)
            return
        answer = await take(text)
        if answer is None:
            _leave(desk, opened, text, "nothing is changed")
        if answer != AGAIN:
            return


def _leave(desk: WritingDesk, opened: str, text: str, why: str) -> None:
    """Say why it ends here; what was written by then is kept."""
    from okrtui.tui.editing_outside import set_aside

    kept = f"; what you wrote is in {set_aside(text)}" if text.strip() != opened.strip() else ""
    desk.tell(f"{why}{kept}", severity="error" if not kept else "warning")


async def choose_space(desk: WritingDesk, spaces: Sequence[str], what: str) -> str | None:
    """The one space of what is shown; of several the one that is chosen; of none the one where new things go."""
    from okrtui.tui.dialogs.choose import Chooser
    from okrtui.tui.views.choices import Choice, among

    numbers = Counter(spaces)
    if len(numbers) < 2:
        return next(iter(numbers), desk.now.place[0])
    choices = [
        Choice(space, desk.now.spaces[space], several(number, what))
        for space, number in numbers.most_common()
    ]
    chosen = await desk.ask(Chooser(f"Which {what}s?", among(choices), desk.signs.cursor, hint="a name"))
    return chosen.id if chosen else None
