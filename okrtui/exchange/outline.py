"""The Markdown outline that people write anyway, into changes: cycles, objectives, key results, steps."""

import re
from collections.abc import Callable, Container

from msgspec import Struct

from okrtui.exchange.cells import Numbers, step_cell
from okrtui.exchange.csv_columns import STEPS_BY, Row, fold
from okrtui.exchange.intake import Gathering, Intake, Progress
from okrtui.exchange.known import Known
from okrtui.exchange.outline_words import Details, details_of, measure_of, objective_details
from okrtui.exchange.rows import Rows
from okrtui.exchange.taking_rows import take_rows
from okrtui.okr.calendar import cycle_holding
from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.steps.rules import MAX_TEXT
from okrtui.okr.steps.step import Author
from okrtui.okr.text import cut

_CYCLE = re.compile(r"#\s+(?P<text>.+)")
_OBJECTIVE = re.compile(r"##\s+(?P<text>.+)")
_KEY_RESULT = re.compile(r"[-*]\s+(?:\[(?P<box>[ xX])\]\s*)?(?P<text>.+)")
_STEP = re.compile(r"(?:\t| {2,})\s*[-*]\s+(?:\[(?P<box>[ xX])\]\s*)?(?P<text>.+)")
_SPACE = re.compile(r"<!--\s*space:\s*(?P<name>.+?)\s*-->", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*-->|-{3,}|\*{3,}")
_SPAN = re.compile(
    r"(?P<name>.+?)\s*\((?P<start>\d{4}-\d\d-\d\d)\s*(?:–|-|to|…|\.\.)\s*(?P<end>\d{4}-\d\d-\d\d)\)"
)
_TIED = re.compile(r"(?P<text>.*\S)\s+\^(?P<id>[a-z2-7]{4,26})")
_BACKLOG = frozenset({"backlog", "no cycle"})


class _Line(Struct):
    """A key result's line with the steps below it."""

    row: Row
    is_done: bool
    steps: list[tuple[str, bool]] = []


def read_outline(
    okrs: Okrs,
    author: Author,
    text: str,
    *,
    update: bool = False,
    progress: Progress | None = None,
    put_away: Container[str] = (),
) -> Intake:
    """What an outline asks for in one space; BadInputError when it is for another space.

    A line that ends in `^` and an id is that record's; edits of such lines are listed unless `update`.
    """
    gathering = Gathering(okrs, author, update=update, put_away=put_away)
    reader = _Outline(gathering)
    lines = text.removeprefix("\ufeff").splitlines()
    _require_space(okrs, author, lines)
    for number, line in enumerate(lines, 1):
        try:
            reader.read(number, line.rstrip())
        except BadInputError as error:
            gathering.refuse(number, error)
    take_rows(Rows(gathering, reader.rows(), numbers=Numbers(), progress=progress))
    return gathering.intake()


def _require_space(okrs: Okrs, author: Author, lines: list[str]) -> None:
    """BadInputError when a line names a space that is not this one."""
    space = okrs.spaces.get(author.space)
    here = (fold(space.name), space.space) if space else ()
    for number, line in enumerate(lines, 1):
        named = _SPACE.fullmatch(line.strip())
        if named and fold(named["name"]) not in here:
            other, own = cut(named["name"], 40), space.name if space else "this space"
            raise BadInputError(f"line {number} says the outline is for “{other}”, not “{own}”")


class _Outline:
    """Reads line by line; what a heading says holds for the lines below it."""

    def __init__(self, gathering: Gathering) -> None:
        self._okrs, self._author = gathering.okrs, gathering.author
        self._known = Known(gathering.okrs)
        self._cycle = self._current_cycle()
        self._objective: dict[str, str] | None = None
        self._objective_line = 0
        self._lines: list[_Line] = []
        self._has_key_result = True
        self._is_skipping = False

    def _current_cycle(self) -> dict[str, str]:
        cycle = cycle_holding(self._okrs.cycles.values(), self._author.today)
        return {"cycle": cycle.name} if cycle else {}

    def read(self, number: int, line: str) -> None:
        """Take in one line; BadInputError when it is none that an outline has."""
        readers: tuple[tuple[re.Pattern[str], Callable[[int, re.Match[str]], None]], ...] = (
            (_OBJECTIVE, self._read_objective),
            (_CYCLE, self._read_cycle),
            (_STEP, self._read_step),
            (_KEY_RESULT, self._read_key_result),
        )
        if len(line) > MAX_TEXT:
            raise BadInputError(f"the line has {len(line):,} characters; {MAX_TEXT:,} is the most")
        if not line.strip() or _COMMENT.fullmatch(line.strip()):
            return
        for shape, take in readers:
            if found := shape.fullmatch(line):
                take(number, found)
                return
        raise BadInputError(
            f"“{cut(line.strip(), 40)}” is neither a cycle (#), an objective (##), a key result (- [ ]) nor a step"
        )

    # -- headings

    def _read_cycle(self, number: int, found: re.Match[str]) -> None:
        self._close_objective()
        self._objective, self._is_skipping = None, False
        text = found["text"].strip()
        if fold(text) in _BACKLOG:
            self._cycle = {}
        elif span := _SPAN.fullmatch(text):
            self._cycle = {"cycle": span["name"], "cycle_start": span["start"], "cycle_end": span["end"]}
        else:
            self._cycle = {"cycle": text}

    def _read_objective(self, number: int, found: re.Match[str]) -> None:
        self._close_objective()
        self._objective, self._is_skipping = None, True
        text, tie = _untied(found["text"])
        title, details = objective_details(text)
        cells = {**self._cycle, "objective": title, **details}
        if tie:
            cells["objective_id"] = self._known.by_prefix(tie, Objective).id
        self._objective, self._objective_line = cells, number
        self._has_key_result, self._is_skipping = False, False

    def _close_objective(self) -> None:
        """An objective without key results is a row of its own."""
        if self._objective is not None and not self._has_key_result:
            self._lines.append(_Line(Row(self._objective_line, dict(self._objective)), is_done=False))
        self._has_key_result = True

    # -- key results

    def _read_key_result(self, number: int, found: re.Match[str]) -> None:
        if self._is_skipping:
            return
        if self._objective is None:
            raise BadInputError("a key result needs an objective above it: write one as ## Title")
        text, tie = _untied(found["text"])
        cells = {**self._objective}
        if tie:
            cells["id"] = self._known.by_prefix(tie, KeyResult).id
        text, details = details_of(text)
        title, measure = measure_of(text)
        cells |= {"key_result": title, **measure, **_cells(details, measure)}
        self._has_key_result = True
        row = Row(number, {name: cell for name, cell in cells.items() if cell})
        self._lines.append(_Line(row, is_done=(found["box"] or " ") in "xX", steps=[]))

    def _read_step(self, number: int, found: re.Match[str]) -> None:
        if self._is_skipping:
            return
        if self._objective is None or not self._lines or not self._lines[-1].row.get("key_result"):
            raise BadInputError("a step needs a key result above it")
        self._lines[-1].steps.append((found["text"].strip(), (found["box"] or " ") in "xX"))

    # -- rows

    def rows(self) -> list[Row]:
        """Everything read, as rows of key results."""
        self._close_objective()
        return [_row(line) for line in self._lines]


def _untied(text: str) -> tuple[str, str | None]:
    found = _TIED.fullmatch(text.rstrip())
    return (found["text"], found["id"]) if found else (text.strip(), None)


def _cells(details: Details, measure: dict[str, str]) -> dict[str, str]:
    names = ("key_result_owner", "due", "start", "value", "confidence", "weight")
    cells: dict[str, str] = {name: cell for name in names if (cell := getattr(details, name))}
    if "start" in measure and "start" in cells:
        raise BadInputError(f"the start is given twice, as {measure['start']} and {cells['start']}")
    return cells


def _row(line: _Line) -> Row:
    cells = dict(line.row.cells)
    if line.steps:
        names = [step_cell(name) for name, _ in line.steps]
        done = [step_cell(name) for name, is_done in line.steps if is_done]
        cells |= {"measure": "milestones", "target": STEPS_BY.join(names)}
        if done:
            cells["value"] = STEPS_BY.join(done)
    if line.is_done and "value" not in cells:
        cells["is_done"] = "x"
    return Row(line.row.line, cells)
