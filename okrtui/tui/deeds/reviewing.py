"""What is done with reviews: whose is written, and each part of it recorded."""

from typing import Protocol

from okrtui.okr.errors import OkrError
from okrtui.okr.records import Cycle, Whose
from okrtui.okr.reviewing import reviewers
from okrtui.okr.steps.reviews import write_review
from okrtui.tui.closing_messages import PartWritten
from okrtui.tui.deeds.desk import Desk
from okrtui.tui.deeds.planning import KeepingDesk
from okrtui.tui.dialogs.question import Option, Question


class ReviewDesk(Desk, Protocol):
    """A desk with pages."""

    async def show_review(self, cycle: str, whose: Whose) -> None:
        """Show the page on which somebody's review is written."""


async def review(desk: ReviewDesk, id_: str) -> None:
    """Write the review of a cycle: of the unit or person looked at, or of one that is chosen."""
    now, cycle = desk.now, desk.now.okrs.find(Cycle, id_)
    whose = reviewers(now.okrs, now.scope, now.me, cycle)
    chosen = whose[0] if len(whose) == 1 else None
    if len(whose) > 1:
        options = [
            Option(str(n), now.okrs.whose_name(each), _kind(desk, each)) for n, each in enumerate(whose)
        ]
        answer = await desk.ask(Question(f"Whose review of {cycle.name}?", options, desk.signs))
        chosen = whose[int(answer)] if answer else None
    if chosen is not None:
        await desk.show_review(id_, chosen)


def _kind(desk: Desk, whose: Whose) -> str:
    unit = desk.now.okrs.units.get(whose.unit or "")
    return unit.level if unit else "me"


async def write_part(desk: KeepingDesk, wish: PartWritten) -> None:
    """Record a part; who wrote it is told when that is durable, or why it cannot be."""
    okrs = desk.now.okrs
    try:
        cycle = okrs.find(Cycle, wish.cycle)
        parts = {wish.part: wish.text or None}
        await desk.keep(write_review(okrs, desk.author(cycle.space), cycle, wish.whose, **parts))
    except OkrError as error:
        desk.know()
        wish.told(str(error))
    else:
        wish.told("")
