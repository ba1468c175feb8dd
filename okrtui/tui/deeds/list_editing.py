"""The list as text in the person's own editor: what was changed there is shown, asked about, done as one step."""

from typing import TYPE_CHECKING, NamedTuple

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Whose
from okrtui.tui.deeds.desk import ask_and_do
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.dialogs.lines_read import AGAIN, TAKE, LinesRead
from okrtui.tui.outside_text import WritingDesk, choose_space, written
from okrtui.tui.views.cycles import CycleChoice, cycle_in
from okrtui.tui.views.outline import groups
from okrtui.tui.views.read_lines import done_rows, problem_rows

if TYPE_CHECKING:
    from okrtui.exchange.outline_edits import OutlineEdits
    from okrtui.exchange.outline_steps import Answers, OutlineSteps, Removal

ABOUT = (
    "<!-- Save and close: what you changed is shown, then one step; u undoes it. -->",
    "<!-- ^ ties a line to its record; without it is new; taken out is asked. -->",
    "<!-- ## Objective  (@owner, team Unit, bottom-up, supports “Title”) -->",
    "<!-- - [ ] Key result: 4 → 20 unit  (@owner, due 2026-12-15, value, 7/10) -->",
    "<!-- - [ ] Key result ≤ 5 unit  (start 12, now 8.5); also ≥; else yes or no -->",
)
WHAT = "The list as text"
REMOVALS: "dict[str | None, Removal]" = {"leave": "leave", "drop": "drop", "delete": "delete"}


class _Opened(NamedTuple):
    """What the text was opened from: all edits are told from here."""

    okrs: Okrs
    space: str
    text: str
    whose: Whose | None


async def edit_list(desk: WritingDesk, choice: CycleChoice) -> None:
    """Open what is shown of one space; what comes back is done, opened again or kept in a file."""
    shown = [objective for group in groups(desk.now, choice) for objective in group.objectives]
    space = await choose_space(desk, [objective.space for objective in shown], "objective")
    if space is None:
        return
    opened = _open(desk, choice, space, [objective.id for objective in shown if objective.space == space])

    async def take(text: str) -> str | None:
        return await _take(desk, opened, text)

    await written(desk, opened.text, take)


def _open(desk: WritingDesk, choice: CycleChoice, space: str, shown: list[str]) -> _Opened:
    """RefusedError for a closed cycle, before anybody writes for nothing."""
    from okrtui.exchange.outline import space_line
    from okrtui.exchange.outline_out import OutlineWriter

    okrs, cycle = desk.keeper.home.okrs_of(space), cycle_in(desk.now.okrs, choice, space)
    if cycle is not None and cycle.phase == "closed":
        raise RefusedError(f"{cycle.name} is closed and read-only; reopen it on purpose to change it")
    writer = OutlineWriter(okrs)
    known = (okrs.objectives[id_] for id_ in shown if id_ in okrs.objectives)
    lines = list(writer.lines(known)) or ["", writer.cycle(cycle), ""]
    record = okrs.spaces.get(space)
    first = space_line(record.name if record else "", space)
    at, whose = desk.now.place
    text = "\n".join((first, *ABOUT, *lines))
    return _Opened(okrs, space, text, whose if at == space else None)


async def _take(desk: WritingDesk, opened: _Opened, text: str) -> str | None:
    """TAKE once it is done, AGAIN to open it once more, None where it was left."""
    from okrtui.exchange.outline_edits import compare
    from okrtui.exchange.outline_steps import Answers, OutlineSteps

    author = desk.author(opened.space)
    edits = compare(opened.okrs, author, opened.text, text)
    read = OutlineSteps(opened.okrs, author, edits, Answers(), opened.whose)
    if read.problems:
        many = len(read.problems)
        told = f"{many} {'line is' if many == 1 else 'lines are'} not right; nothing was changed"
        rows = problem_rows(read.problems)
        return await desk.ask(LinesRead(WHAT, told, rows, desk.signs, can_be_taken=False))
    answers = await _asked(desk, edits, read)
    if isinstance(answers, str) or answers is None:
        return answers
    return await _shown(desk, OutlineSteps(opened.okrs, author, edits, answers, opened.whose))


async def _shown(desk: WritingDesk, read: "OutlineSteps") -> str | None:
    """Show what would be done, and do it; where that fails it is shown again with the reason."""
    if not read.done:
        desk.tell("nothing is changed")
        return TAKE
    fault, new = "", (each.steps[0].added[0] for each in read.done if each.news == "new")
    first_new = next(new, None)
    while True:
        rows = done_rows(read.done)
        dialog = LinesRead(WHAT, read.counts(), rows, desk.signs, can_be_taken=True, fault=fault)
        answer = await desk.ask(dialog)
        if answer != TAKE:
            return answer
        try:
            await desk.perform(read.step(), point_at=first_new)
        except OkrError as error:
            desk.know()
            fault = str(error)
        else:
            return TAKE


# -- what has to be asked


async def _asked(desk: WritingDesk, edits: "OutlineEdits", read: "OutlineSteps") -> "Answers | str | None":
    """The answers; AGAIN where the editor is wanted instead, None where it was left."""
    from okrtui.exchange.outline_steps import Answers

    removal, reason = REMOVALS["leave"], None
    if edits.removed:
        answer = await _ask_removal(desk, edits.removed)
        if answer not in REMOVALS:
            return answer
        removal = REMOVALS[answer]
    if read.retargeted:
        reason = await _ask_reason(desk, read.retargeted)
        if reason is None:
            return AGAIN
    return Answers(removal, reason or None)


async def _ask_removal(desk: WritingDesk, removed: "tuple[Objective | KeyResult, ...]") -> str | None:
    from okrtui.tui.dialogs.list_asked import removal_question

    return await desk.ask(removal_question(removed, desk.signs))


async def _ask_reason(desk: WritingDesk, retargeted: list[KeyResult]) -> str | None:
    """Why the targets change, empty where a mistake is mended, None where it was left."""
    from okrtui.tui.dialogs.list_asked import targets_question, targets_told
    from okrtui.tui.dialogs.measure_change import FROM_TODAY, MEND, reason_form

    answer = await desk.ask(targets_question(retargeted, desk.signs))
    if answer != FROM_TODAY:
        return "" if answer == MEND else None

    async def take(given: Answer) -> str:
        return str(given["reason"])

    return await ask_and_do(desk, reason_form(targets_told(retargeted), ""), take)
