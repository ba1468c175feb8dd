"""The lines of an outline: cycles, objectives, key results and steps, as cells by column."""

import re
from collections.abc import Callable

from msgspec import Struct

from okrtui.exchange.cells import step_cell
from okrtui.exchange.csv_columns import STEPS_BY, Row, fold
from okrtui.exchange.known import Known
from okrtui.exchange.outline_quoting import hidden, shown
from okrtui.exchange.outline_words import Details, details_of, measure_of, objective_details
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.steps.rules import MAX_TEXT
from okrtui.okr.text import cut

_CYCLE = re.compile(r"#\s+(?P<text>.+)")
_OBJECTIVE = re.compile(r"##\s+(?P<text>.+)")
_KEY_RESULT = re.compile(r"[-*]\s+(?:\[(?P<box>[ xX])\]\s*)?(?P<text>.+)")
_STEP = re.compile(r"(?:\t| {2,})\s*[-*]\s+(?:\[(?P<box>[ xX])\]\s*)?(?P<text>.+)")
_COMMENT = re.compile(r"<!--.*-->|-{3,}|\*{3,}")
_SPAN = re.compile(
    r"(?P<name>.+?)\s*\((?P<start>\d{4}-\d\d-\d\d)\s*(?:–|-|to|…|\.\.)\s*(?P<end>\d{4}-\d\d-\d\d)\)"
)
_TIED = re.compile(r"(?P<text>.*\S)\s+\^(?P<id>[a-z2-7]{4,26})")
_BACKLOG = frozenset({"backlog", "no cycle"})


class KeyResultLine(Struct):
    """A key result's cells with its objective's, the steps below it, and the line of its objective."""

    row: Row
    is_done: bool
    heading: int
    steps: list[tuple[str, bool]] = []

    def whole(self) -> Row:
        """All that the lines say, as one row."""
        cells = dict(self.row.cells)
        if self.steps:
            names = [step_cell(name) for name, _ in self.steps]
            done = [step_cell(name) for name, is_done in self.steps if is_done]
            cells |= {"measure": "milestones", "target": STEPS_BY.join(names)}
            if done:
                cells["value"] = STEPS_BY.join(done)
        if self.is_done and "value" not in cells:
            cells["is_done"] = "x"
        return Row(self.row.line, cells)


class OutlineLines:
    """Reads line by line; what a heading says holds for the lines below it.

    `cycle` are the cells of lines above the first cycle. Without ties lines are found by their titles.
    """

    def __init__(self, known: Known, cycle: dict[str, str], *, has_ties: bool = True) -> None:
        self._known, self._cycle, self._has_ties = known, cycle, has_ties
        self._objective: dict[str, str] | None = None
        self._has_key_result = True
        self._is_skipping = False
        self.headings: list[Row] = []
        self.key_results: list[KeyResultLine] = []
        self._alone: list[Row] = []

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
        hiding = hidden(line)
        for shape, take in readers:
            if found := shape.fullmatch(hiding):
                try:
                    take(number, found)
                except BadInputError as error:
                    raise BadInputError(shown(str(error))) from error
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
            self._cycle = {
                "cycle": shown(span["name"]), "cycle_start": span["start"], "cycle_end": span["end"],
            }  # fmt: skip
        else:
            self._cycle = {"cycle": shown(text)}

    def _read_objective(self, number: int, found: re.Match[str]) -> None:
        self._close_objective()
        self._objective, self._is_skipping = None, True
        text, tie = self._untied(found["text"])
        title, details = objective_details(text)
        cells = {**self._cycle, "objective": shown(title), **_shown(details)}
        if tie:
            cells["objective_id"] = self._known.by_prefix(tie, Objective).id
        self._objective = cells
        self._has_key_result, self._is_skipping = False, False
        self.headings.append(Row(number, dict(cells)))

    def _close_objective(self) -> None:
        """An objective without key results is a row of its own."""
        if self._objective is not None and not self._has_key_result:
            self._alone.append(self.headings[-1])
        self._has_key_result = True

    # -- key results

    def _read_key_result(self, number: int, found: re.Match[str]) -> None:
        if self._is_skipping:
            return
        if self._objective is None:
            raise BadInputError("a key result needs an objective above it: write one as ## Title")
        text, tie = self._untied(found["text"])
        cells = {**self._objective}
        if tie:
            cells["id"] = self._known.by_prefix(tie, KeyResult).id
        text, details = details_of(text)
        title, measure = measure_of(text)
        cells |= {"key_result": shown(title), **_shown(measure), **_shown(_cells(details, measure))}
        self._has_key_result = True
        row = Row(number, {name: cell for name, cell in cells.items() if cell})
        is_done = (found["box"] or " ") in "xX"
        self.key_results.append(KeyResultLine(row, is_done, self.headings[-1].line, steps=[]))

    def _read_step(self, number: int, found: re.Match[str]) -> None:
        if self._is_skipping:
            return
        if self._objective is None or not self._has_key_result:
            raise BadInputError("a step needs a key result above it")
        name = shown(found["text"].strip())
        self.key_results[-1].steps.append((name, (found["box"] or " ") in "xX"))

    def _untied(self, text: str) -> tuple[str, str | None]:
        found = _TIED.fullmatch(text.rstrip())
        if found is None:
            return text.strip(), None
        return found["text"], found["id"] if self._has_ties else None

    # -- rows

    def rows(self) -> list[Row]:
        """Everything read, as rows of key results; objectives that have none as rows of their own."""
        self._close_objective()
        return sorted((*self._alone, *(line.whole() for line in self.key_results)), key=lambda row: row.line)


def _cells(details: Details, measure: dict[str, str]) -> dict[str, str]:
    names = ("key_result_owner", "due", "start", "value", "confidence", "weight")
    cells: dict[str, str] = {name: cell for name in names if (cell := getattr(details, name))}
    if "start" in measure and "start" in cells:
        raise BadInputError(f"the start is given twice, as {measure['start']} and {cells['start']}")
    return cells


def _shown(cells: dict[str, str]) -> dict[str, str]:
    return {name: shown(cell) for name, cell in cells.items()}
