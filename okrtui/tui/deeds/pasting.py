"""Several lines pasted where lines of a plan go: shown as they are understood, added as one step."""

from typing import NamedTuple

from okrtui.okr.errors import OkrError
from okrtui.okr.quick_add import known_in, parse_line, stayed_text
from okrtui.okr.quick_pasted import pasted_lines
from okrtui.okr.records import Outlook, Priority
from okrtui.okr.steps.plan_together import plan_together
from okrtui.okr.steps.step import Add, Step
from okrtui.tui.board_messages import LinePlace, PlanPasted
from okrtui.tui.deeds.importing import NEITHER, ImportDesk, import_pasted, one_line
from okrtui.tui.deeds.planning import line_step
from okrtui.tui.views.pasted import PastedLine

MOST = 200
"""Lines added at once; nobody plans more."""


async def plan_pasted(desk: ImportDesk, wish: PlanPasted) -> None:
    """Offer the lines as lines of the plan; what is a table or an outline as something to import."""
    from okrtui.exchange.reading import form_of

    lines = pasted_lines(wish.text)
    if form_of(wish.text) is not None:
        await import_pasted(desk, wish.text, wish.take)
    elif not lines:
        desk.tell(NEITHER)
    elif len(lines) > MOST:
        desk.tell(
            f"{len(lines):,} lines were pasted, but at most {MOST} are added at once: nothing was taken"
        )
    else:
        await _ask(desk, wish, lines)


async def _ask(desk: ImportDesk, wish: PlanPasted, lines: tuple[str, ...]) -> None:
    from okrtui.tui.dialogs import pasted

    fault = ""
    while True:
        read = _read(desk, wish.place, lines)
        shown = [line.shown for line in read]
        dialog = pasted.PastedPreview(
            desk.now, wish.place.space, shown, desk.signs, may_be_line=wish.take is not None, fault=fault
        )
        answer = await desk.ask_above(dialog)
        if answer == pasted.LINE and wish.take is not None:
            wish.take(one_line(wish.text))
        if answer != pasted.TAKE:
            return
        try:
            await desk.perform(plan_together([line.step for line in read if line.step is not None]))
        except OkrError as error:
            desk.know()
            fault = str(error)
        else:
            return


class _Read(NamedTuple):
    shown: PastedLine
    step: Step | None = None


def _read(desk: ImportDesk, place: LinePlace, lines: tuple[str, ...]) -> list[_Read]:
    """Each line as the step it would be, or with the reason why there is none."""
    okrs = desk.now.okrs
    known, author = known_in(okrs, place.space, okrs.key_results.values()), desk.author(place.space)
    read = []
    for typed in lines:
        stayed = stayed_text(typed, known)
        try:
            step = line_step(okrs, author, parse_line(typed, known), place)
        except OkrError as error:
            read.append(_Read(PastedLine(typed, None, stayed, str(error))))
        else:
            read.append(_Read(PastedLine(typed, _record(step), stayed), step))
    return read


def _record(step: Step) -> Priority | Outlook | None:
    added = (change.record for change in step.changes if isinstance(change, Add))
    return next((record for record in added if isinstance(record, Priority | Outlook)), None)
