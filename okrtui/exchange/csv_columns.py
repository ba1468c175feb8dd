"""Which column of a CSV file is which: header words, the separator, and cells that spreadsheets would run."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from okrtui.okr.errors import BadInputError
from okrtui.okr.text import cut

KEY_RESULT_COLUMNS = (
    "cycle", "cycle_start", "cycle_end", "unit", "owner", "objective", "supports", "origin", "kind", "id",
    "key_result", "measure", "start", "target", "value", "unit_of_measure", "due", "confidence", "score",
    "weight", "note",
)  # fmt: skip
CHECK_IN_COLUMNS = ("key_result_id", "key_result", "date", "value", "confidence", "note", "by")
STEPS_BY = " | "
"""What separates milestones in one cell."""

_SYNONYMS: Mapping[str, str] = {
    "cycle": "quarter period timeframe timeperiod okrcycle",
    "cycle_start": "periodstart cyclefrom quarterstart",
    "cycle_end": "periodend cycleto quarterend",
    "unit": "team department group teamname departmentname unitname squad",
    "owner": "assignee responsible lead who dri ownername assignedto",
    "objective": "okr goal objectivetitle objectivename goaltitle goalname",
    "supports": "parent alignedto alignment parentobjective parentgoal supportsobjective parenttitle",
    "origin": "direction",
    "kind": "commitment objectivetype goaltype objectivekind",
    "id": "keyresultid krid externalid key",
    "key_result": "kr keyresults keyresulttitle keyresultname krtitle krname",
    "measure": "measuretype metrictype krtype keyresulttype measurekind",
    "start": "baseline from startvalue initial initialvalue startingvalue",
    "target": "to targetvalue threshold goalvalue",
    "value": "current progress currentvalue actual actualvalue latest now",
    "unit_of_measure": "uom metricunit measurementunit unitofmeasurement valueunit",
    "due": "duedate deadline",
    "confidence": "confidencelevel conf confidencescore",
    "score": "grade finalscore",
    "weight": "weighting",
    "note": "notes comment comments remark remarks",
    "date": "checkindate on day",
    "by": "author checkedinby",
}
COLUMN_OF = {name.replace("_", ""): name for name in _SYNONYMS}
COLUMN_OF |= {word: name for name, words in _SYNONYMS.items() for word in words.split()}

_SEPARATORS = (",", ";", "\t")
_TOLD_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_GUARDED = re.compile(r"'+\s*[=+\-@]")
_DANGEROUS = re.compile(r"'*\s*[=+\-@]")
_COMMA_NUMBER = re.compile(r"[-+]?\d+,(?:\d{1,2}|\d{4,})\s*%?", re.ASCII)
_POINT_NUMBER = re.compile(r"[-+]?\d+\.\d+\s*%?", re.ASCII)


class Row(Struct, frozen=True, gc=False):
    """One row: its first line in the file, and its cells that are not empty, by column."""

    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """The cell's text, empty where there is none."""
        return self.cells.get(column, "")


class Sheet(Struct):
    """A CSV file as rows by known columns, with what was left out."""

    columns: frozenset[str]
    rows: list[Row]
    decimal_comma: bool
    notices: list[str]
    overlong: list[int]
    """Lines with more filled cells than the header has columns."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text as it is compared: without regard to case, to spaces, and to how accents are composed."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(composed.casefold().split())


def guarded(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


def read_sheet(text: str) -> Sheet:
    """The rows of a CSV file; BadInputError when it has no header that is understood."""
    text = text.removeprefix("\ufeff")
    separator, skipped = _separator(text)
    lines = csv.reader(io.StringIO(text[skipped:], newline=""), delimiter=separator)
    try:
        numbered = list(_numbered(lines, 1 if skipped else 0))
    except csv.Error as error:
        raise BadInputError(f"line {lines.line_num} is not CSV that can be read: {error}") from error
    if not numbered:
        raise BadInputError("the file is empty")
    header = numbered[0][1]
    places, notices = _places(header)
    overlong = [line for line, cells in numbered[1:] if any(c.strip() for c in cells[len(header) :])]
    rows = [Row(line, _cells(cells, places)) for line, cells in numbered[1:]]
    has_commas = separator == ";" and _has_decimal_commas(rows)
    if has_commas:
        notices.append("numbers were read with a decimal comma, as 3,5")
    return Sheet(frozenset(places), rows, has_commas, notices, overlong)


def _separator(text: str) -> tuple[str, int]:
    if told := _TOLD_SEPARATOR.match(text):
        return told[1], told.end()
    header = text.lstrip("\r\n").partition("\n")[0]
    return max(_SEPARATORS, key=lambda mark: _known(header.split(mark))), 0


def _known(words: Sequence[str]) -> tuple[int, int]:
    return (sum(_column(word.strip('"\r ')) is not None for word in words), len(words))


def _column(word: str) -> str | None:
    return COLUMN_OF.get(re.sub(r"[\s_\-]+", "", word.casefold()))


def _numbered(lines: "Iterator[list[str]]", before: int) -> Iterator[tuple[int, list[str]]]:
    first = 1
    for cells in lines:
        if any(cell.strip() for cell in cells):
            yield first + before, cells
        first = getattr(lines, "line_num", first) + 1


def _places(header: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Column → its place; a column's own name goes before its synonyms, the first before others."""
    places: dict[str, int] = {}
    notices: list[str] = []
    own_name_first = sorted(enumerate(header), key=lambda pair: fold(pair[1]) not in _SYNONYMS)
    for place, word in own_name_first:
        column = _column(word)
        if column is not None and column not in places:
            places[column] = place
        elif column is not None:
            notices.append(
                f"the column “{cut(word.strip(), 40)}” says {column} a second time and was left out"
            )
        elif word.strip():
            notices.append(f"the column “{cut(word.strip(), 40)}” is not known and was left out")
    return places, notices


def _cells(cells: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    return {
        column: unguarded(text)
        for column, place in places.items()
        if place < len(cells) and (text := cells[place].strip())
    }


def _has_decimal_commas(rows: Sequence[Row]) -> bool:
    cells = [row.get(column) for row in rows for column in ("start", "target", "value", "weight", "score")]
    commas = any(_COMMA_NUMBER.fullmatch(cell) for cell in cells)
    return commas and not any(_POINT_NUMBER.fullmatch(cell) for cell in cells)
