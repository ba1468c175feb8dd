"""Checking in, in an editor: a line for each key result that is due, all recorded as one step."""

from okrtui.okr.check_in_lines import CheckInLine, LinesSaid, lines_step, lines_text, read_lines
from okrtui.okr.errors import OkrError
from okrtui.okr.measures import is_unusual, value_text
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult
from okrtui.okr.run import NOTHING_DUE
from okrtui.okr.scope import due_in
from okrtui.tui.dialogs.lines_read import TAKE, LinesRead, ReadLine
from okrtui.tui.outside_text import WritingDesk, choose_space, written

TITLE = "Check in"
UNUSUAL = "far outside its start and target"


async def check_in_lines(desk: WritingDesk) -> None:
    """Open what is due of whose OKRs are looked at, in one space; record what comes back."""
    now = desk.now
    due = due_in(now.okrs, now.scope, now.me, now.today)
    if not due:
        desk.tell(NOTHING_DUE)
        return
    space = await choose_space(desk, [key_result.space for key_result in due], "key result")
    if space is None:
        return
    listed = [key_result for key_result in due if key_result.space == space]
    okrs = now.okrs

    async def take(text: str) -> str | None:
        return await _take(desk, okrs, space, listed, text)

    await written(desk, lines_text(okrs, listed, f"{TITLE} · {now.spaces[space]}"), take)


async def _take(desk: WritingDesk, okrs: Okrs, space: str, listed: list[KeyResult], text: str) -> str | None:
    said = read_lines(okrs, listed, text, decimal_comma=desk.decimal_comma)
    if said.problems:
        return await desk.ask(_problems(desk, said))
    if not said.lines:
        desk.tell("nothing was written behind any key result: nothing is recorded")
        return TAKE
    fault = ""
    while True:
        told = several(len(said.lines), "check-in")
        rows = [_row(line) for line in said.lines]
        dialog = LinesRead(TITLE, told, rows, desk.signs, can_be_taken=True, fault=fault)
        answer = await desk.ask(dialog)
        if answer != TAKE:
            return answer
        try:
            await desk.perform(lines_step(okrs, desk.author(space), said.lines))
        except OkrError as error:
            desk.know()
            fault = str(error)
        else:
            return TAKE


def _problems(desk: WritingDesk, said: LinesSaid) -> LinesRead:
    many = len(said.problems)
    told = f"{many} {'line is' if many == 1 else 'lines are'} not right; nothing is recorded"
    rows = [ReadLine(str(number), f"line {number}", "", reason, "bad") for number, reason in said.problems]
    return LinesRead(TITLE, told, rows, desk.signs, can_be_taken=False)


def _row(line: CheckInLine) -> ReadLine:
    measure, reading = line.key_result.measure, line.reading
    strange = reading.value is not None and is_unusual(measure, reading.value)
    parts = [
        "" if reading.value is None else value_text(measure, reading.value),
        "" if reading.confidence is None else f"confidence {reading.confidence}",
        reading.note or "",
        UNUSUAL if strange else "",
    ]
    told = " · ".join(filter(None, parts))
    kind = "unusual" if strange else "new"
    return ReadLine(line.key_result.id, kind, line.key_result.title, told, "warn" if strange else "good")
