"""What somebody changed in an outline: the text that came back beside the text that was opened.

Only what differs between the two texts is an edit, so what colleagues changed meanwhile stays.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from okrtui.exchange.csv_columns import Row
from okrtui.exchange.intake import Gathering, Problem
from okrtui.exchange.outline import lines_of
from okrtui.exchange.outline_lines import KeyResultLine, OutlineLines
from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.steps.step import Author

OF_OBJECTIVE = ("objective", "cycle", "owner", "unit", "origin", "kind", "supports")
OF_MEASURE = ("measure", "start", "target", "unit_of_measure")
OF_KEY_RESULT = ("key_result", "key_result_owner", "due", "weight", *OF_MEASURE, "value", "confidence")
MOVED = "objective_id"
TICKED = "is_done"


class LineEdit(Struct, frozen=True):
    """One line that says something new: all its cells, those that differ, and the line of its objective.

    `record` is None for a line without an id.
    """

    row: Row
    changed: Mapping[str, str]
    heading: int
    record: Objective | KeyResult | None = None


class OutlineEdits(Struct, frozen=True):
    """All that differs, the records whose lines are gone, and what could not be read."""

    objectives: tuple[LineEdit, ...] = ()
    key_results: tuple[LineEdit, ...] = ()
    headings: Mapping[int, str] = {}
    """The ids of known objectives by the lines they stand on."""
    removed: tuple[Objective | KeyResult, ...] = ()
    problems: tuple[Problem, ...] = ()


def compare(okrs: Okrs, author: Author, opened: str, written: str) -> OutlineEdits:
    """The edits that lead from the text that was opened on these OKRs to the one that was written."""
    gathering = Gathering(okrs, author, update=True)
    try:
        before = lines_of(okrs, author, opened, Gathering(okrs, author, update=True))
        after = lines_of(okrs, author, written, gathering)
    except BadInputError as error:
        return OutlineEdits(problems=(Problem(1, "", str(error)),))
    comparison = _Comparison(okrs, gathering, before, after)
    objectives, key_results = tuple(comparison.objectives()), tuple(comparison.key_results())
    return OutlineEdits(
        objectives=objectives,
        key_results=key_results,
        headings={row.line: id_ for row in after.headings if (id_ := row.get("objective_id"))},
        removed=tuple(comparison.removed()),
        problems=gathering.intake().problems,
    )


class _Comparison:
    def __init__(self, okrs: Okrs, gathering: Gathering, before: OutlineLines, after: OutlineLines) -> None:
        self._okrs, self._gathering, self._before, self._after = okrs, gathering, before, after

    def objectives(self) -> Iterator[LineEdit]:
        """Headings that are new or say something else."""
        opened = {row.get("objective_id"): row for row in _tied(self._before)}
        seen = set[str]()
        for row in _tied(self._after):
            id_ = row.get("objective_id")
            if not id_:
                yield LineEdit(row, row.cells, row.line)
                continue
            is_wanted = self._is_wanted(row.line, id_, opened, seen)
            if is_wanted and (changed := _differing(opened[id_], row, OF_OBJECTIVE)):
                yield LineEdit(row, changed, row.line, self._okrs.objectives[id_])

    def key_results(self) -> Iterator[LineEdit]:
        """Lines of key results that are new or say something else."""
        opened = {line.row.get("id"): line for line in self._before.key_results}
        seen = set[str]()
        for line in self._after.key_results:
            row, id_ = line.whole(), line.row.get("id")
            if not id_:
                yield LineEdit(row, row.cells, line.heading)
                continue
            is_wanted = self._is_wanted(row.line, id_, opened, seen)
            if is_wanted and (changed := _changed(opened[id_], line)):
                yield LineEdit(row, changed, line.heading, self._okrs.key_results[id_])

    def _is_wanted(self, line: int, id_: str, opened: Container[str], seen: set[str]) -> bool:
        if id_ in seen or id_ not in opened:
            why = "stands on two lines" if id_ in seen else "was not in the text that was opened"
            self._gathering.refuse(line, BadInputError(f"“^{id_[:10]}” {why}: take it off to add a new one"))
            return False
        seen.add(id_)
        return True

    def removed(self) -> Iterator[Objective | KeyResult]:
        """What stood in the text that was opened and stands in it no more; key results go with their objective."""
        kept = {row.get("objective_id") for row in self._after.headings}
        kept_below = {line.row.get("id") for line in self._after.key_results}
        for row in self._before.headings:
            if row.get("objective_id") not in kept:
                yield self._okrs.objectives[row.get("objective_id")]
        for line in self._before.key_results:
            if line.row.get("id") not in kept_below and line.row.get(MOVED) in kept:
                yield self._okrs.key_results[line.row.get("id")]


def _tied(lines: OutlineLines) -> Iterator[Row]:
    """The headings; what they support is an id where it is called by a title that stands in the same text."""
    titles = list(_titles(lines))
    times = Counter(title for title, _ in titles)
    called = {title: id_ for title, id_ in titles if times[title] == 1}
    for row in lines.headings:
        id_ = called.get(row.get("supports"))
        yield row if id_ is None else replace(row, cells={**row.cells, "supports": id_})


def _titles(lines: OutlineLines) -> Iterator[tuple[str, str]]:
    """The titles that known records have in a text, and their ids."""
    yield from ((row.get("objective"), id_) for row in lines.headings if (id_ := row.get("objective_id")))
    for line in lines.key_results:
        if id_ := line.row.get("id"):
            yield line.row.get("key_result"), id_


def _differing(before: Row, after: Row, names: Iterable[str]) -> dict[str, str]:
    return {name: after.get(name) for name in names if before.get(name) != after.get(name)}


def _changed(before: KeyResultLine, after: KeyResultLine) -> dict[str, str]:
    """What differs; a box that was ticked counts where the value beside it stayed."""
    old, new = before.whole(), after.whole()
    changed = _differing(old, new, (*OF_KEY_RESULT, MOVED))
    if before.is_done != after.is_done and "value" not in changed:
        changed[TICKED] = "x" if after.is_done else ""
    return changed
